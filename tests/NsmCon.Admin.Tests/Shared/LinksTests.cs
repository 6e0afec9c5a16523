using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Shared;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>What the app links to is there.</summary>
public class LinksTests
{
    const BindingFlags Own = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public async Task Every_link_leads_to_a_page_of_the_app()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);

        Assert.True(All().Count > 80, $"Only {All().Count} links were found.");
        Assert.Empty(All().Where(link => !Leads(app, link.Address)));
    }

    [Theory]
    [InlineData("/admin/events/sample/nowhere")]
    [InlineData("/admin/events/sample/registrations/seven")]
    [InlineData("/admin/events/sample/registrations/7/8")]
    [InlineData("/nowhere.pdf")]
    public async Task An_address_without_a_page_leads_nowhere(string address)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);

        Assert.False(Leads(app, address));
    }

    [Fact]
    public async Task What_many_addresses_begin_with_is_the_beginning_of_several_pages()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        var prefixes = typeof(Links.Prefix).GetFields(Own).Select(prefix => (string)prefix.GetRawConstantValue()!).ToList();

        Assert.NotEmpty(prefixes);
        Assert.All(prefixes, prefix =>
            Assert.True(
                Pages(app)
                    .Count(page => $"/{page.RoutePattern.RawText!.TrimStart('/')}/".StartsWith(prefix + "/", StringComparison.Ordinal)) > 1,
                prefix
            )
        );
    }

    /// <summary>Each link by its name, with a sample of everything that it takes.</summary>
    static List<(string Name, string Address)> All() =>
        [
            .. typeof(Links).GetFields(Own).Select(link => (link.Name, (string)link.GetRawConstantValue()!)),
            .. typeof(Links)
                .GetMethods(Own)
                .Select(link => (link.Name, (string)link.Invoke(null, [.. link.GetParameters().Select(Sample)])!)),
        ];

    static object Sample(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(string) ? "sample" : Convert.ChangeType(7, parameter.ParameterType, null);

    static IEnumerable<RouteEndpoint> Pages(RunningApp app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    // What takes every address, to look for a file, is no page.
    static bool Leads(RunningApp app, string address)
    {
        var (context, policies) = (new DefaultHttpContext(), app.Services.GetRequiredService<ParameterPolicyFactory>());
        return Pages(app)
            .Where(page => !page.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll))
            .Any(page =>
            {
                var values = new RouteValueDictionary();
                return new TemplateMatcher(new RouteTemplate(page.RoutePattern), []).TryMatch(address, values)
                    && page.RoutePattern.Parameters.All(parameter =>
                        parameter.ParameterPolicies.All(policy =>
                            policies.Create(parameter, policy) is not IRouteConstraint rule
                            || rule.Match(context, null, parameter.Name, values, RouteDirection.IncomingRequest)
                        )
                    );
            });
    }
}
