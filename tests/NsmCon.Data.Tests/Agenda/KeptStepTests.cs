using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Steps;
using static NsmCon.Data.Tests.Agenda.Stepping;

namespace NsmCon.Data.Tests.Agenda;

/// <summary>What a step keeps of what was saved.</summary>
public class KeptStepTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_step_keeps_the_values_that_changed_and_what_changed_nothing_is_none(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));

        await Change(conference, Mira, async db => Touch(db, await db.Talks.SingleAsync()).Title = "Welcome");
        await Change(conference, Mira, async db => Touch(db, await db.Talks.SingleAsync()));

        var step = Assert.Single(await conference.Read(db => db.AgendaSteps.Where(step => step.By == Mira).ToListAsync()));
        var change = Assert.Single(step.Changes);
        Assert.Equal(["Title"], change.Before!.Keys);
        Assert.Equal(("Opening", "Welcome"), (change.Before["Title"].GetString(), Assert.Single(change.After!).Value.GetString()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_time_is_kept_as_the_database_gives_it_back(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Speaker(1));

        await Change(conference, Mira, async db => (await db.Speakers.SingleAsync()).ConfirmedAt = A.Day.AddTicks(17));

        var step = await conference.Read(db => db.AgendaSteps.SingleAsync(step => step.By == Mira));
        Assert.Equal(A.Day.AddTicks(10), Assert.Single(step.Changes).After!["ConfirmedAt"].GetDateTime());
        Assert.NotNull(await Undo(conference, Mira));
        Assert.Null((await conference.Read(db => db.Speakers.SingleAsync())).ConfirmedAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_imports_the_newest_twenty_are_kept_whoever_made_them(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));

        for (var import = 0; import < AgendaStep.MostImports + 2; import++)
            await Change(conference, import % 2 == 0 ? Mira : Noor, async db =>
            {
                (await db.Talks.SingleAsync()).Title = $"Title {import}";
                using (db.NameStep(new AgendaStepNote(new(StepDeed.Text, $"Import {import}"), AgendaStepKind.Import)))
                    await db.SaveChangesAsync();
            });

        var kept = await conference.Read(db =>
            db.AgendaSteps.Where(step => step.Kind == AgendaStepKind.Import)
                .OrderBy(step => step.Id)
                .Select(step => step.Title.Words)
                .ToListAsync()
        );
        Assert.Equal(Enumerable.Range(2, AgendaStep.MostImports).Select(import => $"Import {import}"), kept);
    }

    [SkippableFact]
    public async Task Of_several_events_whose_agendas_are_held_nobody_changes_any()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        await conference.Save(A.Event("eu"), A.Event("na"));

        foreach (var eventId in new[] { 1, 2 })
        {
            await using var holding = conference.CreateDbContext();
            await using var changing = conference.CreateDbContext();
            await using var write = await holding.BeginWrite();
            await holding.Lock<Event>(1, 2);
            var change = changing.RaiseAgendaRevision(eventId);

            await conference.UntilSomeoneWaits();
            Assert.False(change.IsCompleted);
            await write.Commit();
            await change;
        }
    }

    static Talk Touch(ConferenceDb db, Talk talk)
    {
        db.Entry(talk).Property(t => t.Abstract).IsModified = true;
        return talk;
    }
}
