using CsCheck;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Tests.Events;

public class EventTests
{
    static readonly DateTime Opens = new(2020, 1, 10, 8, 0, 0, DateTimeKind.Utc);
    static readonly DateTime Closes = new(2020, 3, 29, 22, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Registration_is_open_from_the_first_instant_until_just_before_the_last()
    {
        var conference = A.Event();
        conference.RegistrationOpensAt = Opens;
        conference.RegistrationClosesAt = Closes;

        Assert.False(conference.IsRegistrationOpen(Opens.AddTicks(-1)));
        Assert.True(conference.IsRegistrationOpen(Opens));
        Assert.True(conference.IsRegistrationOpen(Closes.AddTicks(-1)));
        Assert.False(conference.IsRegistrationOpen(Closes));
    }

    [Fact]
    public void Registration_without_an_opening_is_closed_and_without_a_closing_stays_open()
    {
        var unplanned = A.Event();
        var endless = A.Event();
        (unplanned.StartsOn, endless.StartsOn) = (null, null);
        unplanned.RegistrationClosesAt = Closes;
        endless.RegistrationOpensAt = Opens;

        Assert.False(unplanned.IsRegistrationOpen(Opens));
        Assert.True(endless.IsRegistrationOpen(Closes.AddYears(10)));
    }

    [Theory]
    [InlineData("", "2020-03-01", 1, 5, RegistrationState.NotPlanned)]
    [InlineData("2020-03-10", "2020-03-01", 1, 5, RegistrationState.NotYet)]
    [InlineData("2020-01-10", "2020-03-01", 0, 0, RegistrationState.NoTickets)]
    [InlineData("2020-01-10", "2020-03-01", 1, 5, RegistrationState.Open)]
    [InlineData("2020-01-10", "2020-03-01", 1, 0, RegistrationState.Full)]
    [InlineData("2020-01-10 2020-02-01", "2020-03-01", 1, 5, RegistrationState.Closed)]
    [InlineData("2020-01-10", "2020-03-30", 1, 5, RegistrationState.Open)]
    [InlineData("2020-01-10", "2020-03-31", 1, 5, RegistrationState.Over)]
    [InlineData("2020-01-10 2020-02-01", "2020-03-31", 1, 5, RegistrationState.Over)]
    [InlineData("", "2020-03-31", 1, 5, RegistrationState.Over)]
    [InlineData("2020-05-01", "2020-05-02", 1, 5, RegistrationState.Open)]
    [InlineData("2020-05-01 2020-05-02", "2020-05-03", 1, 5, RegistrationState.Closed)]
    public void Whether_one_can_register_has_one_answer(string times, string now, int types, int left, RegistrationState expected)
    {
        static DateTime At(string day) =>
            DateTime.SpecifyKind(DateTime.Parse($"{day} 12:00", System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);
        var given = times.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var conference = A.Event();
        conference.RegistrationOpensAt = given.Length > 0 ? At(given[0]) : null;
        conference.RegistrationClosesAt = given.Length > 1 ? At(given[1]) : null;

        Assert.Equal(expected, conference.RegistrationAt(At(now), new(types, left)));
        Assert.Equal(now.StartsWith("2020-05-02", StringComparison.Ordinal), conference.IsRehearsal(At(now)));
    }

    [Theory]
    [InlineData(EventStage.Draft, RegistrationState.NotAnnounced)]
    [InlineData(EventStage.Postponed, RegistrationState.Postponed)]
    [InlineData(EventStage.Canceled, RegistrationState.Canceled)]
    public void Nobody_registers_for_what_is_not_announced_whatever_the_times_say(EventStage stage, RegistrationState expected)
    {
        var conference = A.Event();
        conference.RegistrationOpensAt = Opens;

        conference.SetStage(stage, A.Day);

        Assert.Equal(expected, conference.RegistrationAt(A.Day, new(1, 5)));
        Assert.Equal(expected, conference.RegistrationAt(A.Day.AddYears(1), new(1, 5)));
        Assert.False(conference.IsRegistrationOpen(A.Day) || conference.IsRehearsal(A.Day.AddYears(1)));
    }

    [Fact]
    public void An_event_begins_as_a_draft_and_counts_the_stages_that_the_public_saw_change()
    {
        var conference = new Event { Slug = "adacon", Title = "AdaCon" };
        var seen = new List<(EventStage, int, DateTime?)> { (conference.Stage, conference.StageRevision, conference.StageSetAt) };
        foreach (
            var (stage, day) in new[]
            {
                (EventStage.Announced, 1),
                (EventStage.Announced, 2),
                (EventStage.Postponed, 3),
                (EventStage.Draft, 4),
                (EventStage.Announced, 5),
            }
        )
        {
            conference.SetStage(stage, A.Day.AddDays(day));
            seen.Add((conference.Stage, conference.StageRevision, conference.StageSetAt));
        }

        Assert.Equal(
            [
                (EventStage.Draft, 0, null),
                (EventStage.Announced, 0, A.Day.AddDays(1)),
                (EventStage.Announced, 0, A.Day.AddDays(1)),
                (EventStage.Postponed, 1, A.Day.AddDays(3)),
                (EventStage.Draft, 2, A.Day.AddDays(4)),
                (EventStage.Announced, 2, A.Day.AddDays(5)),
            ],
            seen
        );
    }

    [Theory]
    [InlineData(EventStage.Draft, false, true, false)]
    [InlineData(EventStage.Announced, true, true, true)]
    [InlineData(EventStage.Postponed, true, false, true)]
    [InlineData(EventStage.Canceled, true, false, false)]
    public void A_stage_says_who_sees_it_whether_it_takes_place_and_whether_sponsors_may_ask(
        EventStage stage,
        bool isPublic,
        bool takesPlace,
        bool takesInquiries
    )
    {
        var conference = A.Event();

        conference.SetStage(stage, A.Day);

        Assert.Equal((isPublic, takesPlace, takesInquiries), (conference.IsPublic, conference.TakesPlace, conference.TakesInquiries));
    }

    [Fact]
    public void The_event_is_over_at_the_first_instant_after_its_last_day()
    {
        var (conference, afterwards) = (A.Event(), A.Event());
        conference.RegistrationOpensAt = Opens;
        afterwards.RegistrationOpensAt = afterwards.OverAt;
        var over = new DateTime(2020, 3, 30, 22, 0, 0, DateTimeKind.Utc);

        Assert.Equal(over, conference.OverAt);
        Assert.Equal(
            (RegistrationState.Open, RegistrationState.Over),
            (conference.RegistrationAt(over.AddTicks(-1), new(1, 5)), conference.RegistrationAt(over, new(1, 5)))
        );
        Assert.False(conference.IsRehearsal(over));
        Assert.Equal((RegistrationState.Open, true), (afterwards.RegistrationAt(over, new(1, 5)), afterwards.IsRehearsal(over)));
        Assert.False(afterwards.IsRehearsal(over.AddTicks(-1)));
    }

    [Fact]
    public void Registration_that_closed_with_the_last_day_stays_closed_then_when_the_days_are_taken_away()
    {
        var conference = A.Event();
        var over = conference.OverAt;
        conference.RegistrationClosesAt = over;

        conference.Reschedule(null, null, conference.TimeZone);

        Assert.Equal((over, false), (conference.RegistrationClosesAt, conference.ClosesWithLastDay));
    }

    [Theory]
    [InlineData(null, null, "Europe/Amsterdam", false)]
    [InlineData(null, "Europe/Amsterdam", "Europe/Amsterdam", false)]
    [InlineData(null, "Europe/Lisbon", "Europe/Amsterdam", true)]
    public void Of_a_place_that_nobody_knows_the_zone_is_only_asked(string? there, string? here, string zone, bool isAsked)
    {
        var conference = A.Event(timeZone: "Europe/Amsterdam");

        conference.MoveTo("Elsewhere", there, here);

        Assert.Equal((zone, isAsked), (conference.TimeZone, conference.IsZoneGuessed));
    }

    [Fact]
    public void The_public_sees_what_was_published_and_all_else_as_it_is()
    {
        var conference = A.Event();
        conference.DayEnds = new(18, 0);
        var then = ReleasedEvent.FromEvent(conference);
        (conference.Title, conference.Place, conference.TimeZone, conference.StartsOn, conference.EndsOn) = (
            "New",
            "Lisbon",
            "Europe/Lisbon",
            new(2020, 6, 1),
            new(2020, 6, 2)
        );
        (conference.DayEnds, conference.Subtitles, conference.PrivacyUrl) = (null, ["New"], "https://example.org/privacy");

        var shown = conference.AsPublished(then);

        Assert.Equal(then, ReleasedEvent.FromEvent(shown));
        Assert.Equal(("https://example.org/privacy", "New"), (shown.PrivacyUrl, conference.Title));
    }

    [Fact]
    public void What_nobody_said_of_an_event_has_a_calm_beginning()
    {
        var conference = new Event { Slug = "adacon", Title = "AdaCon" };
        var released = new ReleasedEvent();

        Assert.Equal(("", "Etc/UTC", "USD", ""), (conference.Place, conference.TimeZone, conference.Currency, conference.SponsorEmail));
        Assert.Equal(("", "", "", ""), (conference.HelpEmail, conference.PrivacyUrl, conference.CodeOfConductUrl, conference.UidHost));
        Assert.Equal(("", "", "Etc/UTC", 0), (released.Title, released.Place, released.TimeZone, released.Sequence));
    }

    [Fact]
    public void The_sequence_of_calendars_rises_only_with_what_changed()
    {
        var conference = A.Event();
        var before = ReleasedEvent.FromEvent(conference) with { Sequence = 2 };

        var same = ReleasedEvent.FromEvent(conference, before);
        conference.Place = "Lisbon";

        Assert.Equal(
            (2, 3, 0),
            (same.Sequence, ReleasedEvent.FromEvent(conference, before).Sequence, ReleasedEvent.FromEvent(conference).Sequence)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Everybody_sees_all_events_but_drafts(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var canceled = A.Event("canceled");
        canceled.SetStage(EventStage.Canceled, A.Day);
        await database.Save(A.Event("announced"), canceled, new Event { Slug = "draft", Title = "Draft" });

        Assert.Equal(["announced", "canceled"], await database.Read(db => db.Events.Public().Select(e => e.Slug).Order().ToListAsync()));
    }

    [Theory]
    [InlineData("2020-03-29 02:30", true)]
    [InlineData("2020-03-29 01:59", false)]
    [InlineData("2020-03-29 03:00", false)]
    [InlineData("2020-10-25 02:30", false)]
    public void A_time_in_the_hour_that_is_skipped_is_on_no_clock(string wall, bool isSkipped) =>
        Assert.Equal(isSkipped, A.Event(timeZone: "Europe/Amsterdam").IsSkipped(DateTime.Parse(wall)));

    [Theory]
    [InlineData("2020-07-01 09:00", "2020-07-01 07:00")] // summer
    [InlineData("2020-12-01 09:00", "2020-12-01 08:00")] // winter
    [InlineData("2020-03-29 01:59", "2020-03-29 00:59")] // the last minute before the skipped hour
    [InlineData("2020-03-29 02:30", "2020-03-29 01:30")] // skipped: one hour later
    [InlineData("2020-10-25 02:30", "2020-10-25 00:30")] // there are two: the first, in summer time
    public void A_time_on_the_wall_in_Amsterdam_is_a_moment(string wall, string utc)
    {
        var moment = A.Event(timeZone: "Europe/Amsterdam").ToUtc(DateTime.Parse(wall));

        Assert.Equal(DateTime.Parse(utc), moment);
        Assert.Equal(DateTimeKind.Utc, moment.Kind);
    }

    [Theory]
    [InlineData("2020-07-01 07:00", "2020-07-01 09:00")]
    [InlineData("2020-12-01 08:00", "2020-12-01 09:00")]
    [InlineData("2020-03-29 01:30", "2020-03-29 03:30")]
    [InlineData("2020-10-25 00:30", "2020-10-25 02:30")]
    [InlineData("2020-10-25 01:30", "2020-10-25 02:30")]
    public void A_moment_is_a_time_on_the_wall_in_Amsterdam(string utc, string wall) =>
        Assert.Equal(
            DateTime.Parse(wall),
            A.Event(timeZone: "Europe/Amsterdam").ToLocal(DateTime.SpecifyKind(DateTime.Parse(utc), DateTimeKind.Utc))
        );

    [Fact]
    public void Every_moment_outside_the_doubled_hour_comes_back_from_the_wall() =>
        Gen.Int[0, 525_600]
            .Sample(
                minutes =>
                {
                    var conference = A.Event(timeZone: "Europe/Amsterdam");
                    var moment = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes);
                    var wall = conference.ToLocal(moment);

                    if (!conference.Zone.IsAmbiguousTime(wall))
                        Assert.Equal(moment, conference.ToUtc(wall));
                },
                iter: 2_000
            );

    [Fact]
    public void An_unknown_zone_counts_as_UTC() =>
        Assert.Equal(new DateTime(2020, 7, 1, 9, 0, 0), A.Event(timeZone: "Mars/Olympus").ToUtc(new DateTime(2020, 7, 1, 9, 0, 0)));
}
