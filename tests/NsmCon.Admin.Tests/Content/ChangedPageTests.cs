using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

public class ChangedPageTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_new_changed_moved_and_gone_is_planned_and_then_done(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        var changed =
            Imports
                .Grace.Replace("10:30am", "11:00am")
                .Replace("How they came to be.", "How they are written.")
                .Replace("Rear Admiral, US Navy", "Commodore, US Navy")
                .Replace("""{{% talk time="10:00am" title="BREAK" %}}""", """{{% talk time="10:00am" title="Machines" %}}""")
            + """{{% talk time="12:00pm" title="LUNCH" %}}{{% /talk %}}""";

        var plan = await app.Import(Imports.Page(changed));

        await using var db = app.OpenDb();
        Assert.Equal(
            [
                "Changed speaker Grace Hopper job title: Rear Admiral -> Commodore",
                "Changed talk Compilers abstract: How they came to be. -> How they are written.",
                "Changed talk BREAK title: BREAK -> Machines",
                "Changed talk BREAK kind: Break -> Talk",
                "Moved talk Engines time: 2031-07-04 10:30 -> 2031-07-04 11:00",
                "New talk LUNCH :  -> 12:00",
            ],
            plan.Lines()
        );
        Assert.Equal(
            ["09:00- Compilers (Grace Hopper)", "10:00- Machines ()", "11:00- Engines (Ada Lovelace)", "12:00- LUNCH ()"],
            await db.Agenda("gracecon")
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_that_is_put_off_moves_its_talks_in_one_step_and_two_breaks_are_two(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var page = Imports.Grace + """{{% talk time="12:00pm" title="BREAK" %}}{{% /talk %}}""";
        await app.Import(Imports.Page(page));

        var plan = await app.Import(
            Imports.Page(page.Replace("July 4", "July 6", StringComparison.Ordinal).Replace("10:30am", "11:00am", StringComparison.Ordinal))
        );

        Assert.Equal(
            ["Moved talk Engines time: 2031-07-04 10:30 -> 2031-07-06 11:00", "Moved talk 3 talks day: July 4, 2031 -> July 6, 2031"],
            plan.Lines().Where(line => line.Contains(" talk ", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Reverse()
        );
        Assert.EndsWith("4 talks moved", plan.Summary, StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(
            ["06 09:00", "06 10:00", "06 11:00", "06 12:00"],
            await db
                .Talks.Where(talk => db.Events.Any(e => e.Id == talk.EventId && e.Slug == "gracecon"))
                .OrderBy(talk => talk.Starts)
                .Select(talk => talk.Starts!.Value)
                .ToListAsync()
                is var starts
                ? starts.Select(at => $"{at:dd HH:mm}")
                : []
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_gone_from_the_page_goes_with_the_speaker_whom_no_other_names(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        await app.Unpublish();
        var withoutAda = Imports.Grace[..Imports.Grace.IndexOf("{{% talk time=\"10:30am\"", StringComparison.Ordinal)];

        var plan = await app.Import(Imports.Page(withoutAda));

        await using var db = app.OpenDb();
        Assert.Contains("Gone talk Engines : 10:30 -> ", plan.Lines());
        Assert.Contains("Gone speaker Ada Lovelace :  -> ", plan.Lines());
        Assert.Equal(["09:00- Compilers (Grace Hopper)", "10:00- BREAK ()"], await db.Agenda("gracecon"));
        Assert.False(await db.Speakers.AnyAsync(speaker => speaker.Name == "Ada Lovelace"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_changed_here_stays_when_the_page_changes_elsewhere(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        await using (var edit = app.OpenDb())
        {
            var talk = await edit.Talks.SingleAsync(t => t.Title == "Compilers");
            talk.Abstract = "Edited here.";
            edit.Talks.Add(
                new Talk
                {
                    EventId = talk.EventId,
                    Title = "Added here",
                    Starts = new DateTime(2031, 7, 4, 18, 0, 0),
                    Position = 9,
                }
            );
            await edit.SaveChangesAsync();
        }

        await app.Import(Imports.Page(Imports.Grace.Replace("She found the first bug.", "She found it.")));

        await using var db = app.OpenDb();
        Assert.Equal("Edited here.", (await db.Talks.SingleAsync(t => t.Title == "Compilers")).Abstract);
        Assert.Equal("She found it.", (await db.Speakers.SingleAsync(s => s.GitHub == "grace")).Bio);
        Assert.True(await db.Talks.AnyAsync(t => t.Title == "Added here"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_the_page_does_not_know_is_left_alone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        var closes = new DateTime(2031, 7, 1, 0, 0, 0, DateTimeKind.Utc);
        await using (var edit = app.OpenDb())
        {
            var conference = await edit.Events.SingleAsync(e => e.Slug == "gracecon");
            (conference.RegistrationClosesAt, conference.TimeZone) = (closes, "Europe/Berlin");
            (await edit.Quotas.SingleAsync(q => q.EventId == conference.Id)).Resize(20);
            (await edit.Talks.SingleAsync(t => t.Title == "Engines")).Room = new() { EventId = conference.Id, Name = "Hall" };
            await edit.SaveChangesAsync();
        }

        await app.Import(Imports.Page(Imports.Grace.Replace("GraceCon", "Grace Conference").Replace("10:30am", "10:45am")));

        await using var db = app.OpenDb();
        var after = await db.Events.SingleAsync(e => e.Slug == "gracecon");
        Assert.Equal(("Grace Conference", closes, "Europe/Berlin"), (after.Title, after.RegistrationClosesAt!.Value, after.TimeZone));
        Assert.Equal(20, (await db.Quotas.SingleAsync(q => q.EventId == after.Id)).Size);
        Assert.Equal("Hall", (await db.Talks.Include(t => t.Room).SingleAsync(t => t.Title == "Engines")).Room!.Name);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_plan_that_would_be_another_one_now_is_not_applied(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var shown = (await app.Plan(Imports.Page(Imports.Grace))).Fingerprint;
        await app.Import(Imports.Page(Imports.Grace.Replace("GraceCon", "Someone else's")));

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => app.Import(shown, Imports.Page(Imports.Grace)));

        await using var db = app.OpenDb();
        Assert.Equal("Something changed since this plan was shown. Nothing was imported: look at the plan again.", refusal.Message);
        Assert.Equal("Someone else's", (await db.Events.SingleAsync(e => e.Slug == "gracecon")).Title);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_event_closes_registration_when_its_day_ends_in_its_zone(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        await app.Import(Imports.Page(Imports.Grace));
        await app.Import(Imports.Page(Imports.Grace.Replace("Amsterdam, The Netherlands", "Nowhere"), "events/nowhere.md"));

        await using var db = app.OpenDb();
        var amsterdam = await db.Events.SingleAsync(e => e.Slug == "gracecon");
        var nowhere = await db.Events.SingleAsync(e => e.Slug == "nowhere");
        Assert.Equal(("Europe/Amsterdam", new DateTime(2031, 7, 4, 22, 0, 0)), (amsterdam.TimeZone, amsterdam.RegistrationClosesAt));
        Assert.Equal(("Etc/UTC", new DateTime(2031, 7, 5, 0, 0, 0)), (nowhere.TimeZone, nowhere.RegistrationClosesAt));
    }
}
