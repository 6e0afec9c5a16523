using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>All slides and recordings of a talk come in with their labels, are shown wherever the talk is, and go back to the page.</summary>
public class TalkLinksTests
{
    const string Slug = "gracecon";
    const string Slides = "keynote /pdf/a.pdf\nppt https://slides.example/b.ppt";
    const string Videos = "https://video.example/1\nhttps://www.youtube.com/watch?v=w7Ft2ym_a";

    static readonly string Page = Imports.Grace.Replace(
        "How they came to be.\n",
        """
        How they came to be.
        ### Slides
        [keynote](/pdf/a.pdf) [ppt](https://slides.example/b.ppt)
        ### Video
        [Recording](https://video.example/1)
        {{< youtube w7Ft2ym_a >}}

        """,
        StringComparison.Ordinal
    );

    static readonly string[] Shown =
    [
        "Slides: keynote /pdf/a.pdf",
        "Slides: ppt https://slides.example/b.ppt",
        "Video https://video.example/1",
        "Video 2 https://www.youtube.com/watch?v=w7Ft2ym_a",
    ];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task They_stand_on_the_public_pages_with_their_labels(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Page));
        using var visitor = app.Browser();

        var ofEvent = await visitor.Open($"/events/{Slug}");
        var ofSpeaker = await visitor.Open(ofEvent.QuerySelector(".talk .people a")!.GetAttribute("href")!);

        Assert.Equal(Shown, Links(ofEvent));
        Assert.Equal(Shown, Links(ofSpeaker));
        Assert.Equal("Video 2 of “Compilers”", ofEvent.QuerySelectorAll(".talk .to a")[3].GetAttribute("aria-label"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task They_stand_in_the_files_for_programs(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Page));
        using var visitor = app.Browser();

        using var json = JsonDocument.Parse(await visitor.GetStringAsync($"/events/{Slug}/agenda.json"));
        var xml = await visitor.GetStringAsync($"/events/{Slug}/schedule.xml");

        var talk = json.RootElement.GetProperty("talks")[0];
        Assert.Equal(
            ("/pdf/a.pdf", "https://video.example/1"),
            (talk.GetProperty("slidesUrl").GetString(), talk.GetProperty("videoUrl").GetString())
        );
        Assert.Equal(
            """[{"label":"keynote","url":"/pdf/a.pdf"},{"label":"ppt","url":"https://slides.example/b.ppt"}]""",
            JsonSerializer.Serialize(talk.GetProperty("slides"))
        );
        Assert.Equal(
            """[{"url":"https://video.example/1"},{"url":"https://www.youtube.com/watch?v=w7Ft2ym_a"}]""",
            JsonSerializer.Serialize(talk.GetProperty("videos"))
        );
        Assert.Contains("/pdf/a.pdf\">Slides: keynote</link>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/", xml, StringComparison.Ordinal);
        Assert.Contains("""<link href="https://slides.example/b.ppt">Slides: ppt</link>""", xml, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task They_go_back_to_the_page_and_those_that_stay_are_not_touched(string provider)
    {
        await using var app = await OnDisk(provider);

        var unchanged = await app.Export(Slug);
        await app.Change((_, talks) => talks[0].Slides = "keynote /pdf/a.pdf\nhandout /pdf/c.pdf\nppt https://slides.example/b.ppt", Slug);
        await app.Export(Slug);
        var written = await app.PageText(Slug);
        var again = await app.ImportDisk(Slug);

        Assert.Empty(unchanged.Lines);
        Assert.Equal(
            [
                "-[keynote](/pdf/a.pdf) [ppt](https://slides.example/b.ppt)",
                "+[keynote](/pdf/a.pdf) [handout](/pdf/c.pdf) [ppt](https://slides.example/b.ppt)",
            ],
            Exports.Lines(Page, written)
        );
        Assert.Empty(again.Lines());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Links_that_both_sides_changed_come_together_line_by_line(string provider)
    {
        var three = Page.Replace(
            "[ppt](https://slides.example/b.ppt)",
            "[ppt](https://slides.example/b.ppt) [notes](/pdf/n.pdf)",
            StringComparison.Ordinal
        );
        await using var app = await OnDisk(provider, three);
        await app.Change((_, talks) => talks[0].Slides = "opening /pdf/a.pdf\nppt https://slides.example/b.ppt\nnotes /pdf/n.pdf", Slug);

        var plan = await app.Import(Imports.Page(three.Replace("/pdf/n.pdf", "/pdf/notes.pdf", StringComparison.Ordinal)));

        Assert.Equal("Changed talk Compilers slides", Assert.Single(plan.Lines()).Split(':')[0]);
        Assert.Equal("opening /pdf/a.pdf\nppt https://slides.example/b.ppt\nnotes /pdf/notes.pdf", (await Compilers(app)).Slides);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_an_earlier_version_left_out_comes_in_once_at_the_next_start(string provider)
    {
        await using var app = await OnDisk(provider);
        await app.Change(
            (db, talks) =>
            {
                // As the earlier version read them: the first link alone, and the lines of the others as text.
                (talks[0].Slides, talks[0].Videos) = ("/pdf/a.pdf", "https://video.example/1");
                talks[0].Abstract = "How they came to be.\n{{< youtube w7Ft2ym_a >}}";
                db.ImportedPages.Single(page => page.Path == "events/gracecon.md").ReadBy = 0;
            },
            Slug
        );

        await ReadAgain(app);
        var first = await Compilers(app);
        await app.Change((_, talks) => talks[0].Slides = "/pdf/a.pdf", Slug);
        await ReadAgain(app);

        Assert.Equal((Slides, Videos, "How they came to be."), (first.Slides, first.Videos, first.Abstract));
        Assert.Equal("/pdf/a.pdf", (await Compilers(app)).Slides);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_somebody_changed_here_stays_as_it_is_at_that_start(string provider)
    {
        await using var app = await OnDisk(provider);
        await app.Change(
            (db, talks) =>
            {
                (talks[0].Slides, talks[0].Videos, talks[0].Abstract) = ("/pdf/own.pdf", "https://video.example/1", "Told anew.");
                db.ImportedPages.Single(page => page.Path == "events/gracecon.md").ReadBy = 0;
            },
            Slug
        );

        await ReadAgain(app);

        var talk = await Compilers(app);
        Assert.Equal(("/pdf/own.pdf", Videos, "Told anew."), (talk.Slides, talk.Videos, talk.Abstract));
    }

    static async Task<RunningApp> OnDisk(string provider, string? page = null)
    {
        var app = await RunningApp.Start(provider);
        await File.WriteAllTextAsync(app.PageFile(Slug), page ?? Page);
        await app.ImportDisk(Slug);
        return app;
    }

    static async Task ReadAgain(RunningApp app)
    {
        await using var db = app.OpenDb();
        await new ReadPagesAgain(db).TakeWhatIsNew();
        Assert.All(await db.ImportedPages.ToListAsync(), page => Assert.Equal(ImportedPage.NewestReader, page.ReadBy));
    }

    static async Task<Talk> Compilers(RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.Talks.SingleAsync(talk => talk.Title == "Compilers");
    }

    static IEnumerable<string> Links(IParentNode page) =>
        page.QuerySelectorAll(".talk .to a").Select(link => $"{link.TextContent} {link.GetAttribute("href")}");
}
