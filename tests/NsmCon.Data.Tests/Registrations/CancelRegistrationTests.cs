using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Data.Releases;

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
            Attempt.Catch(() => new CancelRegistration(one).Cancel(ada, A.Day, by: "Grace")),
            Attempt.Catch(() => new CancelRegistration(other).Cancel(sameAda, A.Day, by: "attendee"))
        );

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

        var mails = await db.OutgoingMails.AsNoTracking().OrderBy(mail => mail.Id).ToListAsync();
        Assert.Equal(
            [("ticket", "grace@example.org"), ("registration-cancelled", "ada@example.org")],
            mails.Select(mail => (mail.Template, mail.To))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_canceled_is_told_once_under_the_title_that_the_public_knows(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 3);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada", "ada@example.org"));
        await conference.Save(
            new AgendaRelease
            {
                EventId = type.EventId,
                Number = 1,
                PublishedAt = A.Day,
                PublishedBy = "grace",
                Agenda = "{}",
                Event = new ReleasedEvent { Title = "As announced" },
            }
        );

        await Cancel(conference);
        var again = await Assert.ThrowsAsync<RuleBrokenException>(() => Cancel(conference));

        Assert.Equal("Ada's registration is already canceled.", again.Message);
        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(
            ("Your registration for As announced is canceled", "Ada", type.EventId),
            (mail.Subject, mail.ToName, mail.EventId!.Value)
        );
    }

    static async Task Cancel(ConferenceDatabase conference)
    {
        await using var db = conference.CreateDbContext();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(), A.Day, by: "Grace");
    }
}
