using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Tests;

public class WorkScopeTests
{
    [Fact]
    public async Task Who_acts_is_the_innermost_and_the_outer_ones_again_after_it()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await using var db = conference.CreateDbContext();

        var before = db.Actor;
        string inner,
            between;
        using (db.ActAs("mira@example.org"))
        {
            using (db.ActAs("mail"))
                inner = db.Actor;
            between = db.Actor;
        }

        Assert.Equal(("system", "mail", "mira@example.org", "system"), (before, inner, between, db.Actor));
    }

    [Fact]
    public async Task A_pause_inside_of_a_pause_does_not_end_the_outer_one()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await conference.Save(A.Event());
        await using var db = conference.CreateDbContext();
        var conferenceRow = await db.Events.SingleAsync();

        using (db.WithoutAudit())
        {
            using (db.WithoutAudit())
                conferenceRow.Title = "One";
            await db.SaveChangesAsync();
            conferenceRow.Title = "Two";
            await db.SaveChangesAsync();
        }

        conferenceRow.Title = "Three";
        await db.SaveChangesAsync();

        Assert.Equal(
            ["Two"],
            (await db.AuditEntries.Where(entry => entry.Action == "Changed").ToListAsync())
                .SelectMany(entry => entry.Changes)
                .Select(change => change.From)
        );
    }

    [Fact]
    public async Task A_name_of_a_step_ends_with_its_scope_and_is_not_borne_by_the_next_save()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        await using var db = conference.CreateDbContext();
        var talk = await db.Talks.SingleAsync();

        talk.Title = "Welcome";
        using (db.NameStep(new StepTitle(StepDeed.Text, "Renamed it")))
            await db.SaveChangesAsync();
        talk.Title = "Hello";
        await db.SaveChangesAsync();

        Assert.Equal(
            ["Renamed it", "Changed Hello"],
            await db
                .AgendaSteps.OrderByDescending(step => step.Id)
                .Take(2)
                .OrderBy(step => step.Id)
                .Select(step => step.Title.Words)
                .ToListAsync()
        );
    }

    [Fact]
    public async Task Of_two_scopes_the_outer_one_cannot_end_first()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await using var db = conference.CreateDbContext();
        var outer = db.ActAs("mira@example.org");
        using var inner = db.ActAs("mail");

        Assert.Equal(
            "What began last ends first: dispose of the inner scope before the outer one.",
            Assert.Throws<InvalidOperationException>(outer.Dispose).Message
        );
    }
}
