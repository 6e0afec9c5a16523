using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class AgendaFilterTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_room_s_talks_are_shown_with_the_breaks_of_all(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await TwoRooms(app);
        using var browser = app.Browser();

        var all = await browser.Open("/events/ours");
        var hall = await browser.Open(
            all.QuerySelectorAll("nav.filter a").Single(link => link.Words() == "Hall & Co").GetAttribute("href")!
        );
        var keynotes = await browser.Open("/events/ours?room=Hall+%26+Co&kind=keynote");

        Assert.Equal(
            ["All rooms", "Hall & Co", "Attic", "All kinds", "Talks", "Keynotes"],
            all.QuerySelectorAll("nav.filter a").Select(link => link.Words())
        );
        Assert.Equal("All 3 talks are shown.", all.QuerySelector("nav.filter p").Words());
        Assert.Equal(["Engines", "Compilers"], all.QuerySelectorAll(".agenda > .of2 h3").Select(title => title.Words()));
        Assert.Equal(["Opening", "Engines"], Titles(hall));
        Assert.Empty(hall.QuerySelectorAll(".of2"));
        Assert.Equal(
            ["Break, 15 minutes", "Tea in the hall, 15 minutes"],
            hall.QuerySelectorAll(".agenda .break p:not(.at)").Select(pause => pause.Words())
        );
        Assert.Equal("2 of 3 talks are shown.", hall.QuerySelector("nav.filter p").Words());
        Assert.Equal(["Hall & Co", "All kinds"], hall.QuerySelectorAll("[aria-current]").Select(link => link.Words()));
        Assert.Equal(["Opening"], Titles(keynotes));
        Assert.Equal($"{app.Url}/events/ours", keynotes.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [SkippableTheory]
    [InlineData("?room=Cellar")]
    [InlineData("?room=Attic&kind=keynote")]
    [InlineData("?kind=lunch")]
    public async Task Where_nothing_matches_the_page_says_so_and_leads_back(string query)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await TwoRooms(app);
        using var browser = app.Browser();

        var page = await browser.Open($"/events/ours{query}");

        Assert.Empty(page.QuerySelectorAll(".agenda > li"));
        Assert.Equal(
            ["0 of 3 talks are shown.", "No talk matches. Show all talks"],
            page.QuerySelectorAll("nav.filter p").Select(line => line.Words())
        );
        Assert.Equal("/events/ours#agenda", page.QuerySelector("nav.filter p a")!.GetAttribute("href"));
    }

    [SkippableTheory]
    [InlineData("?kind=nonsense")]
    [InlineData("?room=")]
    [InlineData("?utm_source=somewhere")]
    public async Task What_is_no_filter_hides_nothing(string query)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await TwoRooms(app);
        using var browser = app.Browser();

        Assert.Equal("All 3 talks are shown.", (await browser.Open($"/events/ours{query}")).QuerySelector("nav.filter p").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_in_one_room_has_no_filter(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var page = await browser.Open($"/events/{RunningApp.Seed}?room=Cellar");

        Assert.Null(page.QuerySelector("nav.filter a"));
        Assert.Equal(15, page.QuerySelectorAll(".agenda > li").Length);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_track_s_talks_are_shown_in_its_colour(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var (telco, mesh) = (
            new Track
            {
                EventId = ours.Id,
                Name = "Telco & 5G",
                Color = "teal",
            },
            new Track
            {
                EventId = ours.Id,
                Name = "Mesh",
                Color = "red",
            }
        );
        await using (var db = app.OpenDb())
        {
            db.AddRange(telco, mesh);
            await db.SaveChangesAsync();
        }

        await app.AddTalk(ours, "Engines", "09:00", "10:00", talk => talk.TrackId = telco.Id);
        await app.AddTalk(ours, "Lunch", "10:00", "11:00", talk => talk.Kind = TalkKind.Lunch);
        await app.AddTalk(ours, "Compilers", "11:00", "12:00", talk => talk.TrackId = mesh.Id);
        await app.Publish(ours);
        using var browser = app.Browser();

        var all = await browser.Open("/events/ours");
        var one = await browser.Open(
            all.QuerySelectorAll("nav.filter a").Single(link => link.Words() == "Telco & 5G").GetAttribute("href")!
        );

        Assert.Equal(["All tracks", "Telco & 5G", "Mesh"], all.QuerySelectorAll("nav.filter a").Select(link => link.Words()));
        Assert.Equal(["Engines"], Titles(one));
        Assert.Equal(["Lunch, 60 minutes"], one.QuerySelectorAll(".agenda .break p:not(.at)").Select(pause => pause.Words()));
        Assert.Equal(["Telco & 5G"], one.QuerySelectorAll(".talk .track.track-teal").Select(track => track.Words()));
        Assert.Contains(
            "\"track\": \"Telco \\u0026 5G\"",
            await browser.GetStringAsync("/events/ours/agenda.json"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<track>Telco &amp; 5G</track>",
            await browser.GetStringAsync("/events/ours/schedule.xml"),
            StringComparison.Ordinal
        );
    }

    static async Task TwoRooms(RunningApp app)
    {
        var ours = await app.AddEvent("ours");
        var (hall, attic) = (await app.AddRoom(ours, "Hall & Co"), await app.AddRoom(ours, "Attic"));
        await app.AddTalk(ours, "Opening", "09:00", "10:00", talk => (talk.RoomId, talk.Kind) = (hall.Id, TalkKind.Keynote));
        await app.AddTalk(ours, "BREAK", "10:00", "10:15", talk => talk.Kind = TalkKind.Break);
        await app.AddTalk(ours, "Engines", "10:15", "11:00", talk => talk.RoomId = hall.Id);
        await app.AddTalk(ours, "Compilers", "10:15", "11:00", talk => talk.RoomId = attic.Id);
        await app.AddTalk(ours, "Tea in the hall", "11:00", "11:15", talk => (talk.RoomId, talk.Kind) = (hall.Id, TalkKind.Break));
        await app.Publish(ours);
    }

    static IEnumerable<string> Titles(IDocument page) => page.QuerySelectorAll(".talk h3").Select(title => title.Words());
}
