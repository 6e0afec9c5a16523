using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Data.Tests;

public class BulkInsertTests
{
    static readonly DateTime Nine = new(2020, 3, 30, 9, 0, 0);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rows_come_in_whole_however_many_there_are(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Before"));
        var expected = new List<string> { "Before  Talk" };
        foreach (var count in new[] { 0, 1, 5, 6, 50, 51, 112 })
        {
            var talks = Enumerable.Range(0, count).Select(at => Talk($"{count}/{at}", isTimed: at % 2 == 0)).ToList();
            await Insert(conference, talks);
            expected.AddRange(talks.Select(talk => $"{talk.Title} {talk.Starts:HH:mm} {talk.Kind}"));
        }

        await conference.Save(A.Talk(1, "After"));

        var read = await conference.Read(db => db.Talks.OrderBy(talk => talk.Id).ToListAsync());
        Assert.Equal([.. expected, "After  Talk"], read.Select(talk => $"{talk.Title} {talk.Starts:HH:mm} {talk.Kind}"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_row_knows_its_key(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Before"));
        var talks = Enumerable.Range(0, 8).Select(at => Talk($"Talk {at}", isTimed: true)).ToList();

        await Insert(conference, talks);
        await Insert(conference, talks.ConvertAll(talk => new Speaker { EventId = 1, Name = $"Speaker of {talk.Id}" }));
        await Insert(
            conference,
            talks.ConvertAll(talk => new TalkSpeaker
            {
                EventId = 1,
                TalkId = talk.Id,
                SpeakerId = talk.Id - talks[0].Id + 1,
                Position = 3,
            })
        );

        var named = await conference.Read(db =>
            db.Talks.Where(talk => talk.Speakers.Count > 0)
                .OrderBy(talk => talk.Id)
                .Select(talk => $"{talk.Title}: {talk.Speakers[0].Speaker!.Name}")
                .ToListAsync()
        );
        Assert.Equal(talks.Select((talk, at) => $"Talk {at}: Speaker of {talk.Id}"), named);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lists_and_what_is_missing_are_kept_as_everywhere(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var edition = A.Event();
        (edition.Subtitles, edition.Sections, edition.DayEnds) = (
            ["One", "Two"],
            [
                new EventSection
                {
                    Heading = "Why?",
                    Anchor = "why",
                    Markdown = "Because.",
                },
            ],
            new(18, 0)
        );

        await Insert(conference, [edition, A.Event("other")]);

        var (read, other) = (
            await conference.Read(db => db.Events.SingleAsync(e => e.Slug == edition.Slug)),
            await conference.Read(db => db.Events.SingleAsync(e => e.Slug == "other"))
        );
        Assert.Equal(ReleasedEvent.FromEvent(edition), ReleasedEvent.FromEvent(read));
        Assert.Equal(
            ("Because.", EventStage.Announced, A.Day),
            (Assert.Single(read.Sections).Markdown, read.Stage, read.StageSetAt!.Value)
        );
        Assert.Equal((null, 0, 0), (other.DayEnds, other.Sections.Count, other.Subtitles.Count));
    }

    static async Task Insert<T>(ConferenceDatabase conference, IReadOnlyList<T> rows)
        where T : class
    {
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        await db.InsertMany(rows);
        await write.Commit();
    }

    static Talk Talk(string title, bool isTimed)
    {
        var talk = A.Talk(1, title, TalkKind.Keynote);
        if (isTimed)
            talk.Schedule(Nine, Nine.AddHours(1));
        return talk;
    }
}
