using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using static NsmCon.Data.Agenda.AgendaWarningKind;

namespace NsmCon.Data.Tests.Agenda;

public class AgendaWarningsTests
{
    const int Hall = 1,
        Loft = 2,
        Ada = 7,
        Grace = 8;

    [Fact]
    public void A_speaker_needs_five_minutes_from_room_to_room()
    {
        var warnings = FindWarnings(
            rooms: 2,
            Talk(1, "09:00", "10:00", Hall, Ada),
            Talk(2, "10:04", "11:00", Loft, Ada),
            Talk(3, "11:05", "12:00", Hall, Ada)
        );

        Assert.Equal([new(RoomChange, TalkId: 2, OtherId: 1, SpeakerId: Ada)], warnings);
        Assert.False(warnings[0].IsClash);
    }

    [Fact]
    public void A_speaker_who_is_not_there_yet_or_has_gone_is_named()
    {
        var day = A.Event().StartsOn!.Value;
        var stay = new Stay(Ada, day.ToDateTime(new(9, 30)), day.ToDateTime(new(11, 0)));

        var warnings = AgendaWarnings.Find(
            A.Event(),
            rooms: 1,
            [Talk(1, "09:00", "09:30", Hall, Ada), Talk(2, "10:00", "11:00", Hall, Ada), Talk(3, "11:00", "11:30", Hall, Ada)],
            [stay]
        );

        Assert.Equal([new(SpeakerAway, 1, SpeakerId: Ada), new(SpeakerAway, 3, SpeakerId: Ada)], warnings);
    }

    [Fact]
    public void What_begins_before_the_day_or_ends_after_it_is_outside_the_hours()
    {
        var conference = A.Event();
        (conference.DayBegins, conference.DayEnds) = (new(9, 0), new(17, 0));

        var warnings = AgendaWarnings.Find(
            conference,
            rooms: 1,
            [
                Talk(1, "08:30", "09:00", Hall),
                Talk(2, "09:00", "10:00", Hall),
                Talk(3, "16:30", "17:00", Hall),
                Talk(4, "17:00", "17:30", Hall),
            ]
        );

        Assert.Equal([new(OutsideHours, 1), new(OutsideHours, 4)], warnings);
    }

    [Fact]
    public void A_promised_talk_is_kept_once_it_has_a_time()
    {
        var (acme, globex) = (new AgendaPromise(1, "Acme", "5-minute keynote"), new AgendaPromise(2, "Globex", "5-minute keynote"));

        Assert.Equal([globex], AgendaPromise.Unkept([acme, globex], scheduled: [1]));
        Assert.True(AgendaPromise.IsTalk("5-minute Keynote"));
        Assert.False(AgendaPromise.IsTalk("Logo on the website"));
    }

    [Fact]
    public void Two_talks_in_one_room_at_one_time_clash()
    {
        var warnings = FindWarnings(
            rooms: 2,
            Talk(1, "09:00", "10:00", Hall),
            Talk(2, "09:30", "10:30", Hall, Grace),
            Talk(3, "09:30", "10:30", Loft, 9)
        );

        Assert.Equal([new(RoomTaken, TalkId: 2, OtherId: 1)], warnings);
        Assert.True(warnings[0].IsClash);
    }

    [Fact]
    public void A_talk_may_begin_when_the_one_before_ends() =>
        Assert.Empty(FindWarnings(rooms: 1, Talk(1, "09:00", "10:00", Hall), Talk(2, "10:00", "11:00", Hall)));

    [Fact]
    public void A_long_talk_clashes_with_each_that_begins_during_it()
    {
        var warnings = FindWarnings(
            rooms: 1,
            Talk(1, "09:00", "12:00", Hall, 11),
            Talk(2, "09:00", "09:30", Hall, 12),
            Talk(3, "10:00", "10:30", Hall, 13),
            Talk(4, "12:00", "13:00", Hall, 14)
        );

        Assert.Equal([new(RoomTaken, 2, 1), new(RoomTaken, 3, 1)], warnings);
    }

    [Theory]
    [InlineData("09:00", true)]
    [InlineData("09:30", true)]
    [InlineData("10:00", false)]
    [InlineData("08:59", false)]
    public void A_talk_without_an_end_clashes_with_what_is_on_when_it_starts(string starts, bool clashes)
    {
        var warnings = FindWarnings(rooms: 1, Talk(1, "09:00", "10:00", Hall), Talk(2, starts, null, Hall, Grace));

        Assert.Equal(clashes, warnings.Any(warning => warning.Kind == RoomTaken));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void With_at_most_one_room_talks_without_a_room_are_in_the_only_one(int rooms)
    {
        var warnings = FindWarnings(rooms, Talk(1, "09:00", "10:00", rooms == 0 ? null : Hall), Talk(2, "09:30", "10:30", null, Grace));

        Assert.Equal([new(RoomTaken, 2, 1)], warnings);
    }

    [Fact]
    public void With_several_rooms_a_talk_without_a_room_takes_none_and_is_named_for_it()
    {
        var warnings = FindWarnings(
            rooms: 2,
            Talk(1, "09:00", "10:00", null),
            Talk(2, "09:30", "10:30", null, Grace),
            Talk(3, "09:30", "10:30", Hall, 9)
        );

        Assert.Equal([new(NoRoom, 1), new(NoRoom, 2)], warnings);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_break_without_a_room_runs_across_all_and_one_with_a_room_takes_it(int rooms)
    {
        var everywhere = FindWarnings(
            rooms,
            Talk(1, "09:00", "10:00", Hall),
            Pause(2, "09:30", "09:45", null),
            Pause(3, "09:30", "09:45", null)
        );
        var inHall = FindWarnings(rooms, Talk(1, "09:00", "10:00", Hall), Pause(2, "09:30", "09:45", Hall));

        Assert.Empty(everywhere);
        Assert.Equal([new(RoomTaken, 2, 1)], inHall);
    }

    [Fact]
    public void Nobody_speaks_in_two_talks_at_the_same_time()
    {
        var warnings = FindWarnings(
            rooms: 2,
            Talk(1, "09:00", "10:00", Hall, Ada, Grace),
            Talk(2, "09:30", "10:30", Loft, Grace),
            Talk(3, "10:00", "11:00", Hall, Ada)
        );

        Assert.Equal([new(SpeakerTwice, 2, 1, Grace)], warnings);
    }

    [Fact]
    public void A_talk_is_on_one_of_the_days_of_the_event_and_may_end_after_midnight()
    {
        var warnings = AgendaWarnings.Find(
            new Event
            {
                Slug = "e",
                Title = "E",
                StartsOn = new(2020, 3, 30),
                EndsOn = new(2020, 3, 31),
            },
            rooms: 1,
            [
                Talk(1, "09:00", "10:00", Hall) with
                {
                    Starts = new(2020, 3, 29, 23, 0, 0),
                    Ends = new(2020, 3, 30, 0, 30, 0),
                },
                Talk(2, "09:00", "10:00", Hall) with
                {
                    Starts = new(2020, 3, 31, 23, 0, 0),
                    Ends = new(2020, 4, 1, 0, 30, 0),
                },
                Talk(3, "09:00", "10:00", Hall) with
                {
                    Starts = new(2020, 4, 1, 9, 0, 0),
                    Ends = new(2020, 4, 1, 10, 0, 0),
                },
            ]
        );

        Assert.Equal([new(OutsideDays, 1), new(OutsideDays, 3)], warnings);
    }

    [Fact]
    public void While_the_days_of_the_event_are_not_known_no_talk_is_outside_of_them() =>
        Assert.Empty(AgendaWarnings.Find(new Event { Slug = "e", Title = "E" }, rooms: 1, [Talk(1, "09:00", "10:00", Hall)]));

    [Fact]
    public void A_talk_wants_a_time_and_speakers_and_a_break_a_time()
    {
        var warnings = FindWarnings(
            rooms: 1,
            Talk(1, null, null, null),
            Talk(2, "09:00", "10:00", Hall) with
            {
                SpeakerIds = [],
            },
            Pause(3, null, null, null),
            Pause(4, "10:00", "10:30", null)
        );

        Assert.Equal([new(NoTime, 1), new(NoTime, 3), new(NoSpeakers, 2)], warnings);
    }

    [Fact]
    public void Clashes_come_first_and_each_kind_in_the_order_of_time()
    {
        var warnings = FindWarnings(
            rooms: 1,
            Talk(4, "09:30", "10:30", Hall, Grace),
            Talk(3, null, null, null),
            Talk(2, "09:00", "10:00", Hall) with
            {
                SpeakerIds = [],
            },
            Talk(1, "09:45", "10:00", Hall, Grace)
        );

        Assert.Equal(
            [new(RoomTaken, 4, 2), new(RoomTaken, 1, 4), new(SpeakerTwice, 1, 4, Grace), new(NoTime, 3), new(NoSpeakers, 2)],
            warnings
        );
    }

    static IReadOnlyList<AgendaWarning> FindWarnings(int rooms, params PlacedTalk[] talks) => AgendaWarnings.Find(A.Event(), rooms, talks);

    static PlacedTalk Talk(int id, string? starts, string? ends, int? room, params int[] speakers) =>
        new(id, IsPause: false, At(starts), At(ends), room, speakers.Length == 0 ? [100 + id] : speakers);

    static PlacedTalk Pause(int id, string? starts, string? ends, int? room) => new(id, IsPause: true, At(starts), At(ends), room, []);

    static DateTime? At(string? time) => time is null ? null : new DateOnly(2020, 3, 30).ToDateTime(TimeOnly.Parse(time));
}
