using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>A talk's time as written: 09:00am, 3:00pm, 13:00:00+02, 9am, 14.30, or from–to.</summary>
internal static class TalkTime
{
    const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // With seconds, -05 is an offset from UTC, as in data copied from a database; without, it may end a range.
    static readonly Regex Time = new(
        @"^(?<hour>[0-9]{1,2})([:.h](?<minute>[0-9]{2})(:(?<second>[0-9]{2})([+-][0-9]{2}(:?[0-9]{2})?)?)?)?\s?(?<half>am|pm|a\.m\.|p\.m\.)?([+][0-9]{2}(:?[0-9]{2})?|Z)?$",
        Options);

    static readonly Regex Range = new(@"^(?<from>[^-–—]+)[-–—](?<to>[^-–—]+)$", Options);

    public static (TimeOnly? StartsAt, TimeOnly? EndsAt) Read(string written)
    {
        if (One(written) is { } single)
            return (single, null);

        var range = written.Length < 40 ? Range.Match(written) : Match.Empty;
        var from = One(range.Groups["from"].Value);
        var to = One(range.Groups["to"].Value);
        return from is null || to is null ? default : (from, to);
    }

    static TimeOnly? One(string text)
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
