using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

public class AccessTests
{
    [Fact]
    public async Task No_staff_page_opens_without_sign_in()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var nobody = app.Browser(followRedirects: false);
        var pages = StaffEndpoints(app)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(Requests)
            .ToList();

        var open = new List<string>();
        foreach (var (method, path) in pages)
        {
            using var answer = await nobody.SendAsync(new HttpRequestMessage(method, path));
            if (answer.Headers.Location?.OriginalString.StartsWith("/admin/sign-in?", StringComparison.Ordinal) != true)
                open.Add($"{method} {path}: {(int)answer.StatusCode}");
        }

        Assert.True(pages.Count > 30, $"Only {pages.Count} pages were found.");
        Assert.Empty(open);
    }

    [Fact]
    public async Task Nobody_needs_to_sign_in_for_signing_in_only()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);

        var open = StaffEndpoints(app)
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "admin/password/{secret}",
                "admin/sign-in",
                "admin/sign-in/code",
                "admin/sign-in/forgot",
                "admin/sign-out",
                "admin/welcome/{secret}",
            ],
            open
        );
    }

    public static TheoryData<StaffRole, string> WhatEachRoleMayDo =>
        new()
        {
            { StaffRole.Owner, "dashboard events audit rooms tickets settings staff new | settings tickets rooms staff new" },
            { StaffRole.Agenda, "dashboard events audit rooms | rooms" },
            { StaffRole.Registration, "dashboard events audit |" },
            { StaffRole.Sponsorship, "dashboard events audit |" },
            { StaffRole.Door, "events |" },
            { StaffRole.Reader, "dashboard events audit |" },
        };

    [Theory, MemberData(nameof(WhatEachRoleMayDo))]
    public async Task Each_role_opens_and_changes_what_belongs_to_it(StaffRole role, string expected)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await app.AddEvent("ours");
        using var browser = await app.SignIn(role);

        var opens = await Allowed(
            ("dashboard", () => browser.GetAsync("/admin/events/ours")),
            ("events", () => browser.GetAsync("/admin/events")),
            ("audit", () => browser.GetAsync("/admin/events/ours/audit")),
            ("rooms", () => browser.GetAsync("/admin/events/ours/settings/rooms")),
            ("tickets", () => browser.GetAsync("/admin/events/ours/settings/tickets")),
            ("settings", () => browser.GetAsync("/admin/events/ours/settings")),
            ("staff", () => browser.GetAsync("/admin/staff")),
            ("new", () => browser.GetAsync("/admin/events/new"))
        );
        // A form without a token is refused by its token where the role is right, and by the role where it is not.
        var changes = await Allowed(
            ("settings", () => browser.PostAsync("/admin/events/ours/settings", null)),
            ("tickets", () => browser.PostAsync("/admin/events/ours/settings/tickets/new", null)),
            ("rooms", () => browser.PostAsync("/admin/events/ours/settings/rooms/new", null)),
            ("staff", () => browser.PostAsync("/admin/staff/invite", null)),
            ("new", () => browser.PostAsync("/admin/events/new", null))
        );

        Assert.Equal(expected, $"{opens} | {changes}".TrimEnd());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_role_for_one_event_opens_no_other(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        await app.AddEvent("other", e => e.Title = "The other conference");
        using var browser = await app.SignIn(StaffRole.Owner, "ours");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin/events/ours/settings")).StatusCode);
        foreach (
            var path in new[]
            {
                "/admin/events/other",
                "/admin/events/other/settings",
                "/admin/events/other/audit",
                "/admin/staff",
                "/admin/audit",
                "/admin/events/new",
            }
        )
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(path)).StatusCode);
        var list = await browser.Open("/admin/events");
        Assert.DoesNotContain("The other conference", list.Body.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("/admin/staff", list.QuerySelectorAll(".menu a").Select(link => link.GetAttribute("href")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Pages_of_no_event_keep_the_menu_of_the_one_that_was_looked_at(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        await app.AddEvent("other", e => e.Title = "The other conference");
        using var owner = await app.SignIn();

        var before = await owner.Open("/admin/staff");
        await owner.Open("/admin/events/ours/settings");
        foreach (var path in new[] { "/admin/staff", "/admin/events", "/admin/content", "/admin/profile", "/admin/audit" })
        {
            var page = await owner.Open(path);
            Assert.Contains("/admin/events/ours/agenda", page.QuerySelectorAll(".menu a").Select(link => link.GetAttribute("href")));
            Assert.DoesNotContain("ours", page.QuerySelector("title").Words(), StringComparison.OrdinalIgnoreCase);
        }

        await owner.Open("/admin/events/other");
        var after = await owner.Open("/admin/staff");

        Assert.DoesNotContain("Agenda", before.QuerySelector(".menu").Words(), StringComparison.Ordinal);
        Assert.Contains("/admin/events/other/agenda", after.QuerySelectorAll(".menu a").Select(link => link.GetAttribute("href")));
        Assert.StartsWith("The other conference", after.QuerySelector(".switch summary").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_kept_event_shows_nothing_to_whoever_has_no_part_in_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        await app.AddEvent("other", e => e.Title = "The other conference");
        using var browser = await app.SignIn(StaffRole.Owner, "ours");
        browser.DefaultRequestHeaders.Add("Cookie", "event=other");

        var list = await browser.Open("/admin/events");
        using var missing = await browser.GetAsync("/admin/events/other/nowhere");

        Assert.DoesNotContain("other", list.Body.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("The other conference", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_that_leads_nowhere_in_an_event_leads_back_to_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours", e => e.Title = "GraceCon");
        using var owner = await app.SignIn();
        using var door = await app.SignIn(StaffRole.Door, "ours");

        var links = new List<string>();
        foreach (
            var (browser, path) in new[]
            {
                (owner, "/admin/events/ours/registrations/999"),
                (owner, "/admin/events/nothere/agenda"),
                (owner, "/admin/nowhere"),
                (door, "/admin/events/ours/nowhere"),
            }
        )
        {
            using var answer = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            links.Add(
                string.Join(
                    ", ",
                    (await answer.Page()).QuerySelectorAll(".actions a").Select(link => $"{link.Words()} {link.GetAttribute("href")}")
                )
            );
        }

        Assert.Equal(
            [
                "Back to GraceCon /admin/events/ours, All events /admin/events",
                "All events /admin/events",
                "All events /admin/events",
                "Back to GraceCon /admin/events/ours/check-in, All events /admin/events",
            ],
            links
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_role_that_is_taken_away_ends_at_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var owner = await app.SignIn();
        using var reader = await app.Join("reader@example.org", role: StaffRole.Reader);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/admin/events/ours")).StatusCode);

        await owner.Send($"/admin/staff/{await app.IdOf("reader@example.org")}", [], "form[action$='/withdraw']");

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/admin/events/ours")).StatusCode);
    }

    static IEnumerable<RouteEndpoint> StaffEndpoints(RunningApp app) =>
        app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith("admin", StringComparison.Ordinal) == true);

    static IEnumerable<(HttpMethod Method, string Path)> Requests(RouteEndpoint endpoint) =>
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (
            HttpMethod.Parse(method),
            "/"
                + string.Join(
                    '/',
                    endpoint.RoutePattern.PathSegments.Select(segment =>
                        string.Concat(
                            segment.Parts.Select(part =>
                                part switch
                                {
                                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "slug" } => RunningApp.Seed,
                                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart => "1",
                                    Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                                    _ => ".",
                                }
                            )
                        )
                    )
                )
        );

    static async Task<string> Allowed(params (string Name, Func<Task<HttpResponseMessage>> Request)[] requests)
    {
        var allowed = new List<string>();
        foreach (var (name, request) in requests)
        {
            using var answer = await request();
            if (answer.StatusCode != HttpStatusCode.Forbidden)
                allowed.Add(name);
        }

        return string.Join(' ', allowed);
    }
}
