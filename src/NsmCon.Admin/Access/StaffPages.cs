using Microsoft.AspNetCore.Routing.Template;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Access;

/// <summary>
/// Who may open which page, as the pages themselves say it: menus and links ask here, so that nobody is led to a page that refuses them.
/// </summary>
public sealed class StaffPages(EndpointDataSource endpoints)
{
    readonly Lazy<IReadOnlyList<StaffPage>> pages = new(() =>
        [
            .. endpoints
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.RoutePattern.RawText?.StartsWith("admin", StringComparison.Ordinal) == true && IsLookedAt(endpoint)
                )
                .OrderBy(endpoint => endpoint.RoutePattern.InboundPrecedence)
                .Select(endpoint => new StaffPage(
                    new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), []),
                    endpoint.Metadata.GetOrderedMetadata<ForStaffAttribute>()
                )),
        ]
    );

    /// <summary>
    /// Whether a page opens, by the roles that the person has in the event of its address (null: an address without one), or in any event.
    /// </summary>
    public bool Opens(string path, Func<string?, bool, IReadOnlyCollection<StaffRole>> held)
    {
        var address = new PathString(path.Split('?', '#')[0]);
        foreach (var page in pages.Value)
        {
            var values = new RouteValueDictionary();
            if (page.Matcher.TryMatch(address, values))
                return page.Rules.All(rule => rule.Allows(held(values["slug"] as string, rule.Anywhere), HttpMethods.Get));
        }

        return true;
    }

    static bool IsLookedAt(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: var methods } || methods.Contains(HttpMethods.Get);

    sealed record StaffPage(TemplateMatcher Matcher, IReadOnlyList<ForStaffAttribute> Rules);
}
