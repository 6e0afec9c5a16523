using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Mail;
using NsmCon.Data.Rekeying;
using NsmCon.Data.Secrets;
using NsmCon.Data.Steps;
using NsmCon.Data.Tests.Registrations;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data.Tests.Rekeying;

public class ProtectStoredSecretsTests
{
    const string Code = "0123456789ABCDEFGHJK",
        Webhook = "whsec_c2VjcmV0",
        Link = "https://conference.example/admin/welcome/ABC";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_that_opens_a_door_stands_in_the_database_as_it_is(string provider)
    {
        await using var conference = await OlderDatabase(provider);

        await using (var db = conference.CreateDbContext())
            await new ProtectStoredSecrets(db).Protect();

        foreach (
            var (table, column) in new[]
            {
                ("Speakers", "PageCode"),
                ("Webhooks", "Secret"),
                ("AspNetUserTokens", "Value"),
                ("OutgoingMails", "Secret"),
            }
        )
            Assert.All(await Raw(conference, table, column), value => Assert.StartsWith("v1.", value, StringComparison.Ordinal));
        await using var after = conference.CreateDbContext();
        Assert.Equal("Ada", (await after.Speakers.SingleAsync(speaker => speaker.PageCode == Code)).Name);
        Assert.Equal(Webhook, (await after.Webhooks.SingleAsync()).Secret);
        Assert.Equal("TOTPKEY", (await after.UserTokens.SingleAsync()).Value);
        Assert.Equal([Link, null], await after.OutgoingMails.OrderBy(mail => mail.Id).Select(mail => mail.Secret).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_from_before_door_codes_keeps_its_code_and_gets_one_for_the_door(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using (var desk = new OpenDesk(conference))
            await desk.Register(A.Request(type));
        await conference.Execute($"""UPDATE "Registrations" SET "TicketCode" = '{Code}', "DoorCode" = NULL, "DoorCodeStart" = ''""");

        await using (var db = conference.CreateDbContext())
            await new ProtectStoredSecrets(db).Protect();

        foreach (var column in new[] { "TicketCode", "DoorCode" })
            Assert.StartsWith("v1.", Assert.Single(await Raw(conference, "Registrations", column)), StringComparison.Ordinal);
        var ada = await conference.Read(db => db.Registrations.SingleAsync(r => r.TicketCode == Code));
        Assert.True(Secret.IsCode(ada.DoorCode));
        Assert.NotEqual(Code, ada.DoorCode);
        Assert.Equal(ada.DoorCode[..10], ada.DoorCodeStart);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Renewed_tickets_have_new_codes_and_are_mailed_if_they_are_still_to_be_used(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using (var desk = new OpenDesk(conference))
            await desk.Register(A.Request(type));
        var before = await conference.Read(db => db.Registrations.SingleAsync());
        await conference.Execute("""UPDATE "Registrations" SET "TicketCode" = 'v1.lost', "DoorCode" = 'v1.lost2'""");
        var mails = await conference.Read(db => db.OutgoingMails.CountAsync());

        await using (var db = conference.CreateDbContext())
            await new RenewSecrets(db).Renew(A.Day);

        var ada = await conference.Read(db => db.Registrations.SingleAsync());
        Assert.True(Secret.IsCode(ada.TicketCode) && Secret.IsCode(ada.DoorCode));
        Assert.NotEqual((before.TicketCode, before.DoorCode), (ada.TicketCode, ada.DoorCode));
        Assert.Equal(mails + 1, await conference.Read(db => db.OutgoingMails.CountAsync(mail => mail.Template == "ticket")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Keys_of_cookies_that_lay_open_are_thrown_away_and_protected_ones_stay(string provider)
    {
        await using var conference = await OlderDatabase(provider);
        var kept =
            $"<key><encryptedSecret><protectedKey>{TestKey.Key.Protect("DataProtectionKey", "<masterKey />")}</protectedKey></encryptedSecret></key>";
        await conference.Save(
            new DataProtectionKey
            {
                FriendlyName = "open",
                Xml = "<key><descriptor><masterKey><value>c2VjcmV0</value></masterKey></descriptor></key>",
            },
            new DataProtectionKey { FriendlyName = "kept", Xml = kept }
        );

        await using (var db = conference.CreateDbContext())
            await new ProtectStoredSecrets(db).Protect();

        Assert.Equal(["kept"], await conference.Read(db => db.DataProtectionKeys.Select(key => key.FriendlyName!).ToListAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_key_stops_with_a_sentence_until_the_secrets_are_renewed(string provider)
    {
        await using var conference = await OlderDatabase(provider);
        var foreign = $"<key><protectedKey>{MasterKey.New().Protect("DataProtectionKey", "<masterKey />")}</protectedKey></key>";
        await conference.Save(new DataProtectionKey { FriendlyName = "foreign", Xml = foreign });

        await using (var db = conference.CreateDbContext())
            Assert.Contains(
                "is not the one that this database was protected with",
                (await Assert.ThrowsAsync<StartRefusedException>(() => new ProtectStoredSecrets(db).Protect())).Message,
                StringComparison.Ordinal
            );
        Assert.Contains(Webhook, await Raw(conference, "Webhooks", "Secret"));
        await using (var db = conference.CreateDbContext())
            await new RenewSecrets(db).Renew(A.Day);
        await using (var db = conference.CreateDbContext())
            await new ProtectStoredSecrets(db).Protect();

        Assert.Empty(await Raw(conference, "Speakers", "PageCode"));
        Assert.Empty(await Raw(conference, "AspNetUserTokens", "Value"));
        Assert.Empty(await Raw(conference, "OutgoingMails", "Secret"));
        var webhook = await conference.Read(db => db.Webhooks.SingleAsync());
        Assert.NotEqual(Webhook, webhook.Secret);
        Assert.NotNull(webhook.StoppedAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_can_be_undone_holds_no_code_as_it_is_and_is_undone_with_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(
            A.Event(),
            new Speaker
            {
                EventId = 1,
                Name = "Ada",
                PageCode = Code,
            }
        );
        await using var db = conference.CreateDbContext();
        using var acting = db.ActAs("grace@example.org");
        db.Speakers.Remove(await db.Speakers.SingleAsync());
        await db.SaveChangesAsync();

        Assert.DoesNotContain(await Raw(conference, "AgendaSteps", "Changes"), changes => changes.Contains(Code, StringComparison.Ordinal));
        await new UndoStep(db).Undo(1, "grace@example.org", A.Day);
        Assert.Equal("Ada", (await conference.Read(again => again.Speakers.SingleAsync(speaker => speaker.PageCode == Code))).Name);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_could_be_undone_before_there_was_a_key_is_protected_once_and_can_still_be_undone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(
            A.Event(),
            new Speaker
            {
                EventId = 1,
                Name = "Ada",
                PageCode = Code,
            },
            new Speaker
            {
                EventId = 1,
                Name = "Grace",
                PageCode = Code[1..] + "M",
            }
        );
        await using var db = conference.CreateDbContext();
        using var acting = db.ActAs("grace@example.org");
        foreach (var speaker in await db.Speakers.OrderBy(speaker => speaker.Id).ToListAsync())
        {
            db.Speakers.Remove(speaker);
            await db.SaveChangesAsync();
        }

        var kept = await Raw(conference, "AgendaSteps", "Changes");
        var protectedCode = TestKey.Key.Protect("Speaker.PageCode", Code);
        // Each speaker was added and removed.
        Assert.Equal(
            2,
            await conference.Read(plain =>
                plain.Database.ExecuteSqlAsync(
                    $"""UPDATE "AgendaSteps" SET "Changes" = replace("Changes", {protectedCode}, {Code}) WHERE "Changes" LIKE {"%" + protectedCode + "%"}"""
                )
            )
        );

        await using (var start = conference.CreateDbContext())
            await new ProtectStoredSecrets(start).Protect();

        Assert.Equal(kept.Order(), (await Raw(conference, "AgendaSteps", "Changes")).Order());
        for (var i = 0; i < 2; i++)
            await new UndoStep(db).Undo(eventId: 1, "grace@example.org", A.Day);
        Assert.Equal(
            [Code, Code[1..] + "M"],
            await conference.Read(again =>
                again.Speakers.OrderBy(speaker => speaker.Name).Select(speaker => speaker.PageCode!).ToListAsync()
            )
        );
    }

    /// <summary>With secrets as they stood before there was a master key: written past the model.</summary>
    static async Task<ConferenceDatabase> OlderDatabase(string provider)
    {
        var conference = await ConferenceDatabase.Create(provider);
        var sent = Invitation("grace@example.org");
        sent.Succeed(A.Day);
        await conference.Save(
            A.Event(),
            new Speaker
            {
                EventId = 1,
                Name = "Ada",
                PageCode = Code,
            },
            new Speaker { EventId = 1, Name = "Grace" },
            new Webhook
            {
                EventId = 1,
                Url = "https://receiver.example",
                Secret = Webhook,
            },
            new NsmCon.Data.Staff.StaffMember
            {
                Name = "Ada",
                UserName = "ada",
                Email = "ada@example.org",
            },
            Invitation("ada@example.org"),
            sent
        );
        await conference.Execute($"""UPDATE "Speakers" SET "PageCode" = '{Code}' WHERE "Name" = 'Ada'""");
        await conference.Execute($"""UPDATE "Webhooks" SET "Secret" = '{Webhook}'""");
        await conference.Execute($"""UPDATE "OutgoingMails" SET "Secret" = '{Link}'""");
        await conference.Execute(
            """INSERT INTO "AspNetUserTokens" ("UserId", "LoginProvider", "Name", "Value") VALUES (1, '[AspNetUserStore]', 'AuthenticatorKey', 'TOTPKEY')"""
        );
        return conference;
    }

    static OutgoingMail Invitation(string to) => new("invitation", to, "Join", A.Day) { EventId = 1, Secret = Link };

    static async Task<List<string>> Raw(ConferenceDatabase conference, string table, string column)
    {
        await using var db = conference.CreateDbContext();
        // Names cannot be parameters, and these are the test's own.
        var sql = "SELECT CAST(\"" + column + "\" AS text) AS \"Value\" FROM \"" + table + "\" WHERE \"" + column + "\" IS NOT NULL";
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
    }
}
