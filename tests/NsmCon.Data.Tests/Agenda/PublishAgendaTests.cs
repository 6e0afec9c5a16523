using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data.Tests.Agenda;

public class PublishAgendaTests
{
    const string Site = "https://example.org";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_release_keeps_the_agenda_as_it_was_and_nothing_of_what_is_for_staff(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (conference, talk) = await OneTalk(database);

        var release = await Publish(database, conference, "The first one.");
        await Rename(database, talk, "Engines, renamed");

        var kept = await database.Read(db => db.AgendaReleases.SingleAsync());
        var agenda = ReleasedAgenda.FromJson(kept.Agenda);
        Assert.Equal((1, "mira@example.org", "The first one.", release.Id), (kept.Number, kept.PublishedBy, kept.Note, kept.Id));
        Assert.Equal(
            ("Engines", new DateTime(2020, 3, 30, 9, 0, 0), "Hall", "Telco"),
            (agenda.Talks[0].Title, agenda.Talks[0].Starts, agenda.Talks[0].Room, agenda.Talks[0].Track!.Name)
        );
        Assert.Equal(("Grace Hopper", "She compiled."), (agenda.Talks[0].Speakers[0].Name, agenda.Talks[0].Speakers[0].Bio));
        using var json = JsonDocument.Parse(kept.Agenda);
        Assert.Equal(
            (talk.Id, "2020-03-30T09:00:00"),
            (
                json.RootElement.GetProperty("talks")[0].GetProperty("id").GetInt32(),
                json.RootElement.GetProperty("talks")[0].GetProperty("starts").GetString()
            )
        );
        Assert.DoesNotContain("grace@example.org", kept.Agenda, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_entry_of_a_calendar_gets_a_higher_version_when_its_end_follows_another_talk(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (conference, talk) = await OneTalk(database);
        await database.Read(db =>
            db.Talks.Where(row => row.Id == talk.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Ends, (DateTime?)null))
        );
        var next = new Talk
        {
            EventId = conference.Id,
            Title = "Next",
            Starts = new(2020, 3, 30, 10, 0, 0),
        };
        await database.Save(next);
        var first = ReleasedAgenda.FromJson((await Publish(database, conference)).Agenda).Talks[0];
        await database.Read(db =>
            db.Talks.Where(row => row.Id == next.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Starts, new DateTime(2020, 3, 30, 11, 0, 0)))
        );

        var second = ReleasedAgenda.FromJson((await Publish(database, conference)).Agenda).Talks[0];

        Assert.Equal((new DateTime(2020, 3, 30, 10, 0, 0), true), (first.Ends, first.IsEndAssumed));
        Assert.Equal((new DateTime(2020, 3, 30, 11, 0, 0), first.Version + 1), (second.Ends, second.Version));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Publishing_what_is_published_and_what_is_empty_is_refused(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (conference, _) = await OneTalk(database);
        var empty = A.Event("empty");
        await database.Save(empty);
        await Publish(database, conference);

        var same = await Assert.ThrowsAsync<RuleBrokenException>(() => Publish(database, conference));
        var nothing = await Assert.ThrowsAsync<RuleBrokenException>(() => Publish(database, empty));

        Assert.Equal("Nothing changed since version 1: there is nothing to publish.", same.Message);
        Assert.Equal("The agenda has no talks yet: there is nothing to publish.", nothing.Message);
        Assert.Equal(1, await database.Read(db => db.AgendaReleases.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_note_has_room_and_an_end(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (conference, _) = await OneTalk(database);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            Publish(database, conference, new string('n', AgendaRelease.NoteLength + 1))
        );
        var release = await Publish(database, conference, $" {new string('n', AgendaRelease.NoteLength)} ");

        Assert.Equal("The note is too long: 2,000 characters at most.", refusal.Message);
        Assert.Equal(AgendaRelease.NoteLength, release.Note.Length);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_changed_after_the_person_looked_is_not_published_unseen(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (conference, talk) = await OneTalk(database);
        var seen = await Revision(database, conference);
        await Rename(database, talk, "Machines");

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Publish(database, conference, seen: seen));
        var release = await Publish(database, conference, seen: await Revision(database, conference));

        Assert.Equal("The agenda was changed since this page was opened. Look at the changes again, then publish.", refusal.Message);
        Assert.Equal(await Revision(database, conference), release.Revision);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_several_who_publish_at_once_one_does_and_the_others_are_told(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (conference, _) = await OneTalk(database);
        var processes = Enumerable.Range(0, 6).Select(_ => database.FromAnotherProcess()).ToList();

        var answers = await Task.WhenAll(
            processes.Select(process =>
                Task.Run(async () =>
                {
                    try
                    {
                        return $"{(await Publish(process, conference)).Number}";
                    }
                    catch (RuleBrokenException refusal)
                    {
                        return refusal.Message;
                    }
                })
            )
        );

        Assert.Equal(["1"], answers.Where(answer => answer.Length == 1));
        Assert.All(answers.Where(answer => answer.Length > 1), answer =>
            Assert.Matches("^(Nothing changed since version 1|Someone else published version 1)", answer)
        );
        Assert.Equal(1, await database.Read(db => db.AgendaReleases.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Those_who_want_to_be_told_are_told_in_the_same_transaction(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (conference, talk) = await OneTalk(database);
        var other = A.Event("other");
        await database.Save(other);
        await database.Save(
            Hook(conference, "https://one.example"),
            Hook(conference, "https://two.example"),
            Hook(conference, "https://stopped.example", stoppedAt: A.Day),
            Hook(other, "https://other.example")
        );
        await Publish(database, conference);
        await Rename(database, talk, "Machines");

        await Publish(database, conference);

        var deliveries = await database.Read(db =>
            db.WebhookDeliveries.Include(delivery => delivery.Webhook).OrderBy(delivery => delivery.Id).ToListAsync()
        );
        Assert.Equal(
            ["https://one.example", "https://two.example", "https://one.example", "https://two.example"],
            deliveries.Select(delivery => delivery.Webhook!.Url)
        );
        Assert.Equal(4, deliveries.Select(delivery => delivery.MessageId).Distinct().Count());
        using var payload = JsonDocument.Parse(deliveries[^1].Payload);
        var data = payload.RootElement.GetProperty("data");
        Assert.Equal(
            ("agenda.published", "nsmconeu2020", 2),
            (
                payload.RootElement.GetProperty("type").GetString(),
                data.GetProperty("event").GetString(),
                data.GetProperty("version").GetInt32()
            )
        );
        var change = Assert.Single(data.GetProperty("changes").EnumerateArray());
        Assert.Equal(
            ("changed", "talk", talk.Id, "title", "Engines", "Machines"),
            (
                change.GetProperty("kind").GetString(),
                change.GetProperty("subject").GetString(),
                change.GetProperty("id").GetInt32(),
                change.GetProperty("field").GetString(),
                change.GetProperty("from").GetString(),
                change.GetProperty("to").GetString()
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_audit_log_tells_who_published_and_not_all_that_was(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (conference, _) = await OneTalk(database);

        await Publish(database, conference, "The first one.");

        var entry = await database.Read(db => db.AuditEntries.SingleAsync(entry => entry.Subject == nameof(AgendaRelease)));
        Assert.Equal(("mira@example.org", "Added", "Version 1", conference.Id), (entry.By, entry.Action, entry.SubjectName, entry.EventId));
        Assert.Contains(entry.Changes, change => (change.Field, change.To) == ("Note", "The first one."));
        Assert.DoesNotContain(entry.Changes, change => change.Field == "Agenda");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_an_older_database_showed_is_published_and_what_was_made_since_is_not(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (old, _) = await OneTalk(database);
        await database.Execute("""UPDATE "Events" SET "AgendaRevision" = 0""");
        var draft = A.Event("draft");
        await database.Save(draft, A.Event("empty"));
        await database.Save(A.Talk(draft.Id));

        for (var start = 0; start < 2; start++)
        {
            await using var db = database.CreateDbContext();
            await new PublishFirstVersions(db).PublishForOlderDatabase(A.Day);
        }

        var release = await database.Read(db => db.AgendaReleases.SingleAsync());
        Assert.Equal((old.Id, 1, "upgrade", 0), (release.EventId, release.Number, release.PublishedBy, release.Revision));
        Assert.Equal(
            ("Engines", "Hall", "Grace Hopper"),
            (
                ReleasedAgenda.FromJson(release.Agenda).Talks[0].Title,
                ReleasedAgenda.FromJson(release.Agenda).Talks[0].Room,
                ReleasedAgenda.FromJson(release.Agenda).Talks[0].Names
            )
        );
    }

    static async Task<(Event Conference, Talk Talk)> OneTalk(ConferenceDatabase database)
    {
        var conference = A.Event();
        await database.Save(conference);
        var talk = A.Talk(conference.Id, "Engines");
        talk.Schedule(new(2020, 3, 30, 9, 0, 0), new(2020, 3, 30, 10, 0, 0));
        (talk.Room, talk.Track) = (
            new Room { EventId = conference.Id, Name = "Hall" },
            new Track { EventId = conference.Id, Name = "Telco" }
        );
        talk.SetSpeakers([
            new Speaker
            {
                EventId = conference.Id,
                Name = "Grace Hopper",
                Bio = "She compiled.",
                Email = "grace@example.org",
            },
        ]);
        await database.Save(talk);
        return (conference, talk);
    }

    static async Task<AgendaRelease> Publish(ConferenceDatabase database, Event conference, string note = "", int? seen = null)
    {
        await using var db = database.CreateDbContext();
        using var acting = db.ActAs("mira@example.org");
        return await new PublishAgenda(db).Publish(
            new(conference.Id, "mira@example.org", A.Day, Site) { Note = note, SeenRevision = seen }
        );
    }

    static async Task Rename(ConferenceDatabase database, Talk talk, string title)
    {
        await using var db = database.CreateDbContext();
        (await db.Talks.SingleAsync(t => t.Id == talk.Id)).Title = title;
        await db.SaveChangesAsync();
    }

    static Task<int> Revision(ConferenceDatabase database, Event conference) =>
        database.Read(db => db.Events.Where(e => e.Id == conference.Id).Select(e => e.AgendaRevision).SingleAsync());

    static Webhook Hook(Event conference, string url, DateTime? stoppedAt = null) =>
        new()
        {
            EventId = conference.Id,
            Url = url,
            Secret = "whsec_AAAA",
            AddedAt = A.Day,
            StoppedAt = stoppedAt,
        };
}
