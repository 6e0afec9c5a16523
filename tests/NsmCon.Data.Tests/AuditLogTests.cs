using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;
using static NsmCon.Data.Tests.AuditedTalk;

namespace NsmCon.Data.Tests;

public class AuditLogTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_log_says_who_changed_what_from_what_to_what_and_when(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var talk = await Talk(conference);
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(A.Day)))
            .AddConferenceDb(Enum.Parse<DatabaseProvider>(provider), conference.ConnectionString, TestKey.Key);
        await using var app = services.BuildServiceProvider();
        await using var db = await app.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        using var acting = db.ActAs("grace@example.org");

        var changed = await db.Talks.SingleAsync();
        changed.Title = "Closing";
        changed.Schedule(new DateTime(2020, 3, 30, 17, 0, 0), null);
        await db.SaveChangesAsync();

        var entry = await conference.Read(again => again.AuditEntries.OrderBy(e => e.Id).LastAsync());
        Assert.Equal((A.Day, "grace@example.org", "Changed"), (entry.At, entry.By, entry.Action));
        Assert.Equal(("Talk", talk.Id, "Closing", talk.EventId), (entry.Subject, entry.SubjectId, entry.SubjectName, entry.EventId));
        Assert.Equal([("Starts", null, "2020-03-30 17:00"), ("Title", "Opening", "Closing")], Changes(entry));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_added_and_deleted_is_in_the_log_with_its_key(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var talk = await Talk(conference);
        await using var db = conference.CreateDbContext();
        db.Remove(await db.Talks.SingleAsync());
        await db.SaveChangesAsync();

        var entries = await db.AuditEntries.OrderBy(e => e.Id).ToListAsync();

        Assert.Equal(["Added Event", "Added Talk", "Deleted Talk"], entries.Select(e => $"{e.Action} {e.Subject}"));
        Assert.All(entries, entry => Assert.Equal(talk.EventId, entry.EventId));
        Assert.Equal([talk.EventId, talk.Id, talk.Id], entries.Select(e => e.SubjectId));
        Assert.Contains(("Title", "Opening", null), Changes(entries[2]));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_that_cannot_be_logged_is_not_made(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Talk(conference);
        await conference.Execute("""ALTER TABLE "AuditEntries" RENAME TO "Elsewhere" """);
        await using var db = conference.CreateDbContext();
        (await db.Talks.SingleAsync()).Title = "Closing";

        var fault = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.IsAssignableFrom<DbException>(fault.InnerException);
        Assert.Equal("Opening", (await conference.Read(again => again.Talks.SingleAsync())).Title);
        Assert.True(conference.Gate.Enter().IsCompletedSuccessfully);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Saving_without_a_change_leaves_no_entry(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Talk(conference);
        await using var db = conference.CreateDbContext();
        var before = await db.AuditEntries.CountAsync();
        var talk = await db.Talks.SingleAsync();
        var conferenceEvent = await db.Events.SingleAsync();

        talk.Title = new string(talk.Title);
        conferenceEvent.Sections = [.. conferenceEvent.Sections];
        await db.SaveChangesAsync();

        Assert.Equal(before, await db.AuditEntries.CountAsync());
        Assert.Equal((0, 0), (talk.Version, conferenceEvent.Version));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_at_the_end_of_a_long_text_and_one_in_a_section_are_in_the_log(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Talk(conference);
        await using var db = conference.CreateDbContext();
        var talk = await db.Talks.SingleAsync();
        var edition = await db.Events.SingleAsync();
        talk.Abstract = new string('x', 5_000);
        edition.Sections.Add(
            new EventSection
            {
                Heading = "Why?",
                Anchor = "why",
                Markdown = "Because.",
            }
        );
        await db.SaveChangesAsync();

        talk.Abstract += "!";
        edition.Sections[0].Markdown = "Because of “us”.";
        await db.SaveChangesAsync();

        var changes = (await db.AuditEntries.OrderByDescending(e => e.Id).Take(2).ToListAsync()).SelectMany(Changes).ToList();
        Assert.Contains(("Abstract", new string('x', 5_000), new string('x', 5_000) + "!"), changes);
        var section = Assert.Single(changes, change => change.Field == "Sections");
        Assert.Contains("\"Because.\"", section.From);
        Assert.Contains("Because of “us”.", section.To);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_speaks_and_what_a_package_promises_is_in_the_log_of_the_event(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var talk = await Talk(conference);
        var (grace, lunch) = (A.Speaker(talk.EventId, "Grace Hopper"), A.Package(talk.EventId, "Lunch"));
        await conference.Save(grace, lunch);
        await using var db = conference.CreateDbContext();
        var before = await db.AuditEntries.MaxAsync(e => e.Id);

        (await db.Talks.SingleAsync()).Speakers.Add(new TalkSpeaker { Speaker = await db.Speakers.SingleAsync() });
        (await db.Packages.SingleAsync()).Benefits.Add(new Benefit { Text = "Logo" });
        await db.SaveChangesAsync();

        var entries = await db.AuditEntries.Where(e => e.Id > before).OrderBy(e => e.Subject).ToListAsync();
        Assert.Equal(
            [("Benefit", "Logo", talk.EventId), ("TalkSpeaker", "Grace Hopper", talk.EventId)],
            entries.Select(e => (e.Subject, e.SubjectName, e.EventId!.Value))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_saved_together_is_in_the_log_with_the_keys_that_it_gets(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var talk = await Talk(conference);
        await using var db = conference.CreateDbContext();
        var (lunch, hall) = (A.Package(talk.EventId, "Lunch"), new Room { EventId = talk.EventId, Name = "Hall" });
        lunch.Benefits.Add(new Benefit { EventId = talk.EventId, Text = "Logo" });
        (await db.Talks.SingleAsync()).Room = hall;
        db.AddRange(lunch, hall);
        await db.SaveChangesAsync();

        var entries = await db.AuditEntries.ToListAsync();

        Assert.Contains(("PackageId", null, $"{lunch.Id}"), Changes(entries.Single(entry => entry.Subject == "Benefit")));
        Assert.Contains(("RoomId", null, $"{hall.Id}"), Changes(entries.Single(entry => entry is { Subject: "Talk", Action: "Changed" })));
        Assert.All(entries.SelectMany(Changes).Where(change => change.Field.EndsWith("Id", StringComparison.Ordinal)), change =>
            Assert.False(change.To?.StartsWith('-'))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Bulk_work_leaves_no_entries_and_what_comes_after_does(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var db = conference.CreateDbContext();
        using (db.WithoutAudit())
        {
            db.Add(A.Event("silent"));
            await db.SaveChangesAsync();
        }

        db.Add(A.Event());
        await db.SaveChangesAsync();

        var entry = await db.AuditEntries.SingleAsync();
        Assert.Equal(("system", "Added", "Event", "NSMCon EU 2020"), (entry.By, entry.Action, entry.Subject, entry.SubjectName));
    }

    [Fact]
    public async Task What_is_not_audited_may_be_saved_at_once()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await using var db = conference.CreateDbContext();
        db.Add(new OutgoingMail("ticket", "ada@example.org", "Your ticket", DateTime.UtcNow));

        Assert.Equal(1, db.SaveChanges());
    }

    [Fact]
    public async Task What_is_audited_cannot_be_saved_past_the_log()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        await using var db = conference.CreateDbContext();
        db.Add(A.Event());

        var fault = Assert.Throws<InvalidOperationException>(() => db.SaveChanges());

        Assert.Equal("Use SaveChangesAsync: it alone writes the audit log.", fault.Message);
        Assert.Equal(0, await conference.Read(again => again.Events.CountAsync()));
    }
}
