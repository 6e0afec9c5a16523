using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class AddRegistrationTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_registered_a_person_is_noted_once_however_often_it_is_asked(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var asked = A.Request(await conference.TicketType(places: 2), "Ada", "ada@example.org");
        await using var desk = new OpenDesk(conference);
        await conference.Execute("""DELETE FROM "AuditEntries" """);

        foreach (var by in new[] { "grace", "alan" })
        {
            await using var db = conference.CreateDbContext();
            var (outcome, added) = await new AddRegistration(db, desk.Desk).Add(asked, by, A.Day);
            Assert.Equal((DeskOutcome.Registered, "Ada"), (outcome, added!.Name));
        }

        var ada = await conference.Read(db => db.Registrations.SingleAsync());
        Assert.Equal("grace", ada.AddedBy);
        var entry = await conference.Read(db => db.AuditEntries.SingleAsync());
        Assert.Equal(("Added", "grace", ada.Id, "Ada"), (entry.Action, entry.By, entry.SubjectId, entry.SubjectName));
        Assert.Equal(["ticket"], await conference.Read(db => db.OutgoingMails.Select(mail => mail.Template).ToListAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_place_and_at_a_canceled_event_nobody_is_added(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 0);
        await using var desk = new OpenDesk(conference);
        await using var db = conference.CreateDbContext();
        var add = new AddRegistration(db, desk.Desk);

        Assert.Equal((DeskOutcome.Full, null), await add.Add(A.Request(type, "Ada", "ada@example.org"), "grace", A.Day));
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Stage, EventStage.Canceled));
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            add.Add(A.Request(type, "Ada", "ada@example.org"), "grace", A.Day)
        );

        Assert.Equal("This event is canceled: nobody can register for it.", refusal.Message);
        Assert.False(await db.Registrations.AnyAsync());
    }
}
