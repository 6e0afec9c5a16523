using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class RegistrationQueriesTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_is_found_by_the_code_of_the_badge_and_by_that_of_the_ticket_alone(string provider)
    {
        await using var conference = await AdaAndGrace(provider);
        var (ada, grace) = await conference.Read(async db =>
            (await db.Registrations.SingleAsync(r => r.Name == "Ada"), await db.Registrations.SingleAsync(r => r.Name == "Grace"))
        );

        async Task<List<string>> With(string code) =>
            await conference.Read(db => db.Registrations.WithCode(code).Select(r => r.Name).ToListAsync());

        Assert.Equal(["Ada"], await With(ada.DoorCode));
        Assert.Equal(["Ada"], await With(ada.TicketCode));
        Assert.Equal(["Grace"], await With(grace.DoorCode));
        Assert.Empty(await With(ada.DoorCode[..10]));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_that_was_replaced_is_known_as_such_and_others_are_not(string provider)
    {
        await using var conference = await AdaAndGrace(provider);
        await using var db = conference.CreateDbContext();
        var ada = await db.Registrations.SingleAsync(r => r.Name == "Ada");
        var (oldTicket, oldDoor) = (ada.TicketCode, ada.DoorCode);
        ada.CorrectEmail("ada@lovelace.example", A.Day);
        await db.SaveChangesAsync();

        async Task<List<string>> Whose(string code) =>
            await conference.Read(fresh => fresh.ReplacedCodes.WithCode(code).Select(old => old.Registration!.Name).ToListAsync());

        Assert.Equal(["Ada"], await Whose(oldTicket));
        Assert.Equal(["Ada"], await Whose(oldDoor));
        Assert.Empty(await Whose(ada.TicketCode));
    }

    [SkippableTheory]
    [InlineData("ada", "Ada")]
    [InlineData("acme", "Ada, Grace")]
    [InlineData("acme ada", "Ada")]
    [InlineData("ada grace", "")]
    [InlineData("", "Ada, Grace")]
    [InlineData("0123", "Ada")]
    [InlineData("3456", "Ada")]
    [InlineData("012", "")]
    [InlineData("0123456789", "Ada")]
    [InlineData("01234-56789", "Ada")]
    [InlineData("0123 4567", "Ada")]
    [InlineData("0123456789A", "")]
    public async Task A_person_is_found_by_words_and_by_at_least_four_characters_of_the_code_as_it_is_read_out(string typed, string names)
    {
        foreach (var provider in new[] { Databases.Sqlite, Databases.PostgreSql })
        {
            await using var conference = await AdaAndGrace(provider);

            var found = await conference.Read(db =>
                db.Registrations.Matching(typed, Secret.Normalize(typed)).OrderBy(r => r.Name).Select(r => r.Name).ToListAsync()
            );

            Assert.Equal(names, string.Join(", ", found));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_is_found_by_each_whole_code(string provider)
    {
        await using var conference = await AdaAndGrace(provider);
        var ada = await conference.Read(db => db.Registrations.SingleAsync(r => r.Name == "Ada"));

        foreach (var code in new[] { ada.TicketCode, ada.DoorCode })
            Assert.Equal(
                ["Ada"],
                await conference.Read(db => db.Registrations.Matching(Secret.Group(code), code).Select(r => r.Name).ToListAsync())
            );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_form_offers_the_public_types_of_its_event_and_the_most_places_that_one_of_them_has(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (here, there) = (A.Event(), A.Event("other"));
        await conference.Save(here, there);
        var hidden = A.TicketType(A.Quota(here.Id, "Stage", size: 50), "Speaker");
        hidden.IsPublic = false;
        var few = A.TicketType(A.Quota(here.Id, "Few", size: 3), "Student");
        await conference.Save(
            A.TicketType(A.Quota(here.Id, "Places", size: 9)),
            few,
            hidden,
            A.TicketType(A.Quota(there.Id, "Places", size: 99))
        );
        await conference.Read(db => db.TryCount(1, 7));

        Assert.Equal(new OfferedPlaces(2, 3), await conference.Read(db => db.OfferedPlaces(here.Id)));
        Assert.Equal(new OfferedPlaces(1, 99), await conference.Read(db => db.OfferedPlaces(there.Id)));
        Assert.Equal(new OfferedPlaces(0, 0), await conference.Read(db => db.OfferedPlaces(there.Id + 1)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Mails_with_a_ticket_are_taken_back_while_they_wait(string provider)
    {
        await using var conference = await AdaAndGrace(provider);
        await conference.Execute("""DELETE FROM "OutgoingMails" """);
        var ids = await conference.Read(db => db.Registrations.OrderBy(r => r.Name).Select(r => r.Id).ToListAsync());
        var (sent, written) = (Mail(ids[0], "ticket", "sent"), Mail(ids[0], "ticket", "written"));
        sent.Succeed(A.Day);
        written.WriteDown();
        await conference.Save(
            Mail(ids[0], "ticket", "first"),
            Mail(ids[0], "registered-already", "again"),
            Mail(ids[0], "new-address", "link"),
            Mail(ids[0], "registration-canceled", "canceled"),
            sent,
            written,
            Mail(ids[1], "ticket", "hers")
        );

        await using (var db = conference.CreateDbContext())
            await db.TakeBackTicketMails(ids[0]);

        Assert.Equal(
            ["canceled", "hers", "sent", "written"],
            await conference.Read(db => db.OutgoingMails.Select(mail => mail.Subject).OrderBy(subject => subject).ToListAsync())
        );
    }

    static OutgoingMail Mail(int registrationId, string template, string subject) =>
        new(template, "ada@example.org", subject, A.Day) { RegistrationId = registrationId };

    /// <summary>Two of one company, whose door codes begin with what can be typed.</summary>
    static async Task<ConferenceDatabase> AdaAndGrace(string provider)
    {
        var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 5);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada", "ada@example.org") with { Company = "Acme" });
        await desk.Register(A.Request(type, "Grace", "grace@example.org") with { Company = "Acme" });
        await conference.Execute(
            """UPDATE "Registrations" SET "DoorCodeStart" = CASE "Name" WHEN 'Ada' THEN '0123456789' ELSE 'ZZZZZZZZZZ' END"""
        );
        return conference;
    }
}
