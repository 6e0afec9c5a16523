using Microsoft.EntityFrameworkCore;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Events;

public class EventsTests
{
    static readonly Dictionary<string, string?> Form = new()
    {
        ["Title"] = "NSMCon NA 2031",
        ["Slug"] = "nsmconna-2031",
        ["StartsOn"] = "2031-11-17",
        ["Place"] = "San Diego, USA",
        ["TimeZone"] = "America/Los_Angeles",
    };

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_is_made_by_a_form_and_stands_under_upcoming(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();

        var made = await browser.Send("/admin/events/new", Form);

        Assert.Equal("/admin/events/nsmconna-2031/settings", made.RequestMessage!.RequestUri!.AbsolutePath);
        var sections = (await browser.Open("/admin/events"))
            .QuerySelectorAll("section")
            .ToDictionary(section => section.QuerySelector("h2").Words(), section => section.Words());
        Assert.Contains(
            "NSMCon NA 2031 nsmconna-2031 Draft November 17, 2031San Diego, USA 0 0 0",
            sections["Upcoming"],
            StringComparison.Ordinal
        );
        Assert.Contains("NSMCon EU 2020", sections["Past"], StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_that_is_taken_or_odd_is_refused_and_what_was_typed_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();

        foreach (
            var (slug, sentence) in new[]
            {
                (RunningApp.Seed, "There is an event with the address \"nsmconeu2020\" already. Choose another one."),
                ("NSM Con", "The address has lower case letters, digits, and single hyphens between them."),
                ("-edge", "The address has lower case letters, digits, and single hyphens between them."),
                ("../etc", "The address has lower case letters, digits, and single hyphens between them."),
            }
        )
        {
            var page = await (await browser.Send("/admin/events/new", new(Form) { ["Slug"] = slug })).Page();
            Assert.Equal(sentence, page.QuerySelector(".field.wrong .error").Words());
            Assert.Equal("San Diego, USA", page.QuerySelector("#Place")!.GetAttribute("value"));
        }

        await using var db = app.OpenDb();
        Assert.Equal(1, await db.Events.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_asks_as_often_for_sixty_events_as_for_two_and_is_paged(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("first");
        using var browser = await app.SignIn();
        var forTwo = await browser.QueriesOf("/admin/events");
        for (var i = 0; i < 58; i++)
            await app.AddEvent($"more-{i}");

        Assert.Equal(forTwo, await browser.QueriesOf("/admin/events"));
        Assert.Equal(50, (await browser.Open("/admin/events")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(10, (await browser.Open("/admin/events?page=2")).QuerySelectorAll("tbody tr").Length);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_counts_what_belongs_to_each_event(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.Register(ours, await app.AddTicketType(ours), people: 3);
        await app.AddSponsorship(ours, "Event", 100_00, "Acme");
        await app.AddEvent("other");
        using var browser = await app.SignIn();

        var rows = (await browser.Open("/admin/events"))
            .QuerySelectorAll("tbody tr")
            .ToDictionary(row => row.QuerySelector("a").Words(), row => row.QuerySelectorAll(".num").Select(cell => cell.Words()));

        Assert.Equal(["0", "3", "1"], rows["Conference ours"]);
        Assert.Equal(["0", "0", "0"], rows["Conference other"]);
        Assert.Equal(["15", "0", "0"], rows["NSMCon EU 2020"]);
    }
}
