using NsmCon.Data.Agenda;
using NsmCon.Data.Releases;

namespace NsmCon.Data.Tests.Agenda;

public class AgendaDifferencesTests
{
    static readonly DateTime Nine = new(2020, 3, 30, 9, 0, 0);
    static readonly ReleasedSpeaker Ada = new() { Id = 1, Name = "Ada Lovelace" };
    static readonly ReleasedSpeaker Grace = new() { Id = 2, Name = "Grace Hopper" };
    static readonly ReleasedTalk Engines = new()
    {
        Id = 7,
        Title = "Engines",
        Starts = Nine,
        Ends = Nine.AddHours(1),
        RoomId = 1,
        Room = "Hall",
        Speakers = [Ada],
    };
    static readonly ReleasedTalk Compilers = new()
    {
        Id = 8,
        Title = "Compilers",
        Starts = Nine,
        Speakers = [Grace],
    };

    [Fact]
    public void Between_an_agenda_and_itself_there_is_no_difference()
    {
        var agenda = AgendaWith(Engines, Compilers);

        var differences = AgendaDifferences.Compare(agenda, ReleasedAgenda.FromJson(agenda.ToJson()));

        Assert.Empty(differences);
    }

    [Fact]
    public void An_end_that_follows_the_next_talk_moves_with_that_one_alone()
    {
        var before = Compilers with { Ends = Nine.AddHours(1), IsEndAssumed = true };

        Assert.Empty(Words(AgendaWith(before), AgendaWith(before with { Ends = Nine.AddHours(2) })));
        Assert.Equal(
            ["“Compilers” moved: it was 09:00 to 10:00, and is now 09:00 to 11:00."],
            Words(AgendaWith(before), AgendaWith(before with { Ends = Nine.AddHours(2), IsEndAssumed = false }))
        );
        Assert.Empty(Words(AgendaWith(before with { IsEndAssumed = false }), AgendaWith(before)));
        Assert.Empty(Words(AgendaWith(Compilers), AgendaWith(before)));
    }

    [Fact]
    public void A_version_alone_is_no_difference() => Assert.Empty(Words(AgendaWith(Engines), AgendaWith(Engines with { Version = 9 })));

    [Fact]
    public void Talks_that_come_and_go_are_told() =>
        Assert.Equal(
            ["“Compilers” is new: March 30, 09:00.", "“Engines” was taken off the agenda."],
            Words(AgendaWith(Engines), AgendaWith(Compilers))
        );

    [Fact]
    public void A_talk_moves_in_time_in_room_and_to_another_day()
    {
        var later = Engines with { Starts = Nine.AddHours(2), Ends = Nine.AddHours(3) };
        var elsewhere = Engines with { RoomId = 2, Room = "Attic" };
        var tomorrow = Engines with { Starts = Nine.AddDays(1), Ends = null };

        var words = new[] { later, elsewhere, tomorrow, Engines with { Starts = null, Ends = null } }.Select(moved =>
            Assert.Single(Words(AgendaWith(Engines), AgendaWith(moved)))
        );

        Assert.Equal(
            [
                "“Engines” moved: it was 09:00 to 10:00 in Hall, and is now 11:00 to 12:00 in Hall.",
                "“Engines” moved: it was 09:00 to 10:00 in Hall, and is now 09:00 to 10:00 in Attic.",
                "“Engines” moved: it was March 30, 09:00 to 10:00 in Hall, and is now March 31, 09:00 in Hall.",
                "“Engines” moved: it was March 30, 09:00 to 10:00 in Hall, and is now without a time in Hall.",
            ],
            words
        );
    }

    [Fact]
    public void A_room_that_is_called_otherwise_moves_no_talk()
    {
        var before = AgendaWith(Engines) with { Rooms = [new(1, "Hall")] };
        var after = AgendaWith(Engines with { Room = "Great Hall" }) with { Rooms = [new(1, "Great Hall")] };

        Assert.Equal(["Room Hall is now called Great Hall."], Words(before, after));
        Assert.False(AgendaDifferences.HasMoved(before.Talks[0], after.Talks[0]));
    }

    [Fact]
    public void The_first_room_moves_nothing_and_a_first_time_is_told_as_one()
    {
        var roomless = Engines with { RoomId = null, Room = null };
        var timeless = Compilers with { Starts = null };

        Assert.Equal(["“Engines” is in Hall."], Words(AgendaWith(roomless), AgendaWith(Engines)));
        Assert.False(AgendaDifferences.HasMoved(roomless, Engines));
        Assert.True(AgendaDifferences.HasMoved(Engines, roomless));
        Assert.Equal(["“Compilers” has a time now: March 30, 09:00."], Words(AgendaWith(timeless), AgendaWith(Compilers)));
    }

    [Fact]
    public void A_talk_is_spoken_of_once_however_much_of_it_changed()
    {
        var changed = Engines with
        {
            Starts = Nine.AddHours(2),
            Ends = null,
            Title = "Machines",
            Speakers =
            [
                new()
                {
                    Id = Ada.Id,
                    Name = Ada.Name,
                    Company = "Acme",
                    Bio = "She.",
                },
                Grace,
            ],
            Abstract = "New.",
            Slides = [new("", "/s.pdf")],
        };

        var lines = AgendaDifferences.Lines(AgendaDifferences.Compare(AgendaWith(Engines, Compilers), AgendaWith(changed, Compilers)));

        Assert.Equal(
            [
                "“Machines” moved: it was 09:00 to 10:00 in Hall, and is now 11:00 in Hall. It was called “Engines” before. "
                    + "It is now given by Ada Lovelace and Grace Hopper; it was to be given by Ada Lovelace. Its abstract changed. Its slides changed.",
                "The company of Ada Lovelace is now Acme. Their biography changed.",
            ],
            lines
        );
    }

    [Fact]
    public void Breaks_are_counted_apart_and_not_shouted_and_a_room_is_named_once()
    {
        var pause = new ReleasedTalk
        {
            Id = 20,
            Title = "LUNCH",
            Kind = TalkKind.Lunch,
            Starts = Nine,
        };
        var differences = AgendaDifferences.Compare(
            AgendaWith(Engines),
            AgendaWith(Engines, Compilers, pause) with
            {
                Rooms = [new(2, "Room 2")],
            }
        );

        Assert.Equal("1 talk added, 1 break added, 1 room added", AgendaDifferences.Summary(differences));
        Assert.Equal(
            ["“Compilers” is new: March 30, 09:00.", "“Lunch” is new: March 30, 09:00.", "Room 2 is new."],
            AgendaDifferences.Lines(differences)
        );
    }

    [Fact]
    public void What_is_not_public_is_in_no_release()
    {
        var talks = Enum.GetValues<TalkState>().Select(state => new Talk { Title = $"{state}", State = state });

        Assert.Equal(["Scheduled", "ToBeAnnounced"], ReleasedAgenda.FromRows(talks, [], []).Talks.Select(talk => talk.Title));
    }

    [Fact]
    public void Other_speakers_are_named_and_texts_only_mentioned()
    {
        var changed = Engines with
        {
            Title = "Machines",
            Speakers = [Ada, Grace],
            Abstract = "About engines.",
            Track = new(1, "Telco", "blue"),
            Slides = [new("", "https://slides.example")],
        };

        Assert.Equal(
            [
                "“Engines” is now called “Machines”.",
                "“Machines” is now given by Ada Lovelace and Grace Hopper; it was to be given by Ada Lovelace.",
                "The track of “Machines” is now Telco.",
                "The abstract of “Machines” changed.",
                "The slides of “Machines” changed.",
            ],
            Words(AgendaWith(Engines), AgendaWith(changed))
        );
        Assert.Equal(
            ["“Engines” has no speakers any more; it was to be given by Ada Lovelace."],
            Words(AgendaWith(Engines), AgendaWith(Engines with { Speakers = [] }))
        );
    }

    [Fact]
    public void A_speaker_of_two_talks_is_told_once()
    {
        var ada = new ReleasedSpeaker
        {
            Id = Ada.Id,
            Name = Ada.Name,
            Company = "Engines Ltd",
            Bio = "She wrote it.",
            GitHub = "ada",
        };
        var before = AgendaWith(Engines, Compilers with { Speakers = [Ada] });
        var after = AgendaWith(Engines with { Speakers = [ada] }, Compilers with { Speakers = [ada] });

        Assert.Equal(
            [
                "The company of Ada Lovelace is now Engines Ltd.",
                "The biography of Ada Lovelace changed.",
                "The links of Ada Lovelace changed.",
            ],
            Words(before, after)
        );
    }

    [Fact]
    public void Another_order_at_one_time_is_told() =>
        Assert.Equal(
            [
                "“Compilers” has a different place among the talks at its time.",
                "“Engines” has a different place among the talks at its time.",
            ],
            Words(AgendaWith(Engines, Compilers), AgendaWith(Compilers, Engines))
        );

    [Fact]
    public void In_short_the_kinds_are_counted()
    {
        var before = AgendaWith(Engines, Compilers);
        var after = AgendaWith(
            Engines with
            {
                Starts = Nine.AddHours(2),
            },
            Compilers with
            {
                Starts = Nine.AddHours(1),
                Abstract = "New.",
            },
            Engines with
            {
                Id = 9,
            }
        ) with
        {
            Rooms = [new(3, "Attic")],
        };

        Assert.Equal(
            "2 talks moved, 1 talk added, 1 room added, 1 detail changed",
            AgendaDifferences.Summary(AgendaDifferences.Compare(before, after))
        );
    }

    static ReleasedAgenda AgendaWith(params ReleasedTalk[] talks) => new() { Talks = talks };

    static IEnumerable<string> Words(ReleasedAgenda before, ReleasedAgenda after) =>
        AgendaDifferences.Compare(before, after).Select(difference => difference.Words);
}
