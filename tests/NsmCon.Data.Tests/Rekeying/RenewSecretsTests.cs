using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Rekeying;
using NsmCon.Data.Staff;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data.Tests.Rekeying;

public class RenewSecretsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Links_that_wait_for_someone_go_and_those_that_were_used_stay_on_record(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = Ada();
        var used = new Invitation
        {
            SecretHash = "used",
            Email = "ada@example.org",
            ExpiresAt = A.Day.AddDays(1),
        };
        used.Use(A.Day);
        await conference.Save(
            ada,
            used,
            new Invitation
            {
                SecretHash = "open",
                Email = "eve@example.org",
                ExpiresAt = A.Day.AddDays(1),
            },
            new PasswordLink
            {
                SecretHash = "link",
                StaffMemberId = 1,
                CreatedAt = A.Day,
                ExpiresAt = A.Day.AddDays(1),
            }
        );

        await Renew(conference);

        Assert.Equal(["used"], await conference.Read(db => db.Invitations.Select(invitation => invitation.SecretHash).ToListAsync()));
        Assert.Equal(0, await conference.Read(db => db.PasswordLinks.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Everybody_signs_in_again_with_the_old_password_and_without_the_second_step(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(Ada());

        await Renew(conference);

        var ada = await conference.Read(db => db.Users.SingleAsync());
        Assert.Equal((false, "hash"), (ada.TwoFactorEnabled, ada.PasswordHash));
        Assert.Matches("^[0-9a-f]{32}$", ada.SecurityStamp!);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_can_be_undone_goes_where_it_holds_a_code_and_stays_elsewhere(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        using var acting = db.ActAs("grace@example.org");
        await conference.Save(A.Event());
        db.Add(
            new Speaker
            {
                EventId = 1,
                Name = "Ada",
                PageCode = "0123456789ABCDEFGHJK",
            }
        );
        await db.SaveChangesAsync();
        db.Add(A.Talk(1, "A Mesh of Networks"));
        await db.SaveChangesAsync();

        await Renew(conference);

        var step = Assert.Single(await conference.Read(fresh => fresh.AgendaSteps.ToListAsync()));
        Assert.Equal("Talk", Assert.Single(step.Changes).Entity);
    }

    [SkippableTheory]
    [InlineData("2020-03-01", "2020-03-02", true)]
    [InlineData("2020-03-01", "2020-03-01", false)]
    [InlineData("2020-03-02", null, true)]
    [InlineData("2020-03-01", null, false)]
    [InlineData(null, null, true)]
    public async Task A_ticket_is_mailed_until_the_last_day_of_its_event(string? startsOn, string? endsOn, bool isMailed)
    {
        foreach (var provider in new[] { Databases.Sqlite, Databases.PostgreSql })
        {
            await using var conference = await Registered(provider, "Ada");
            await conference.Execute($"""UPDATE "Events" SET "StartsOn" = {Quoted(startsOn)}, "EndsOn" = {Quoted(endsOn)}""");

            await Renew(conference);

            Assert.Equal(isMailed ? ["Ada"] : [], await conference.Read(db => db.OutgoingMails.Select(mail => mail.ToName).ToListAsync()));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_who_is_expected_gets_the_ticket_and_both_have_new_codes(string provider)
    {
        await using var conference = await Registered(provider, "Ada", "Grace");
        await using (var db = conference.CreateDbContext())
            await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Name == "Grace"), A.Day, by: "attendee");
        var before = await conference.Read(db => db.Registrations.Select(r => r.TicketCode).ToListAsync());

        await Renew(conference);

        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync(mail => mail.Template != TicketMails.Canceled));
        Assert.Equal(
            ("ticket", "ada@example.org", "Ada", "Your ticket for NSMCon EU 2020"),
            (mail.Template, mail.To, mail.ToName, mail.Subject)
        );
        Assert.Equal((A.Day, A.Day, MailState.Waiting), (mail.CreatedAt, mail.NextAttemptAt, mail.State));
        var after = await conference.Read(db => db.Registrations.ToListAsync());
        Assert.Equal(mail.RegistrationId, after.Single(r => r.Name == "Ada").Id);
        Assert.Equal(mail.EventId, after[0].EventId);
        Assert.Empty(before.Intersect(after.Select(r => r.TicketCode)));
        Assert.All(after, r => Assert.Equal(r.DoorCode[..10], r.DoorCodeStart));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Receivers_of_webhooks_stop_now_unless_they_stopped_before(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(
            A.Event(),
            new Webhook
            {
                EventId = 1,
                Url = "https://one.example",
                Secret = "whsec_b25l",
            },
            new Webhook
            {
                EventId = 1,
                Url = "https://two.example",
                Secret = "whsec_dHdv",
                StoppedAt = A.Day.AddDays(-9),
            }
        );

        await Renew(conference);

        var webhooks = await conference.Read(db => db.Webhooks.OrderBy(webhook => webhook.Url).ToListAsync());
        Assert.Equal([A.Day, A.Day.AddDays(-9)], webhooks.Select(webhook => webhook.StoppedAt));
        Assert.Equal(4, new HashSet<string>(webhooks.Select(webhook => webhook.Secret)) { "whsec_b25l", "whsec_dHdv" }.Count);
    }

    static StaffMember Ada() =>
        new()
        {
            Name = "Ada",
            UserName = "ada",
            Email = "ada@example.org",
            PasswordHash = "hash",
            TwoFactorEnabled = true,
            SecurityStamp = "before",
        };

    static string Quoted(string? day) => day is null ? "NULL" : $"'{day}'";

    static async Task<ConferenceDatabase> Registered(string provider, params string[] names)
    {
        var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 5);
        foreach (var name in names)
            await conference.Save(A.Registration(type, name, $"{name.ToLowerInvariant()}@example.org"));
        await conference.Execute("""UPDATE "Quotas" SET "Taken" = 2""");
        return conference;
    }

    static async Task Renew(ConferenceDatabase conference)
    {
        await using var db = conference.CreateDbContext();
        await new RenewSecrets(db).Renew(A.Day);
    }
}
