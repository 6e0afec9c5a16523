using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Events;

/// <summary>An event that is not announced: there for its staff, and for nobody else.</summary>
public class DraftTests
{
    const string Note = "Draft: only staff can see this page.";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_public_address_of_a_draft_answers_strangers_as_if_it_were_not_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var key = await Arrange(app);
        await app.AddEvent("other");
        using var stranger = app.Browser();
        using var elsewhere = await app.SignIn(StaffRole.Owner, "other");
        using var staff = await app.SignIn(StaffRole.Reader, "ours");
        var requests = PublicEndpoints(app).SelectMany(endpoint => Requests(endpoint, key)).Distinct().ToList();

        var (seen, unseen) = (new List<string>(), new List<string>());
        foreach (var (method, path) in requests)
        {
            foreach (var browser in new[] { stranger, elsewhere })
                if (await Ask(browser, method, path) is not HttpStatusCode.NotFound and var status)
                    seen.Add($"{method} {path}: {(int)status}");
            // Where staff get nothing either, this test asks for the wrong address.
            if (await Ask(staff, method, path) == HttpStatusCode.NotFound)
                unseen.Add($"{method} {path}");
        }

        Assert.True(requests.Count > 20, $"Only {requests.Count} addresses were found.");
        Assert.Empty(seen);
        Assert.Empty(unseen);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_list_names_a_draft(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arrange(app);
        await app.ChangeEvent("ours", e => e.Buttons = [new() { Name = "Become a Sponsor", Href = "/pdf/ours.pdf" }]);
        using var browser = app.Browser();

        var (start, sitemap) = (await browser.GetStringAsync("/"), await browser.GetStringAsync("/sitemap.xml"));
        var prospectus = (await browser.GetAsync("/pdf/ours.pdf")).StatusCode;
        await app.SetStage("ours", EventStage.Announced);

        Assert.Contains("NSMCon EU 2020", start, StringComparison.Ordinal);
        Assert.DoesNotContain("Conference ours", start, StringComparison.Ordinal);
        Assert.DoesNotContain("/events/ours", sitemap, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, prospectus);
        Assert.Contains("/events/ours", await browser.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("/events/ours/speakers/", await browser.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/pdf/ours.pdf")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Its_staff_look_at_a_preview_that_nobody_else_gets_to_see(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arrange(app);
        using var staff = await app.SignIn(StaffRole.Reader, "ours");
        using var stranger = app.Browser();

        using var preview = await staff.GetAsync("/events/ours");
        using var withFilter = await staff.GetAsync("/events/ours?kind=Talk");
        using var afterwards = await stranger.GetAsync("/events/ours");
        await app.SetStage("ours", EventStage.Announced);
        var announced = await staff.Open("/events/ours");

        var page = await preview.Page();
        Assert.Equal(Note, page.QuerySelector("main > .flash").Words());
        Assert.Contains("Engines", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal("no-store", preview.Headers.CacheControl!.ToString());
        Assert.Equal("no-store", withFilter.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, afterwards.StatusCode);
        Assert.Equal((await (await stranger.GetAsync("/events/none")).Page()).Body.Words(), (await afterwards.Page()).Body.Words());
        Assert.Null(announced.QuerySelector("main > .flash"));
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/events/ours")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_registers_or_asks_about_sponsoring_before_it_is_announced(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Arrange(app);
        await app.SetStage("ours", EventStage.Announced);
        using var staff = await app.SignIn(StaffRole.Reader, "ours");
        var (register, sponsor) = (
            (await staff.Open("/events/ours/register")).QuerySelector("main form")!,
            (await staff.Open("/events/ours/sponsor")).QuerySelector("main form")!
        );
        await app.SetStage("ours", EventStage.Draft);

        var registered = await staff.Send(
            register,
            "/events/ours/register",
            new()
            {
                ["Form.Name"] = "Ada",
                ["Form.Email"] = "ada@example.org",
                ["Form.Consent"] = "true",
            }
        );
        var asked = await staff.Send(
            sponsor,
            "/events/ours/sponsor",
            new()
            {
                ["Company"] = "Acme",
                ["ContactName"] = "Ada",
                ["Email"] = "ada@acme.example",
            }
        );

        Assert.Contains(
            "This event is not announced yet.",
            (await registered.Page()).QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "This event is not announced yet.",
            (await asked.Page()).QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        Assert.Equal((0, 0), (await db.Registrations.CountAsync(), await db.Inquiries.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_that_is_made_by_hand_begins_as_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        using var stranger = app.Browser();

        var made = await owner.Send(
            "/admin/events/new",
            new()
            {
                ["Title"] = "AdaCon",
                ["Slug"] = "adacon",
                ["TimeZone"] = "Europe/London",
            }
        );

        Assert.Contains(
            "AdaCon is a draft that only staff can see.",
            (await made.Page()).QuerySelector(".flash").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/events/adacon")).StatusCode);
        var dashboard = await owner.Open("/admin/events/adacon");
        Assert.Contains("The event is not public yet", dashboard.QuerySelectorAll(".rows a").Select(link => link.Words()));
        Assert.Contains("Announce the event", dashboard.QuerySelectorAll(".first-steps a").Select(link => link.Words()));
        Assert.Contains("Preview", dashboard.QuerySelectorAll(".btn-list a").Select(link => link.Words()));
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/events/adacon")).StatusCode);
    }

    // A draft with all that a public address can show.
    static async Task<string> Arrange(RunningApp app)
    {
        var ours = await app.AddEvent("ours", e => e.RegistrationOpensAt = app.Now().AddDays(-1));
        var ada = await app.AddSpeaker(ours, "Ada Lovelace");
        await app.AddTalk(ours, "Engines", "10:30", "11:00", ada);
        await app.AddTicketType(ours);
        await using (var db = app.OpenDb())
        {
            db.Add(
                new Package
                {
                    EventId = ours.Id,
                    Key = "event",
                    Name = "Event",
                    PriceCents = 100_00,
                }
            );
            await db.SaveChangesAsync();
        }

        await app.Publish(ours);
        await app.SetStage("ours", EventStage.Draft);
        return $"{ada.Id}-ada-lovelace";
    }

    static async Task<HttpStatusCode> Ask(HttpClient browser, string method, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        if (method == "POST")
        {
            var token = (await browser.Open($"/events/{RunningApp.Seed}/register"))
                .QuerySelector("main input[name=__RequestVerificationToken]")!
                .GetAttribute("value")!;
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        }

        using var answer = await browser.SendAsync(request);
        return answer.StatusCode;
    }

    static IEnumerable<RouteEndpoint> PublicEndpoints(RunningApp app) =>
        app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name == "slug")
                && !endpoint.RoutePattern.RawText!.StartsWith("admin", StringComparison.Ordinal)
            );

    static IEnumerable<(string Method, string Path)> Requests(RouteEndpoint endpoint, string speaker) =>
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (
            method,
            "/"
                + string.Join(
                    '/',
                    endpoint.RoutePattern.PathSegments.Select(segment =>
                        string.Concat(
                            segment.Parts.Select(part =>
                                part switch
                                {
                                    RoutePatternParameterPart { Name: "slug" } => "ours",
                                    RoutePatternParameterPart { Name: "key" } => speaker,
                                    RoutePatternParameterPart => "1",
                                    RoutePatternLiteralPart literal => literal.Content,
                                    _ => ".",
                                }
                            )
                        )
                    )
                )
        );
}
