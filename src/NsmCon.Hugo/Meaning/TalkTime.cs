using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>A talk's time as written: 09:00am, 3:00pm, 13:00:00+02, 9am, 14.30, or from–to.</summary>
internal static class TalkTime
{
    const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // With seconds, -05 is an offset from UTC, as in data copied from a database; without, it may end a range.
    static readonly Regex Time = new(
        @"^(?<hour>[0-9]{1,2})([:.h](?<minute>[0-9]{2})(:(?<second>[0-9]{2})(?<offset>[+-][0-9]{2}(:?[0-9]{2})?)?)?)?"
            + @"\s?(?<half>am|pm|a\.m\.|p\.m\.)?(?<offset>[+][0-9]{2}(:?[0-9]{2})?|Z)?$",
        Options
    );

    static readonly Regex Range = new(@"^(?<from>[^-–—]+)[-–—](?<to>[^-–—]+)$", Options);

    public static (TimeOnly? StartsAt, TimeOnly? EndsAt) Read(string written)
    {
        if (ReadTime(written) is { } single)
            return (single, null);

        var range = written.Length < 40 ? Range.Match(written) : Match.Empty;
        var from = range.Groups["from"].Value.Trim();
        var to = range.Groups["to"].Value.Trim();
        var both = (HalfOf(from), HalfOf(to)) switch
        {
            (null, { } half) when IsOnHalfClock(from) => Combine(
                ReadTime(from + half),
                ReadTime(from + Other(half)),
                isStart: true,
                ReadTime(to)
            ),
            ({ } half, null) when IsOnHalfClock(to) => Combine(
                ReadTime(to + half),
                ReadTime(to + Other(half)),
                isStart: false,
                ReadTime(from)
            ),
            _ => (ReadTime(from), ReadTime(to)),
        };
        return both.Item1 is null || both.Item2 is null ? default : both;
    }

    /// <summary>How far the time is from UTC, if it says so: 13:00:00+02.</summary>
    public static TimeSpan? Offset(string written)
    {
        var text = (
            Range.Match(written) is { Success: true } range && ReadTime(written) is null ? range.Groups["from"].Value : written
        ).Trim();
        var match = text.Length < 40 ? Time.Match(text) : Match.Empty;
        if (!match.Groups["offset"].Success)
            return null;

        var offset = match.Groups["offset"].Value.Replace(":", "", StringComparison.Ordinal);
        if (offset is "Z" or "z")
            return TimeSpan.Zero;

        var size = new TimeSpan(
            int.Parse(offset.AsSpan(1, 2), CultureInfo.InvariantCulture),
            offset.Length > 3 ? int.Parse(offset.AsSpan(3), CultureInfo.InvariantCulture) : 0,
            0
        );
        return offset[0] == '-' ? -size : size;
    }

    /// <summary>Whether it is the night or the afternoon that is meant: "1:00", of a page that is read by people.</summary>
    public static bool IsUnclear(string written) =>
        !written.Contains('m', StringComparison.OrdinalIgnoreCase)
        && Read(written).StartsAt is { Hour: >= 1 and < 6 }
        && !written.TrimStart().StartsWith('0');

    /// <summary>Whether am or pm stands behind an hour of the other clock: 13:00pm.</summary>
    public static bool HasHalfTooMany(string written) =>
        written.Length < 40
        && Time.Match(written.Trim()) is { Success: true } match
        && match.Groups["half"].Success
        && Number(match, "hour") > 12;

    // Where one side alone says am or pm, it says it for both, unless the talk would then end before it begins.
    static (TimeOnly?, TimeOnly?) Combine(TimeOnly? same, TimeOnly? other, bool isStart, TimeOnly? said)
    {
        var isSame = isStart ? same <= said : said <= same;
        var chosen = isSame ? same : other;
        return isStart ? (chosen, said) : (said, chosen);
    }

    static string? HalfOf(string text) =>
        text.Length < 40 && Time.Match(text) is { Success: true } match && match.Groups["half"].Success ? match.Groups["half"].Value : null;

    static string Other(string half) => half.StartsWith("p", StringComparison.OrdinalIgnoreCase) ? "am" : "pm";

    static bool IsOnHalfClock(string text) =>
        text.Length < 40
        && Time.Match(text) is { Success: true } match
        && !match.Groups["offset"].Success
        && Number(match, "hour") is >= 1 and <= 12;

    static TimeOnly? ReadTime(string text)
    {
        var match = text.Length < 40 ? Time.Match(text.Trim()) : Match.Empty;
        if (!match.Success || (!match.Groups["minute"].Success && !match.Groups["half"].Success))
            return null;

        var hour = Number(match, "hour");
        var half = match.Groups["half"].Value;
        if (half.StartsWith("p", StringComparison.OrdinalIgnoreCase) && hour < 12)
            hour += 12;
        else if (half.StartsWith("a", StringComparison.OrdinalIgnoreCase) && hour == 12)
            hour = 0;

        var isTime = hour < 24 && Number(match, "minute") < 60 && Number(match, "second") < 60;
        return isTime ? new TimeOnly(hour, Number(match, "minute"), Number(match, "second")) : null;
    }

    static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
}
