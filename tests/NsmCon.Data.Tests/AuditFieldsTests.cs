using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NsmCon.Data.Staff;
using static NsmCon.Data.Tests.AuditedTalk;

namespace NsmCon.Data.Tests;

public class AuditFieldsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_secret_is_in_the_log(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = A.Registration(await conference.TicketType(places: 1));
        var inquiry = A.Inquiry(ada.EventId);
        var grace = new StaffMember
        {
            Name = "Grace",
            Email = "grace@example.org",
            PasswordHash = "the-hash",
            SecurityStamp = "the-stamp",
        };
        await conference.Save(ada, inquiry, grace);
        await using var db = conference.CreateDbContext();
        (await db.Users.SingleAsync()).PasswordHash = "another-hash";
        db.Remove(await db.Registrations.SingleAsync());
        await db.SaveChangesAsync();

        var log = string.Join(
            '\n',
            (await db.AuditEntries.ToListAsync()).SelectMany(e => e.Changes).Select(c => $"{c.Field}: {c.From} -> {c.To}")
        );

        Assert.Contains("Email:  -> grace@example.org", log);
        Assert.DoesNotContain(ada.TicketCode, log);
        Assert.DoesNotContain(ada.AttemptKey.ToString(), log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(inquiry.ReplyKey, log);
        Assert.DoesNotContain("the-", log);
        Assert.DoesNotContain("hash", log, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Values_are_written_as_people_read_them(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Talk(conference);
        await conference.Save(new StaffMember { Name = "Grace", Email = "grace@example.org" });
        await using var db = conference.CreateDbContext();
        var (talk, edition) = (await db.Talks.SingleAsync(), await db.Events.SingleAsync());
        talk.Schedule(new(2020, 3, 30, 9, 5, 0), null);
        talk.Position = 3;
        edition.RegistrationOpensAt = A.Day;
        edition.EndsOn = new(2020, 3, 31);
        edition.Subtitles = ["One", "Two"];
        (await db.Users.SingleAsync()).PasswordHash = "first-hash";
        await db.SaveChangesAsync();
        (await db.Users.SingleAsync()).PasswordHash = null;
        await db.SaveChangesAsync();

        var changes = (await db.AuditEntries.Where(entry => entry.Action == "Changed").OrderBy(entry => entry.Id).ToListAsync())
            .SelectMany(Changes)
            .ToList();

        Assert.Contains(("Starts", null, "2020-03-30 09:05"), changes);
        Assert.Contains(("Position", "0", "3"), changes);
        Assert.Contains(("RegistrationOpensAt", null, "2020-03-02 09:00:00Z"), changes);
        Assert.Contains(("EndsOn", null, "2020-03-31"), changes);
        Assert.Contains(("Subtitles", "", "One\nTwo"), changes);
        Assert.Contains(("Password", null, "a secret"), changes);
        Assert.Contains(("Password", "a secret", null), changes);
    }

    [Fact]
    public async Task The_log_shows_these_fields_and_no_others()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await using var db = ConferenceDatabase.Open(Databases.Sqlite, conference.ConnectionString + ";Foreign Keys=False");
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(IAudited))))
            db.Add(Filled(db, entity));
        await db.SaveChangesAsync();

        var shown = (await db.AuditEntries.ToListAsync())
            .OrderBy(entry => entry.Subject, StringComparer.Ordinal)
            .Select(entry =>
                $"{entry.Subject}: {string.Join(' ', entry.Changes.Select(change => change.Field).Order(StringComparer.Ordinal))}"
            );

        Assert.Equal(
            [
                "AgendaRelease: ExportOutcome ExportedAt MailedAt MailedBy Note Number PublishedAt PublishedBy",
                "Benefit: PackageId Parts Position Text",
                "Contact: Email Name Phone SponsorId",
                "Event: Buttons CodeOfConductUrl Currency DayBegins DayEnds EndsOn HelpEmail IncomeTargetCents IsZoneGuessed PageSponsors Place PrivacyUrl RegistrationClosesAt RegistrationOpensAt RoomChangeMinutes Sections Slug SponsorEmail Stage StartsOn Subtitles TimeZone Title UidHost",
                "EventRole: Role StaffMemberId",
                "Inquiry: Company ContactName Email MergedIntoId NextStep NextStepOn OwnerId Phone ReceivedAt SnoozedUntilOn SponsorId State",
                "Invitation: Email ExpiresAt Role UsedAt",
                "Package: Currency Group Intro Key Name OnlyWithPackageId Position PriceCents QuotaId",
                "PasswordLink: CreatedAt DropsSecondStep ExpiresAt StaffMemberId",
                "Quota: Name Size Taken",
                "Registration: AddedBy CancelledAt CancelledBy CheckedInAt CheckedInBy Company ConsentedAt DietaryNeeds Email Name RegisteredAt TicketTypeId",
                "Room: Name Position",
                "SavedAnswer: Text Title",
                "Speaker: Arrives Bio Company ConfirmedAt Email GitHub ImagePath JobTitle Leaves LinkedIn Name Twitter",
                "Sponsor: LogoPath Name Website",
                "Sponsorship: CancelledAt CancelledBy Currency PackageId PackageName PriceCents SponsorId TakenAt TakenBy",
                "StaffMember: Email EmailConfirmed JoinedAt LastSignedInAt Name Password PhoneNumber Signature TwoFactorEnabled UserName",
                "Talk: Abstract Ends Kind Position RoomId Slides SponsorshipId Starts State Title TrackId Videos",
                "TalkSpeaker: Position",
                "TicketType: Colour Description IsPublic Name Position",
                "TicketTypeLimit: QuotaId TicketTypeId",
                "Track: Color Name Position",
                "Webhook: AddedAt StoppedAt Url",
            ],
            shown
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_empty_or_as_it_was_is_no_news(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Talk(conference);
        await using var db = conference.CreateDbContext();
        var talk = await db.Talks.SingleAsync();

        (talk.Title, db.Entry(talk).Property(t => t.Abstract).IsModified) = ("Welcome", true);
        await db.SaveChangesAsync();
        db.Remove(talk);
        await db.SaveChangesAsync();

        var entries = await db.AuditEntries.Where(entry => entry.Subject == "Talk").OrderBy(entry => entry.Id).ToListAsync();
        Assert.Equal(["Added", "Changed", "Deleted"], entries.ConvertAll(entry => entry.Action));
        Assert.Equal(("Title", "Opening", "Welcome"), Assert.Single(Changes(entries[1])));
        Assert.All(entries.SelectMany(Changes), change => Assert.False(string.IsNullOrEmpty(change.To ?? change.From)));
        Assert.DoesNotContain(entries.SelectMany(Changes), change => change.Field == "Abstract");
    }

    /// <summary>A row with a value in each column.</summary>
    static object Filled(ConferenceDb db, IEntityType entity)
    {
        var entry = db.Entry(Activator.CreateInstance(entity.ClrType)!);
        foreach (var property in entity.GetProperties())
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            entry.Property(property.Name).CurrentValue = SomeValue(type);
        }

        return entry.Entity;
    }

    static object? SomeValue(Type type)
    {
        object[] values =
        [
            "x",
            A.Day,
            new DateOnly(2020, 3, 30),
            new TimeOnly(9, 0),
            new DateTimeOffset(A.Day),
            Guid.NewGuid(),
            true,
            new byte[] { 1 },
            1,
            1L,
            new NsmCon.Data.Releases.ExportNote("x"),
        ];
        if (Array.Find(values, value => value.GetType() == type) is { } value)
            return value;

        return type.IsEnum ? Enum.GetValues(type).GetValue(1) : Activator.CreateInstance(type);
    }
}
