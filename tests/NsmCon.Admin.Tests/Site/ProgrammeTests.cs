using System.Net;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Prospectus;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using UglyToad.PdfPig;

namespace NsmCon.Admin.Tests.Site;

public class ProgrammeTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_programme_has_every_talk_with_its_time_and_speakers_on_either_paper(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        const string path = $"/events/{RunningApp.Seed}/programme.pdf";

        var (a4, a3) = (await browser.GetByteArrayAsync(path), await browser.GetByteArrayAsync($"{path}?paper=A3"));

        Assert.Equal(a4, await browser.GetByteArrayAsync($"{path}?paper=a4"));
        foreach (var (pdf, width) in new[] { (a4, 595), (a3, 842) })
        {
            using var document = PdfDocument.Open(pdf);
            Assert.Equal((1, width), (document.NumberOfPages, (int)Math.Round(document.GetPage(1).Width)));
            Assert.Equal("Programme of NSMCon EU 2020", document.Information.Title);
            var words = Pdf.WordsOf(pdf);
            Assert.Contains("09:15", words, StringComparison.Ordinal);
            Assert.Contains("Inside Network Service Mesh", words, StringComparison.Ordinal);
            Assert.Contains("Dominik Tornow", words, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{path}?paper=a5")).StatusCode);
        var links = (await browser.Open($"/events/{RunningApp.Seed}"))
            .QuerySelectorAll("#agenda a[href*='programme.pdf']")
            .Select(link => link.GetAttribute("href"));
        Assert.Equal([path, $"{path}?paper=a3"], links);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Several_rooms_make_a_table_and_several_days_a_page_each(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", e => e.EndsOn = new(2030, 3, 31));
        var (hall, lab) = (await app.AddRoom(ours, "Hall"), await app.AddRoom(ours, "Lab"));
        var ada = await app.AddSpeaker(ours, "Ада Лавлейс 王小明");
        await app.AddTalk(ours, "Engines", "09:00", "10:00", talk => talk.RoomId = hall.Id, ada);
        await app.AddTalk(ours, "Compilers", "09:00", "11:00", talk => talk.RoomId = lab.Id);
        await app.AddTalk(ours, "Linkers", "10:00", "11:00", talk => (talk.RoomId, talk.Track) = (
                hall.Id,
                new Track
                {
                    EventId = ours.Id,
                    Name = "Deep dives",
                    Color = "red",
                }
            ));
        await app.AddTalk(ours, "LUNCH", "12:00", "13:00", talk => talk.Kind = TalkKind.Lunch);
        await app.AddTalk(ours, "Second day", null, null, talk =>
            (talk.Starts, talk.Ends) = (new DateTime(2030, 3, 31, 9, 0, 0), new DateTime(2030, 3, 31, 10, 0, 0))
        );
        await app.AddTalk(ours, "Without a time", null, null);
        await app.Publish(ours);
        using var browser = app.Browser();

        var pdf = await browser.GetByteArrayAsync("/events/ours/programme.pdf");

        using var document = PdfDocument.Open(pdf);
        Assert.Equal(2, document.NumberOfPages);
        var words = Pdf.WordsOf(pdf);
        Assert.All(
            new[]
            {
                "Saturday, March 30",
                "Sunday, March 31",
                "Hall",
                "Lab",
                "Engines",
                "Compilers",
                "Linkers",
                "Deep dives",
                "Lunch",
                "Second day",
                "Ада Лавлейс 王小明",
            },
            text => Assert.Contains(text, words, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Without a time", words, StringComparison.Ordinal);
        var page = document
            .GetPage(1)
            .GetWords()
            .DistinctBy(word => word.Text)
            .ToDictionary(word => word.Text, word => word.BoundingBox, StringComparer.Ordinal);
        Assert.Equal(page["Engines"].Left, page["Linkers"].Left, 1.0);
        Assert.True(page["Compilers"].Left > page["Engines"].Right);
        Assert.Equal(page["Engines"].Top, page["Compilers"].Top, 1.0);
        Assert.True(page["Linkers"].Top < page["Engines"].Bottom);
        Assert.True(document.TryGetBookmarks(out var outline));
        Assert.Contains(outline.GetNodes(), node => node.Title == "Sunday, March 31");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_without_a_time_has_no_programme_yet(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.AddTalk(ours, "Without a time", null, null);
        await app.Publish(ours);
        using var browser = app.Browser();

        var answer = await browser.GetAsync("/events/ours/programme.pdf");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null((await browser.Open("/events/ours")).QuerySelector("a[href*='programme.pdf']"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task While_the_organizers_template_has_a_fault_the_last_good_one_is_given(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        const string path = $"/events/{RunningApp.Seed}/programme.pdf";
        var good = await browser.GetByteArrayAsync(path);
        await File.WriteAllTextAsync(
            Path.Combine(Directory.CreateDirectory(Path.Combine(app.Folder, "content", "templates")).FullName, "programme.typ"),
            "#missing"
        );

        var (kept, never) = (await browser.GetByteArrayAsync(path), await browser.GetAsync($"{path}?paper=a3"));

        Assert.Equal(good, kept);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "60"), (never.StatusCode, never.Headers.RetryAfter!.ToString()));
    }
}
