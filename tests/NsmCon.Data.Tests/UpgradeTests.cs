using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Releases;
using NsmCon.Data.Steps;

namespace NsmCon.Data.Tests;

/// <summary>Databases of every version that was ever out come to this one with all that is in them, or stay as they are.</summary>
public sealed class UpgradeTests : IDisposable
{
    // In the words of the first version: later ones add columns with defaults.
    const string Data = """
        INSERT INTO "Events" ("Id", "Slug", "Title", "Subtitles", "StartsOn", "Place", "TimeZone", "Buttons", "Sections", "SponsorEmail", "Currency", "IncomeTargetCents", "Version")
        VALUES (1, 'adacon', 'AdaCon', '[]', '2027-03-30', 'London', 'Europe/London', '[]', '[]', 'sponsors@example.org', 'USD', 0, 3);
        INSERT INTO "Talks" ("Id", "EventId", "Title", "Kind", "Starts", "Abstract", "Position", "Version") VALUES (7, 1, 'Engines', 'Talk', '2027-03-30 09:00:00', 'All of it.', 0, 2);
        """;

    readonly string folder = Directory.CreateTempSubdirectory("nsmcon_upgrade_").FullName;

    string File => Path.Combine(folder, "nsmcon.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, string> Released
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var provider in new[] { Databases.Sqlite, Databases.PostgreSql })
            {
                using var db = ConferenceDatabase.Open(provider, provider == Databases.Sqlite ? "Data Source=:memory:" : "Host=127.0.0.1");
                foreach (var migration in db.Database.GetMigrations())
                    rows.Add(provider, migration[(migration.IndexOf('_') + 1)..]);
            }

            return rows;
        }
    }

    [SkippableTheory, MemberData(nameof(Released))]
    public async Task A_database_of_each_version_comes_to_this_one_with_its_data(string provider, string version)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
            await Make(old, version);
        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);

        await db.Migrate();

        await AssertWhole(db);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_waited_for_an_answer_waits_still(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await Make(old, "BouncedAddresses");
            await old.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "Inquiries" ("Id", "EventId", "Company", "ContactName", "Email", "Phone", "State", "ReplyKey", "ReceivedAt", "UpdatedAt", "SearchText", "Version")
                VALUES (1, 1, 'New', 'Ada', 'ada@example.org', '', 'New', '1', '2027-01-01 09:00:00', '2027-01-01 09:00:00', '', 1), (2, 1, 'Answered', 'Ada', 'ada@example.org', '', 'InConversation', '2', '2027-01-01 09:00:00', '2027-01-01 09:00:00', '', 1),
                    (3, 1, 'Wrote again', 'Ada', 'ada@example.org', '', 'Offered', '3', '2027-01-01 09:00:00', '2027-01-01 09:00:00', '', 1), (4, 1, 'Declined', 'Ada', 'ada@example.org', '', 'Declined', '4', '2027-01-01 09:00:00', '2027-01-01 09:00:00', '', 1);
                INSERT INTO "Messages" ("EventId", "InquiryId", "Kind", "From", "Subject", "Text", "To", "Cc", "At", "HasHtml", "Pieces")
                SELECT 1, i."Id", 'In', 'Ada', '', '', '', '', '2027-01-01 09:00:00', false, '[]' FROM "Inquiries" i;
                INSERT INTO "Messages" ("EventId", "InquiryId", "Kind", "From", "Subject", "Text", "To", "Cc", "At", "HasHtml", "Pieces")
                VALUES (1, 2, 'Out', 'Grace', '', '', '', '', '2027-01-02 09:00:00', false, '[]'), (1, 3, 'Out', 'Grace', '', '', '', '', '2027-01-02 09:00:00', false, '[]'), (1, 3, 'In', 'Ada', '', '', '', '', '2027-01-03 09:00:00', false, '[]'), (1, 3, 'Note', 'Grace', '', '', '', '', '2027-01-04 09:00:00', false, '[]');
                """
            );
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        DateTime?[] expected = [new(2027, 1, 1, 9, 0, 0), null, new(2027, 1, 3, 9, 0, 0), null];
        Assert.Equal(expected, await db.Inquiries.OrderBy(inquiry => inquiry.Id).Select(inquiry => inquiry.AskedAt).ToListAsync());
        // Their owners do not all get a reminder at once.
        Assert.Equal(expected, await db.Inquiries.OrderBy(inquiry => inquiry.Id).Select(inquiry => inquiry.RemindedAskedAt).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_of_sponsors_that_nobody_said_is_the_configured_one_from_now_on(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await Make(old, "FoldedSearches");
            await Insert(
                old,
                """
                UPDATE "Events" SET "SponsorEmail" = 'sponsors@networkservicemesh.io';
                INSERT INTO "Events" ("Id", "Slug", "Title", "Subtitles", "Place", "TimeZone", "Buttons", "Sections", "SponsorEmail", "Currency", "IncomeTargetCents", "Version")
                VALUES (2, 'own', 'Own', '[]', '', 'Etc/UTC', '[]', '[]', 'eu@example.org', 'USD', 0, 1);
                INSERT INTO "Events" ("Id", "Slug", "Title", "Subtitles", "Place", "TimeZone", "Buttons", "Sections", "SponsorEmail", "Currency", "IncomeTargetCents", "Version")
                VALUES (3, 'said', 'Said', '[]', '', 'Etc/UTC', '[]', '[]', 'sponsors@networkservicemesh.io', 'USD', 0, 1);
                INSERT INTO "ImportedPages" ("EventId", "Path", "Text", "ImportedAt", "ImportedBy")
                VALUES (3, 'packages/said.toml', 'contact = "sponsors@networkservicemesh.io"', '2027-01-01 00:00:00', 'ada'), (1, 'events/adacon.md', 'contact sponsors@networkservicemesh.io', '2027-01-01 00:00:00', 'ada');
                """
            );
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        Assert.Equal(
            [("adacon", ""), ("own", "eu@example.org"), ("said", "sponsors@networkservicemesh.io")],
            (await db.Events.OrderBy(e => e.Slug).Select(e => new { e.Slug, e.SponsorEmail }).ToListAsync()).Select(e =>
                (e.Slug, e.SponsorEmail)
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Talks_without_a_time_stay_as_public_as_they_were(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await Make(old, "ProtectedSecrets");
            await old.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO "Talks" ("Id", "EventId", "Title", "Kind", "Abstract", "Position", "Version") VALUES (8, 1, 'Announced', 'Talk', '', 1, 1), (9, 1, 'Idea', 'Talk', '', 2, 1);
                INSERT INTO "AgendaReleases" ("EventId", "Number", "PublishedAt", "PublishedBy", "Note", "Agenda", "Revision")
                VALUES (1, 1, '2027-01-01 00:00:00', 'ada', '', '{{"talks":[{{"id":9}}]}}', 0), (1, 2, '2027-01-02 00:00:00', 'ada', '', '{{"talks":[{{"id":7}},{{"id":8}}]}}', 1);
                """
            );
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        Assert.Equal(
            [TalkState.Scheduled, TalkState.ToBeAnnounced, TalkState.Proposed],
            await db.Talks.OrderBy(talk => talk.Id).Select(talk => talk.State).ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Versions_from_before_they_kept_the_event_keep_it_as_the_public_saw_it(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await Make(old, "ProtectedSecrets");
            await old.Database.ExecuteSqlRawAsync(
                """
                UPDATE "Events" SET "Title" = 'Ada "Con" É', "DayEnds" = '18:00:00';
                INSERT INTO "AgendaReleases" ("EventId", "Number", "PublishedAt", "PublishedBy", "Note", "Agenda", "Revision") VALUES (1, 1, '2027-01-01 00:00:00', 'ada@example.org', '', '{{}}', 0);
                """
            );
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        var kept = (await db.AgendaReleases.SingleAsync()).Event;
        Assert.Equal(
            ("Ada \"Con\" É", new DateOnly(2027, 3, 30), null, "London", "Europe/London"),
            (kept.Title, kept.StartsOn!.Value, kept.EndsOn, kept.Place, kept.TimeZone)
        );
        Assert.Equal((new TimeOnly(18, 0), 0, 0), (kept.DayEnds!.Value, kept.Subtitles.Count, kept.Sequence));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Steps_keep_their_titles_word_for_word(string provider)
    {
        (string Title, StepDeed Deed)[] titles =
        [
            ("Added Engines", StepDeed.Added),
            ("Added Lunch at 12:00 across all rooms", StepDeed.Text),
            ("Changed \"Engines\" & more", StepDeed.Changed),
            ("Deleted Engines", StepDeed.Deleted),
            ("Imported events/adacon.md and packages/adacon.toml", StepDeed.Imported),
            ("Moved Engines to March 30, 09:00 to 10:00, Hall", StepDeed.Text),
            ("New photo of Ada", StepDeed.NewPhoto),
            ("Took Engines off the agenda", StepDeed.TakenOff),
        ];
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await Make(old, "TicketTypeLimits");
            foreach (var (title, deed) in titles)
                await old.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "AgendaSteps" ("EventId", "At", "By", "Kind", "Title", "Changes")
                    VALUES (1, '2027-01-01 00:00:00', 'ada@example.org', {(deed == StepDeed.Imported ? "Import" : "Edit")}, {title}, '[]')
                    """
                );
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        var kept = await db.AgendaSteps.OrderBy(step => step.Id).Select(step => step.Title).ToListAsync();
        Assert.Equal(titles, kept.Select(title => (title.Words, title.Deed)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Why_a_mail_waits_is_said_as_before(string provider)
    {
        (string Reason, MailReasonKind Kind)[] reasons =
        [
            ("", MailReasonKind.None),
            ("The same mail came before.", MailReasonKind.SameMail),
            ("The same mail came before, byte for byte.", MailReasonKind.SameBytes),
            ("It answers none of our mails and names no event.", MailReasonKind.NamesNothing),
            ("By Mira O'Neill.", MailReasonKind.ByStaff),
            ("It could not be read: A fault.", MailReasonKind.Unreadable),
            (
                "It answers the inquiry of Polder, but comes from an address that is not known there. Is it theirs?",
                MailReasonKind.UnknownAddress
            ),
            ("It answers none of our mails, but Polder wrote from this address before. Does it belong there?", MailReasonKind.KnownSender),
            ("The mail “Your ticket” to ada@example.org came back.", MailReasonKind.Text),
        ];
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await Make(old, "StepTitles");
            byte[] bytes = [1];
            await old.Database.ExecuteSqlAsync(
                $"""INSERT INTO "StoredFiles" ("Hash", "Bytes", "StoredAt") VALUES ('1', {bytes}, '2027-01-01 00:00:00')"""
            );
            foreach (var (reason, _) in reasons)
                await old.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "IncomingMails" ("Folder", "UidValidity", "Uid", "Hash", "Size", "ArrivedAt", "KeptAt", "State", "Reason", "Attempts", "FromName", "FromAddress", "Subject", "FileNames", "Version")
                    VALUES ('data/inbox', 0, 0, '1', 0, '2027-01-01 00:00:00', '2027-01-01 00:00:00', 'SetAside', {reason}, 0, '', '', '', '', 0)
                    """
                );
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        var kept = await db.IncomingMails.OrderBy(mail => mail.Id).ToListAsync();
        Assert.Equal(reasons, kept.Select(mail => (mail.Reason.Words, mail.Reason.Kind)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task How_a_version_was_written_is_said_as_before(string provider)
    {
        (string? Note, ExportOutcome? Outcome)[] notes =
        [
            (null, null),
            ("The page is being written.", ExportOutcome.Writing),
            ("Writing the page was not finished: the log says why. Write it from Content.", ExportOutcome.Unfinished),
            ("The page waits to be written. The site's repository is in the middle of a \"merge\".", ExportOutcome.Waits),
            ("events/adacon.md was written: 1 talk. It is commit 1a2b3c4 on main.", ExportOutcome.Refused),
        ];
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await Make(old, "MailReasons");
            foreach (var (number, (note, _)) in notes.Index())
                await old.Database.ExecuteSqlAsync(
                    $$"""
                    INSERT INTO "AgendaReleases" ("EventId", "Number", "PublishedAt", "PublishedBy", "Note", "Event", "Agenda", "Revision", "ExportNote")
                    VALUES (1, {{number}}, '2027-01-01 00:00:00', 'ada', '', '{}', '{}', 0, {{note}})
                    """
                );
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        var kept = await db
            .AgendaReleases.OrderBy(release => release.Number)
            .Select(release => new { release.ExportNote, release.ExportOutcome })
            .ToListAsync();
        Assert.Equal(
            notes,
            kept.Select(release =>
                (release.ExportOutcome is { } outcome ? (release.ExportNote ?? new()).Describe(outcome) : null, release.ExportOutcome)
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_keeps_its_links_and_their_steps_can_still_be_undone(string provider)
    {
        await using var empty = await TestDatabase.Create(provider);
        await using (var old = ConferenceDatabase.Open(provider, empty.ConnectionString))
        {
            await Make(old, "StaffAccountsAndMails");
            await old.Database.ExecuteSqlRawAsync(
                """
                UPDATE "Talks" SET "SlidesUrl" = '/pdf/engines.pdf', "VideoUrl" = 'https://video.example/1';
                INSERT INTO "AgendaSteps" ("EventId", "At", "By", "Kind", "Title", "Changes")
                VALUES (1, '2027-01-01 00:00:00', 'ada@example.org', 'Edit', 'Changed Engines', '[{{"Entity":"Talk","Key":[7],"Before":{{"SlidesUrl":null,"Title":"The \"SlidesUrl\":"}},"After":{{"SlidesUrl":"/pdf/engines.pdf","Title":"Engines"}}}}]');
                """
            );
        }

        await using var db = ConferenceDatabase.Open(provider, empty.ConnectionString);
        await db.Migrate();

        var talk = await db.Talks.AsNoTracking().SingleAsync();
        Assert.Equal(("/pdf/engines.pdf", "https://video.example/1"), (talk.Slides, talk.Videos));
        Assert.Empty((await db.Events.SingleAsync()).PageSponsors);
        Assert.NotNull(await new UndoStep(db).Undo(1, "ada@example.org", new(2027, 1, 2, 0, 0, 0, DateTimeKind.Utc)));
        var undone = await db.Talks.AsNoTracking().SingleAsync();
        Assert.Equal((null, "The \"SlidesUrl\":"), (undone.Slides, undone.Title));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_database_as_it_was_and_the_next_start_does_it()
    {
        await MakeFirst();
        // A table that is rebuilt must not be named in a view.
        await Execute("CREATE VIEW \"OfMine\" AS SELECT \"Title\" FROM \"Talks\"");
        var before = await Schema();

        await using (var db = Open())
        {
            var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => db.Migrate());
            Assert.EndsWith("Nothing was changed.", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await Schema());
        await Execute("DROP VIEW \"OfMine\"");
        await using var again = Open();
        await again.Migrate();
        await AssertWhole(again);
    }

    [Fact]
    public async Task A_process_that_dies_at_any_step_of_a_migration_leaves_what_the_next_start_needs()
    {
        await MakeFirst();
        var states = new List<string>();
        var steps = new AtEachStep(step =>
        {
            if (step % 6 != 1)
                return;

            var state = Path.Combine(folder, $"dead-{step}");
            Directory.CreateDirectory(state);
            foreach (var file in Directory.EnumerateFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
                System.IO.File.Copy(file, Path.Combine(state, Path.GetFileName(file)));
            states.Add(state);
        });
        await using (
            var db = new ConferenceDb(
                ConferenceDatabase.Options(Databases.Sqlite, $"Data Source={File};Pooling=False", steps),
                new WriteGate(isOpen: false),
                TestKey.Key
            )
        )
            await db.Migrate();

        Assert.True(states.Count > 5, $"Only {states.Count} steps were looked at.");
        foreach (var state in states)
        {
            await using var next = ConferenceDatabase.Open(Databases.Sqlite, $"Data Source={state}/nsmcon.db;Pooling=False");
            await next.Migrate();
            await AssertWhole(next);
        }
    }

    [Fact]
    public async Task The_database_of_the_version_before_stays_beside_the_new_one_and_nobody_else_can_read_it()
    {
        await MakeFirst();
        await System.IO.File.WriteAllTextAsync($"{File}.before-migration", "left by an earlier migration");
        await using (var db = Open())
            await db.Migrate();

        await using var kept = new SqliteConnection($"Data Source={File}.before-migration;Pooling=False");
        await kept.OpenAsync();
        await using var command = new SqliteCommand("SELECT COUNT(*) FROM \"__EFMigrationsHistory\"", kept);
        Assert.Equal(1L, await command.ExecuteScalarAsync());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode($"{File}.before-migration"));
        Assert.False(System.IO.File.Exists($"{File}.migrating"));
    }

    internal static async Task Make(ConferenceDb db, string version)
    {
        await db.GetService<IMigrator>().MigrateAsync(version);
        await Insert(db, Data);
    }

    // The subtitles, which follow the title, are an array on PostgreSQL.
    static async Task Insert(ConferenceDb db, string sql) =>
        await db.Database.ExecuteSqlRawAsync(
            db.Database.IsNpgsql() ? Regex.Replace(sql, @"(VALUES \(\d, '\w+', '\w+', )'\[\]'", "$1ARRAY[]::text[]") : sql
        );

    static async Task AssertWhole(ConferenceDb db)
    {
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        var conference = await db.Events.SingleAsync();
        var talk = await db.Talks.Include(one => one.Speakers).SingleAsync();
        Assert.Equal(
            ("adacon", "AdaCon", new DateOnly(2027, 3, 30), 3),
            (conference.Slug, conference.Title, conference.StartsOn, conference.Version)
        );
        // It was public before there were stages.
        Assert.Equal((EventStage.Announced, null, 0), (conference.Stage, conference.StageSetAt, conference.StageRevision));
        Assert.Equal(
            (7, "Engines", TalkKind.Talk, new DateTime(2027, 3, 30, 9, 0, 0), "All of it."),
            (talk.Id, talk.Title, talk.Kind, talk.Starts, talk.Abstract)
        );
    }

    ConferenceDb Open() => ConferenceDatabase.Open(Databases.Sqlite, $"Data Source={File};Pooling=False");

    async Task MakeFirst()
    {
        await using var db = Open();
        await Make(db, "Initial");
    }

    async Task Execute(string sql)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    async Task<string> Schema()
    {
        await using var db = Open();
        return string.Join(
            '\n',
            await db
                .Database.SqlQueryRaw<string>(
                    "SELECT COALESCE(sql, name) AS \"Value\" FROM sqlite_master WHERE name NOT LIKE '\\_\\_EFMigrationsLock' ESCAPE '\\' ORDER BY type, name"
                )
                .ToListAsync()
        );
    }

    sealed class AtEachStep(Action<int> look) : DbCommandInterceptor
    {
        int step;

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            int result,
            CancellationToken cancellationToken = default
        )
        {
            look(++step);
            return ValueTask.FromResult(result);
        }
    }
}
