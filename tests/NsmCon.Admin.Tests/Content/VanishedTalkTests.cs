using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A talk stands on the page no more.</summary>
public class VanishedTalkTests
{
    const string Slug = "gracecon";

    static readonly string WithoutEngines = Imports.Grace[..Imports.Grace.IndexOf("{{% talk time=\"10:30am\"", StringComparison.Ordinal)];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_that_nobody_saw_goes(string provider)
    {
        await using var app = await Grace(provider);
        await Publish(app, talk => talk.Title != "Engines");

        var plan = await app.Plan(Imports.Page(WithoutEngines));

        Assert.Contains("Gone talk Engines : 10:30 -> ", plan.Lines());
        Assert.Contains(
            "Gone speaker Ada Lovelace : -> ",
            plan.Lines().Select(line => line.Replace(":  ->", ": ->", StringComparison.Ordinal))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_that_the_public_saw_stays_until_a_person_lets_it_go(string provider)
    {
        await using var app = await Grace(provider);
        await Publish(app, talk => talk.Title == "Engines");
        await Publish(app, talk => talk.Title != "Engines");
        var page = Imports.Page(WithoutEngines);

        var plan = await app.Import(page);

        Assert.Equal(["Conflict talk Engines : Visitors may have starred it -> Gone from the page"], plan.Lines());
        Assert.Single(plan.Files[0].LeftOpen);
        await using var db = app.OpenDb();
        Assert.True(await db.Talks.AnyAsync(talk => talk.Title == "Engines"));
        await app.Import(null, new Decisions { Choices = { ["0.0"] = Decisions.Theirs } }, page);
        Assert.False(await db.Talks.AnyAsync(talk => talk.Title == "Engines"));
        Assert.True(await db.Speakers.AnyAsync(speaker => speaker.Name == "Ada Lovelace"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_published_agenda_that_names_no_talks_counts_for_all(string provider)
    {
        await using var app = await Grace(provider);
        await Publish(app, "[]");

        var plan = await app.Plan(Imports.Page(WithoutEngines));

        Assert.Equal(["Conflict talk Engines : Visitors may have starred it -> Gone from the page"], plan.Lines());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_that_was_promised_to_a_sponsor_stays_and_the_page_says_to_whom(string provider)
    {
        await using var app = await Grace(provider);
        await Promise(app);
        await File.WriteAllTextAsync(app.PageFile(Slug), WithoutEngines);
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);

        var path = $"/admin/events/{Slug}/content";
        var shown = await (await staff.Send((await staff.Open(path)).QuerySelector("form[action$=plan]:not([enctype])")!, path, [])).Page();

        Assert.NotNull(shown.QuerySelector("#apply"));
        Assert.Contains(
            "It is gone from the page. Should it go here too? Ours Promised to Acme The page’s Gone from the page",
            shown.QuerySelector(".conflict").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_that_was_promised_to_a_sponsor_gets_no_other_title_by_itself(string provider)
    {
        await using var app = await Grace(provider);
        await Promise(app);

        var plan = await app.Import(
            Imports.Page(Imports.Grace.Replace("title=\"Engines\"", "title=\"Simpler and faster\"", StringComparison.Ordinal))
        );

        Assert.Equal(["Conflict talk Engines title: Engines -> Simpler and faster"], plan.Lines());
        await using var db = app.OpenDb();
        Assert.NotNull((await db.Talks.SingleAsync(talk => talk.Title == "Engines")).SponsorshipId);
    }

    static async Task Promise(RunningApp app)
    {
        await using (var db = app.OpenDb())
        {
            var talk = await db.Talks.SingleAsync(talk => talk.Title == "Engines");
            var package = new Package
            {
                EventId = talk.EventId,
                Key = "talk",
                Name = "Talk",
            };
            var sponsor = new Sponsor { Name = "Acme" };
            db.AddRange(package, sponsor);
            await db.SaveChangesAsync();
            talk.SponsorshipId = (
                await new TakePackage(db).Take(package.Id, sponsor, app.Clock.GetUtcNow().UtcDateTime, "ada@example.org")
            ).Id;
            await db.SaveChangesAsync();
        }
    }

    static async Task<RunningApp> Grace(string provider)
    {
        var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        await app.Unpublish();
        return app;
    }

    static async Task Publish(RunningApp app, Func<Talk, bool> isIn)
    {
        await using var db = app.OpenDb();
        var talks = await db.Talks.Where(talk => db.Events.Any(e => e.Id == talk.EventId && e.Slug == Slug)).ToListAsync();
        await Publish(
            app,
            $$"""{ "title": "GraceCon", "talks": [{{string.Join(", ", talks.Where(isIn).Select(talk => $$"""{ "id": {{talk.Id}}, "title": "x" }"""))}}] }"""
        );
    }

    static async Task Publish(RunningApp app, string agenda)
    {
        await using var db = app.OpenDb();
        var conference = await db.Events.SingleAsync(e => e.Slug == Slug);
        var number = await db.AgendaReleases.CountAsync(release => release.EventId == conference.Id) + 1;
        db.AgendaReleases.Add(
            new AgendaRelease
            {
                EventId = conference.Id,
                Number = number,
                PublishedAt = app.Clock.GetUtcNow().UtcDateTime,
                PublishedBy = "ada@example.org",
                Event = ReleasedEvent.FromEvent(conference),
                Agenda = agenda,
                Revision = conference.AgendaRevision,
            }
        );
        await db.SaveChangesAsync();
    }
}
