using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class RegistrationDeskTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_place_is_given_and_its_ticket_waits_in_the_outgoing_mail(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using var desk = new OpenDesk(conference);

        var answer = await desk.Register(A.Request(type, "Ada Lovelace", "ada@example.org"));

        var ada = await conference.Read(db => db.Registrations.SingleAsync());
        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(new DeskAnswer(DeskOutcome.Registered, ada.TicketCode), answer);
        Assert.Equal(("Ada Lovelace", OpenDesk.Now, DateTimeKind.Utc), (ada.Name, ada.RegisteredAt, ada.RegisteredAt.Kind));
        Assert.Equal(("ticket", ada.Id, "ada@example.org", MailState.Waiting), (mail.Template, mail.RegistrationId, mail.To, mail.State));
        Assert.Equal("Your ticket for NSMCon EU 2020", mail.Subject);
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_address_gets_its_ticket_again_and_no_second_place(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada Lovelace", "ada@example.org"));

        var answer = await desk.Register(A.Request(type, "Someone Else", " ADA@example.org "));

        Assert.Equal(new DeskAnswer(DeskOutcome.AlreadyRegistered, null), answer);
        Assert.Equal("Ada Lovelace", (await conference.Read(db => db.Registrations.SingleAsync())).Name);
        Assert.Equal(
            2,
            await conference.Read(db => db.OutgoingMails.CountAsync(mail => mail.SearchText == "ada lovelace ada@example.org"))
        );
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_only_knows_the_address_cannot_fill_the_mailbox_or_put_words_into_its_mail(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada Lovelace", "ada@example.org"));

        for (var i = 0; i < 10; i++)
            await desk.Register(A.Request(type, "You won: evil.example", "ada@example.org"));

        var mails = await conference.Read(db => db.OutgoingMails.ToListAsync());
        Assert.Equal(Registration.MostTicketMails, mails.Count);
        Assert.All(mails, mail => Assert.Equal(("Ada Lovelace", "ada@example.org"), (mail.ToName, mail.To)));
        Assert.Equal(mails.Count, mails.Select(mail => mail.MessageKey).Distinct().Count());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_sent_twice_gets_the_first_answer_and_no_second_mail(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using var desk = new OpenDesk(conference);
        var request = A.Request(type);
        var first = await desk.Register(request);

        var second = await desk.Register(request);

        Assert.Equal(first, second);
        Assert.Equal(1, await conference.Read(db => db.OutgoingMails.CountAsync()));
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_that_is_filled_in_anew_for_a_colleague_is_another_registration(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using var desk = new OpenDesk(conference);
        var form = Guid.NewGuid();
        var ada = await desk.Register(A.Request(type, "Ada", "ada@example.org", form));

        var grace = await desk.Register(A.Request(type, "Grace", "grace@example.org", form));
        var graceAgain = await desk.Register(A.Request(type, "Grace", "grace@example.org", form));

        Assert.NotEqual(ada.TicketCode, grace.TicketCode);
        Assert.Equal(grace, graceAgain);
        Assert.Equal(
            ["Ada", "Grace"],
            await conference.Read(db => db.Registrations.OrderBy(r => r.Name).Select(r => r.Name).ToListAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_gets_a_place_when_all_are_taken(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 1);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada", "ada@example.org"));

        var answer = await desk.Register(A.Request(type, "Grace", "grace@example.org"));

        Assert.Equal(new DeskAnswer(DeskOutcome.Full, null), answer);
        Assert.Equal("Ada", (await conference.Read(db => db.Registrations.SingleAsync())).Name);
        Assert.Equal(1, await conference.Read(db => db.OutgoingMails.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_cancelled_may_register_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 1);
        await using var desk = new OpenDesk(conference);
        var first = await desk.Register(A.Request(type));
        await using (var db = conference.CreateDbContext())
            await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(), A.Day, by: "attendee");

        var second = await desk.Register(A.Request(type));

        Assert.Equal(DeskOutcome.Registered, second.Outcome);
        Assert.NotEqual(first.TicketCode, second.TicketCode);
        Assert.Equal(1, await conference.Read(db => db.Registrations.Expected().CountAsync()));
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_address_may_register_for_two_events(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var europe = await conference.TicketType(places: 1);
        var america = A.Event(slug: "nsmconna2020");
        await conference.Save(america);
        var type = A.TicketType(A.Quota(america.Id));
        await conference.Save(type);
        await using var desk = new OpenDesk(conference);

        var answers = await Task.WhenAll(desk.Register(A.Request(europe)), desk.Register(A.Request(type)));

        Assert.All(answers, answer => Assert.Equal(DeskOutcome.Registered, answer.Outcome));
    }
}
