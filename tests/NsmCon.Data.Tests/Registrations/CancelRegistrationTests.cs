using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class CancelRegistrationTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Cancelling_gives_the_place_to_someone_else(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 1);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada", "ada@example.org"));

        await Cancel(conference);

        var answer = await desk.Register(A.Request(type, "Grace", "grace@example.org"));
        Assert.Equal(DeskOutcome.Registered, answer.Outcome);
        Assert.Equal(["Grace"], await conference.Read(db => db.Registrations.Expected().Select(r => r.Name).ToListAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_cancel_the_same_registration_at_once_release_one_place(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 3);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada", "ada@example.org"));
        await desk.Register(A.Request(type, "Grace", "grace@example.org"));
        await using var one = conference.CreateDbContext();
        await using var other = conference.FromAnotherProcess().CreateDbContext();
        var ada = await one.Registrations.SingleAsync(r => r.Name == "Ada");
        var sameAda = await other.Registrations.SingleAsync(r => r.Name == "Ada");

        var outcomes = await Task.WhenAll(
            Attempt.Of(() => new CancelRegistration(one).Cancel(ada, A.Day, by: "Grace")),
            Attempt.Of(() => new CancelRegistration(other).Cancel(sameAda, A.Day, by: "attendee")));

        Assert.Single(outcomes, fault => fault is null);
        Assert.Single(outcomes, fault => fault is DbUpdateConcurrencyException);
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_that_was_not_mailed_yet_stays_at_home(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 3);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada", "ada@example.org"));
        await desk.Register(A.Request(type, "Grace", "grace@example.org"));
        await using var db = conference.CreateDbContext();

        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Name == "Ada"), A.Day, by: "attendee");

        Assert.Equal(["grace@example.org"], await db.OutgoingMails.Select(mail => mail.To).ToListAsync());
    }

    static async Task Cancel(ConferenceDatabase conference)
    {
        await using var db = conference.CreateDbContext();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(), A.Day, by: "Grace");
    }
}
