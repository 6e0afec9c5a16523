using System.Globalization;
using System.Text.RegularExpressions;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NsmCon.Admin.Events;
using NsmCon.Admin.Published;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>A calendar that knows no zones, only what the file says about them, comes to the moments that the pages name.</summary>
public partial class CalendarZoneTests
{
    static readonly DateTime[] Quarters =
    [
        .. from year in Enumerable.Range(2020, 16) from month in new[] { 1, 4, 7, 10 } select new DateTime(year, month, 15, 12, 0, 0),
    ];

    [Fact]
    public void Every_zone_of_the_settings_gives_the_moments_of_the_pages_in_every_quarter()
    {
        var wrong = new List<string>();
        foreach (var zone in EventRules.Zones)
        {
            var conference = EventIn(zone);
            foreach (var year in Quarters.GroupBy(quarter => quarter.Year))
            {
                var file = new WrittenZone(File(conference, year.Min(), year.Max()));
                wrong.AddRange(
                    year.Where(local => file.ToUtc(local) != Named(conference, local)).Select(local => $"{zone} {local:yyyy-MM-dd}")
                );
            }
        }

        Assert.True(EventRules.Zones.Count > 300, $"Only {EventRules.Zones.Count} zones are offered.");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Europe/Dublin")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Vancouver")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Africa/Casablanca")]
    [InlineData("Pacific/Apia")]
    public void Around_each_change_of_clocks_both_agree_to_the_quarter_of_an_hour(string zone)
    {
        var conference = EventIn(zone);
        var begin = new DateTime(2026, 12, 31, 0, 0, 0);
        var file = new WrittenZone(File(conference, begin, begin.AddYears(1)));

        for (var local = begin; local < begin.AddYears(1); local = local.AddMinutes(15))
            Assert.True(
                file.ToUtc(local) == Named(conference, local),
                $"{local:O}: the file says {file.ToUtc(local):O}, the pages {Named(conference, local):O}"
            );
    }

    static Event EventIn(string zone) =>
        new()
        {
            Slug = "con",
            Title = "Con",
            TimeZone = zone,
        };

    static DateTime Named(Event conference, DateTime local) =>
        DateTimeOffset.Parse(conference.Moment(local), CultureInfo.InvariantCulture).UtcDateTime;

    static string File(Event conference, DateTime first, DateTime last)
    {
        var calendar = new Ical.Net.Calendar();
        calendar.AddTimeZone(CalendarZone.Create(conference, first, last));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>A VTIMEZONE as RFC 5545 tells to read it: of the observances that began by a time, the last holds.</summary>
    sealed partial class WrittenZone
    {
        readonly List<(DateTime Begins, TimeSpan From, TimeSpan To)> observances = [];

        public WrittenZone(string file)
        {
            foreach (Match part in Parts().Matches(file))
            {
                var begins = DateTime.ParseExact(Value(part.Value, "DTSTART"), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
                var (from, to) = (Offset(Value(part.Value, "TZOFFSETFROM")), Offset(Value(part.Value, "TZOFFSETTO")));
                observances.AddRange(Onsets(begins, Value(part.Value, "RRULE")).Select(onset => (onset, from, to)));
            }
        }

        public DateTime ToUtc(DateTime local)
        {
            // Onsets are told by the clock before them: a time that comes twice is its first, and one that is skipped counts from before.
            var holding = observances.Where(one => Onset(one) <= local).MaxBy(one => one.Begins);
            return DateTime.SpecifyKind(local - holding.To, DateTimeKind.Utc);
        }

        static DateTime Onset((DateTime Begins, TimeSpan From, TimeSpan To) one) =>
            one.To > one.From ? one.Begins + (one.To - one.From) : one.Begins;

        static IEnumerable<DateTime> Onsets(DateTime begins, string rule)
        {
            if (rule.Length == 0)
                return [begins];

            var entry = new CalendarEvent { Start = new CalDateTime(begins), RecurrenceRule = new RecurrencePattern(rule) };
            return entry
                .GetOccurrences()
                .TakeWhile(found => found.Period.StartTime.Value.Year < 2040)
                .Select(found => found.Period.StartTime.Value);
        }

        static string Value(string part, string name) =>
            Regex.Match(part, $@"^{name}[^:\r\n]*:(.*?)\r?$", RegexOptions.Multiline, TimeSpan.FromSeconds(1)).Groups[1].Value;

        static TimeSpan Offset(string written)
        {
            var size = TimeSpan.ParseExact(written[1..], written.Length > 5 ? "hhmmss" : "hhmm", CultureInfo.InvariantCulture);
            return written[0] == '-' ? -size : size;
        }

        [GeneratedRegex("BEGIN:(STANDARD|DAYLIGHT).*?END:", RegexOptions.Singleline, 1_000)]
        private static partial Regex Parts();
    }
}
