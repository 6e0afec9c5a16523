using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>What becomes an event, and whether one can register for it at once.</summary>
public class NewEventTests
{
    const string Plain = "+++\ntitle = \"GraceCon\"\n+++\nWhere to find us.\n";

    static readonly DateTime Now = new(2031, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("", null)]
    [InlineData("draft = false", null)]
    [InlineData("draft = true", "This page is a draft.")]
    [InlineData("publishDate = 2031-01-01", null)]
    [InlineData("publishDate = 2031-01-03", "The site shows this page only from January 3, 2031 on (publishDate).")]
    [InlineData("publishDate = 2031-01-02T00:30:00+01:00", null)]
    [InlineData("publishDate = 2031-01-01T23:30:00-01:00", "The site shows this page only from January 2, 2031 on (publishDate).")]
    [InlineData("expiryDate = \"2031-01-01\"", "The site has not shown this page since January 1, 2031 (expiryDate)")]
    [InlineData("expiryDate = 2031-01-03", null)]
    public void A_page_that_the_site_does_not_show_becomes_no_event(string field, string? because)
    {
        var page = (PageFile)
            Imports.Page(Imports.Grace.Replace("title = \"GraceCon\"", $"title = \"GraceCon\"\n{field}", StringComparison.Ordinal));

        var refusal = NewEvent.Refusal(page, Now);

        Assert.StartsWith(because ?? "", refusal ?? "", StringComparison.Ordinal);
        Assert.Equal(because is null, refusal is null);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_without_talks_becomes_an_event_only_if_it_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        var plain = await app.Import(Imports.Page(Plain));
        await using var before = app.OpenDb();
        var wasThere = await before.Events.AnyAsync(e => e.Slug == "gracecon");
        await app.Import(Imports.Page(Plain.Replace("+++\nWhere", "event = true\n+++\nWhere", StringComparison.Ordinal)));

        await using var db = app.OpenDb();
        Assert.False(wasThere);
        Assert.Equal((false, false), (plain.HasWork, plain.HasErrors));
        Assert.Equal(
            "This page has no talks, so it becomes no event. If it is an event's, write event = true into its front matter.",
            plain.Files.Single().NoEventBecause
        );
        Assert.True(await db.Events.AnyAsync(e => e.Slug == "gracecon"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_without_talks_becomes_an_event_where_a_setting_names_it(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Content:EventPages=events/2031/*.md, events/grace*.md");
        foreach (var path in new[] { "2031/adacon.md", "gracecon.md", "faq.md" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName($"{app.Folder}/content/events/{path}")!);
            await File.WriteAllTextAsync($"{app.Folder}/content/events/{path}", Plain);
        }

        var files = ContentReading.Read(app.Services, path: null);
        await app.Import(files);

        await using var db = app.OpenDb();
        Assert.Equal(["adacon", "gracecon", RunningApp.Seed], await db.Events.Select(e => e.Slug).Order().ToListAsync());
        Assert.Equal("1 page without talks is no event.", PassedOverFile.Describe(files));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_can_register_for_a_past_event_that_comes_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        await app.Import(
            Imports.Page(Imports.Grace),
            Imports.Page(Imports.Grace.Replace("2031", "2018", StringComparison.Ordinal), "events/past.md")
        );

        await using var db = app.OpenDb();
        var open = await db.Events.Where(e => e.RegistrationOpensAt != null).Select(e => e.Slug).Order().ToListAsync();
        Assert.Equal(["gracecon", "nsmconeu2020"], open);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_that_comes_in_is_a_draft_until_it_is_announced(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Content:NewEvents=");
        using var browser = app.Browser();

        var plan = await app.Import(Imports.Page(Imports.Grace));

        var before = (await browser.GetAsync("/events/gracecon")).StatusCode;
        await app.SetStage("gracecon", EventStage.Announced);
        await using var db = app.OpenDb();
        Assert.Contains(
            "Note event GraceCon :  -> It comes in as a draft that only staff can see: announce it in the event's settings, under Stage.",
            plan.Lines()
        );
        Assert.Equal(HttpStatusCode.NotFound, before);
        Assert.Null((await db.Events.SingleAsync(e => e.Slug == "gracecon")).RegistrationOpensAt);
        Assert.Contains("Compilers", await browser.GetStringAsync("/events/gracecon"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_first_event_of_a_site_is_a_draft_too(string provider)
    {
        await using var app = await RunningApp.StartEmpty(provider, "Content:NewEvents=Draft");
        using var browser = app.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/events/{RunningApp.Seed}")).StatusCode);
        Assert.Contains("No event has been announced yet.", await browser.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_no_content_is_named_the_first_event_is_there_to_rehearse_with_and_the_next_is_a_draft(string provider)
    {
        await using var app = await RunningApp.StartEmpty(provider, "Content:Path=", "Content:NewEvents=");
        await using (var empty = app.OpenDb())
            Assert.False(await empty.Events.AnyAsync());

        await app.Import(Imports.Page(Imports.Grace.Replace("2031", "2018", StringComparison.Ordinal)));
        await app.Import(Imports.Page(Imports.Grace, "events/second.md"));

        await using var db = app.OpenDb();
        var events = await db.Events.ToDictionaryAsync(e => e.Slug);
        Assert.Equal((EventStage.Announced, true), (events["gracecon"].Stage, events["gracecon"].IsRehearsal(app.Now())));
        Assert.Equal((EventStage.Draft, null), (events["second"].Stage, events["second"].RegistrationOpensAt));
    }
}
