using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class RegistrationDeskNetworkTests
{
    static readonly SentFrom Here = new("here", MostPlaces: 2),
        There = new("there", MostPlaces: 2);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_network_that_holds_as_many_places_as_it_may_gets_one_more_by_a_proved_address_alone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 10);
        await using var desk = new OpenDesk(conference);

        Assert.Equal(DeskOutcome.Registered, (await Register(desk, type, "ada", Here)).Outcome);
        Assert.Equal(DeskOutcome.Registered, (await Register(desk, type, "grace", Here)).Outcome);
        Assert.Equal(new DeskAnswer(DeskOutcome.NeedsProof, null), await Register(desk, type, "eve", Here));
        Assert.Equal(2, await conference.Taken(type.QuotaId()));
        Assert.Equal(DeskOutcome.Registered, (await Register(desk, type, "eve", from: null)).Outcome);

        Assert.Equal(DeskOutcome.Registered, (await Register(desk, type, "mallory", There)).Outcome);
        Assert.Equal(
            ["here", "here", null, "there"],
            await conference.Read(db => db.Registrations.OrderBy(r => r.Id).Select(r => r.SentFrom).ToListAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_proves_an_address_for_a_place_that_is_not_there(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        var roomy = A.TicketType(A.Quota(type.EventId, "Stage", size: 1), "Speaker");
        await conference.Save(roomy);
        await using var desk = new OpenDesk(conference);
        await Register(desk, type, "ada", Here);
        await Register(desk, type, "grace", Here);

        Assert.Equal(new DeskAnswer(DeskOutcome.Full, null), await Register(desk, type, "eve", Here));
        Assert.Equal(new DeskAnswer(DeskOutcome.NeedsProof, null), await Register(desk, roomy, "eve", Here));
        Assert.Equal(new DeskAnswer(DeskOutcome.Full, null), await Register(desk, type, "eve", There));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Places_at_another_event_and_canceled_ones_are_not_held_against_a_network(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 10);
        var other = A.Event("other");
        await conference.Save(other);
        var there = A.TicketType(A.Quota(other.Id));
        await conference.Save(there);
        await using var desk = new OpenDesk(conference);
        await Register(desk, there, "ada", Here);
        await Register(desk, type, "ada", Here);
        await Register(desk, type, "grace", Here);
        await using (var db = conference.CreateDbContext())
            await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Name == "grace"), A.Day, by: "attendee");

        Assert.Equal(DeskOutcome.Registered, (await Register(desk, type, "eve", Here)).Outcome);
        Assert.Equal(DeskOutcome.NeedsProof, (await Register(desk, type, "mallory", Here)).Outcome);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_registered_already_is_told_so_by_mail_whatever_the_network_holds(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using var desk = new OpenDesk(conference);
        await Register(desk, type, "ada", Here);
        await Register(desk, type, "grace", Here);

        Assert.Equal(new DeskAnswer(DeskOutcome.AlreadyRegistered, null), await Register(desk, type, "ada", Here));

        var mail = await conference.Read(db => db.OutgoingMails.OrderBy(m => m.Id).LastAsync());
        Assert.Equal(("registered-already", "You are registered for NSMCon EU 2020 already"), (mail.Template, mail.Subject));
        Assert.Equal(("ada@example.org", "ada", MailState.Waiting, 0), (mail.To, mail.ToName, mail.State, mail.Attempts));
        Assert.Equal((type.EventId, OpenDesk.Now, OpenDesk.Now), (mail.EventId, mail.CreatedAt, mail.NextAttemptAt));
    }

    static Task<DeskAnswer> Register(OpenDesk desk, TicketType type, string name, SentFrom? from) =>
        desk.Register(A.Request(type, name, $"{name}@example.org") with { From = from });
}
