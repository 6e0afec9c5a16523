using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Data.Tests.Agenda;

public class ReleasedAgendaTests
{
    static readonly DateTime Nine = new(2020, 3, 30, 9, 0, 0);
    static readonly ReleasedTalk Engines = new()
    {
        Id = 7,
        Title = "Engines",
        Starts = Nine,
        RoomId = 1,
        Room = "Hall",
        Version = 3,
    };

    [Fact]
    public void Talks_lie_by_time_then_place_and_those_without_a_time_come_last()
    {
        Talk[] talks =
        [
            Talk(1, "Later", 10),
            Talk(2, "Second", 9, position: 2),
            Talk(3, "Untimed", null),
            Talk(5, "Also first", 9, position: 1),
            Talk(4, "First", 9, position: 1),
        ];

        Assert.Equal(
            ["First", "Also first", "Second", "Later", "Untimed"],
            ReleasedAgenda.FromRows(talks, [], []).Talks.Select(talk => talk.Title)
        );
    }

    [Fact]
    public void Rooms_and_tracks_lie_in_their_order()
    {
        Room[] rooms =
        [
            new()
            {
                Id = 3,
                Name = "C",
                Position = 1,
            },
            new()
            {
                Id = 2,
                Name = "B",
                Position = 1,
            },
            new()
            {
                Id = 1,
                Name = "Z",
                Position = 2,
            },
        ];
        Track[] tracks =
        [
            new()
            {
                Id = 3,
                Name = "C",
                Position = 1,
            },
            new()
            {
                Id = 2,
                Name = "B",
                Position = 1,
            },
            new()
            {
                Id = 1,
                Name = "Z",
                Position = 2,
            },
        ];

        var agenda = ReleasedAgenda.FromRows([], rooms, tracks);

        Assert.Equal("B C Z", string.Join(' ', agenda.Rooms.Select(room => room.Name)));
        Assert.Equal("B C Z", string.Join(' ', agenda.Tracks.Select(track => track.Name)));
    }

    [Fact]
    public void An_end_that_someone_gave_stands_and_another_is_called_assumed()
    {
        Talk[] talks = [Talk(1, "Given", 9), Talk(2, "Assumed", 10), Talk(3, "Open", 11)];
        talks[0].Schedule(Nine, Nine.AddMinutes(20));

        Assert.Equal(
            ["Given 09:20 False", "Assumed 11:00 True", "Open  False"],
            ReleasedAgenda.FromRows(talks, [], []).Talks.Select(talk => $"{talk.Title} {talk.Ends:HH:mm} {talk.IsEndAssumed}")
        );
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Ada", "Ada")]
    [InlineData("Ada,Bea", "Ada and Bea")]
    [InlineData("Ada,Bea,Cleo", "Ada, Bea and Cleo")]
    public void Names_are_read_as_people_say_them(string names, string expected)
    {
        var talk = Talk(1, "Engines", 9);
        talk.SetSpeakers([
            .. names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((name, at) => new Speaker { Id = at + 1, Name = name }),
        ]);
        talk.Speakers.Reverse();

        Assert.Equal(expected, ReleasedAgenda.FromRows([talk], [], []).Talks[0].Names);
    }

    [Fact]
    public void A_talk_has_a_later_version_only_where_it_stands_elsewhere()
    {
        int After(ReleasedTalk talk) =>
            (new ReleasedAgenda { Talks = [talk] }).WithVersionsAfter(new() { Talks = [Engines] }).Talks[0].Version;

        Assert.Equal(3, After(Engines with { Title = "Mills", Version = 2 }));
        Assert.Equal(4, After(Engines with { RoomId = 2, Version = 3 }));
        Assert.Equal(4, After(Engines with { Ends = Nine.AddHours(1), Version = 0 }));
        Assert.Equal(9, After(Engines with { Starts = Nine.AddHours(1), Version = 9 }));
        Assert.Equal(1, After(Engines with { Id = 8, Version = 1 }));
    }

    [Fact]
    public void A_version_that_says_little_is_read_with_empty_texts()
    {
        var talk = ReleasedAgenda.FromJson("""{"talks":[{"id":7,"videoUrl":"/v.mp4","speakers":[{"id":1}]}]}""").Talks[0];

        Assert.Equal(
            ("", "", "", "", "", ""),
            (talk.Title, talk.Abstract, talk.Speakers[0].Name, talk.Speakers[0].JobTitle, talk.Speakers[0].Company, talk.Speakers[0].Bio)
        );
        Assert.Equal(new MediaLink("", "/v.mp4"), Assert.Single(talk.Videos));
    }

    [Fact]
    public void The_hour_of_the_event_ends_only_what_begins_before_it()
    {
        var agenda = new ReleasedAgenda
        {
            Event = new() { DayEnds = new(9, 0) },
            Talks = [Engines],
        };

        Assert.Equal(Nine.AddHours(1), agenda.EndOf(Engines));
    }

    [Fact]
    public void All_of_the_event_is_compared()
    {
        var before = new ReleasedEvent
        {
            Title = "NSMCon",
            StartsOn = new(2020, 3, 30),
            Place = "Berlin",
            TimeZone = "Europe/Berlin",
            DayEnds = new(18, 0),
            Subtitles = ["A"],
        };
        var after = new ReleasedEvent
        {
            Title = "NSMCon EU",
            StartsOn = new(2020, 3, 30),
            EndsOn = new(2020, 3, 31),
            Place = "",
            TimeZone = "Europe/Paris",
            DayEnds = new(17, 30),
            Subtitles = ["B"],
        };

        Assert.Equal(
            [
                "The date of the event is now March 30 to 31, 2020; it was March 30, 2020.",
                "The event has no place any more; it was Berlin.",
                "The time zone of the event is now Europe/Paris; it was Europe/Berlin.",
                "The event is now called NSMCon EU; it was NSMCon.",
                "The end of the days of the event is now 17:30; it was 18:00.",
                "The text under the title of the event changed.",
            ],
            Words(before, after)
        );
        Assert.Empty(Words(before, before with { EndsOn = before.StartsOn, Subtitles = ["A"] }));
        Assert.Equal(["The end of the days of the event is now 18:00."], Words(before with { DayEnds = null }, before));
    }

    [Theory]
    [InlineData("COFFEE BREAK", "Coffee break")]
    [InlineData("LUNCH", "Lunch")]
    [InlineData("VIP BBQ", "VIP BBQ")]
    [InlineData("LUNCH Q&A", "LUNCH Q&A")]
    [InlineData("Lunch", "Lunch")]
    public void Only_the_words_for_breaks_are_shouted(string title, string read) => Assert.Equal(read, title.NotShouted());

    [Fact]
    public void A_link_is_kept_with_its_label_or_alone() =>
        Assert.Equal(("keynote /a.pdf", "/a.pdf"), (new MediaLink("keynote", "/a.pdf").Line, new MediaLink("", "/a.pdf").Line));

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_version_holds_the_rooms_and_tracks_of_its_event_alone(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        await database.Save(
            A.Event(),
            A.Event("other"),
            new Room { EventId = 1, Name = "Hall" },
            new Room { EventId = 2, Name = "Theirs" },
            new Track { EventId = 1, Name = "Telco" },
            new Track { EventId = 2, Name = "Theirs" },
            A.Talk(1, "Ours"),
            A.Talk(2, "Theirs")
        );

        await using var db = database.CreateDbContext();
        await new PublishAgenda(db).Publish(new(1, "mira@example.org", A.Day, "https://example.org"));

        var agenda = ReleasedAgenda.FromJson(
            await database.Read(read => read.AgendaReleases.Select(release => release.Agenda).SingleAsync())
        );
        Assert.Equal(
            ("Ours", "Hall", "Telco"),
            (Assert.Single(agenda.Talks).Title, Assert.Single(agenda.Rooms).Name, Assert.Single(agenda.Tracks).Name)
        );
    }

    static IEnumerable<string> Words(ReleasedEvent before, ReleasedEvent after) =>
        AgendaDifferences.Compare(new() { Event = before }, new() { Event = after }).Select(difference => difference.Words);

    static Talk Talk(int id, string title, int? hour, int position = 0)
    {
        var talk = A.Talk(1, title);
        (talk.Id, talk.Position) = (id, position);
        if (hour is { } at)
            talk.Schedule(Nine.Date.AddHours(at), null);
        return talk;
    }
}
