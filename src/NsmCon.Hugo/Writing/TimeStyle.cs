using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>How a page writes times: 09:00am, 3:00pm, 13:00:00+02, 14.30.</summary>
internal sealed record TimeStyle(
    bool HasTwoDigits,
    string Separator,
    bool HasMinutes,
    bool HasSeconds,
    string Gap,
    string Half,
    string Zone,
    string RangeMark
)
{
    const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    static readonly Regex Time = new(
        @"^(?<hour>[0-9]{1,2})((?<separator>[:.h])(?<minute>[0-9]{2})((?<second>:[0-9]{2})(?<zone>[+-][0-9]{2}(:?[0-9]{2})?)?)?)?"
            + @"((?<gap>\s?)(?<half>am|pm|a\.m\.|p\.m\.))?(\s?(?<zone>[+][0-9]{2}(:?[0-9]{2})?|Z))?(?<to>\s*[-–—]\s*)?",
        Options
    );

    static readonly TimeStyle Usual = new(true, ":", true, false, "", "am", "", " - ");

    /// <summary>The style of a time; of the other times, as far as it tells nothing.</summary>
    public static TimeStyle Detect(string time, IEnumerable<string> others)
    {
        var times = others.Prepend(time).Where(t => TalkTime.Read(t).StartsAt is not null).ToList();
        var own = times.Count == 0 ? Usual : Read(times[0]);

        // 10:00am does not tell whether it would be 09:00am or 9:00am.
        var padded = times.Find(t => IsTelling(t) && Read(t).Half.Length == own.Half.Length);
        var to = times.Select(t => Read(t).RangeMark).FirstOrDefault(t => t.Length > 0, Usual.RangeMark);
        return own with { HasTwoDigits = padded is null || padded.StartsWith('0'), RangeMark = to };
    }

    public string Write(TimeOnly startsAt, TimeOnly? endsAt)
    {
        var written = endsAt is null ? Format(startsAt) : Format(startsAt) + RangeMark + Format(endsAt.Value);
        if (TalkTime.Read(written) != (startsAt, endsAt))
        {
            var times = endsAt is null ? Invariant($"{startsAt:HH:mm:ss}") : Invariant($"{startsAt:HH:mm:ss} to {endsAt:HH:mm:ss}");
            throw new EditRefusedException($"The page writes times as {Format(new TimeOnly(9, 30))}, which cannot say {times}.");
        }

        return written;
    }

    static bool IsTelling(string time) => time.StartsWith('0') || time.Length == 1 || !char.IsAsciiDigit(time[1]);

    static TimeStyle Read(string time)
    {
        var match = Time.Match(time);
        var second = match.Groups["second"].Success;
        return new TimeStyle(
            true,
            match.Groups["separator"].Success ? match.Groups["separator"].Value : ":",
            match.Groups["minute"].Success,
            second,
            match.Groups["gap"].Value,
            match.Groups["half"].Value,
            match.Groups["zone"].Value,
            match.Groups["to"].Value
        );
    }

    string Format(TimeOnly time)
    {
        var hour = Half.Length == 0 ? time.Hour : (time.Hour + 11) % 12 + 1;
        var minutes = HasMinutes || time.Minute > 0 ? Invariant($"{Separator}{time.Minute:00}") : "";
        var seconds = HasSeconds ? Invariant($":{time.Second:00}") : "";
        return hour.ToString(HasTwoDigits ? "00" : "0", CultureInfo.InvariantCulture) + minutes + seconds + Zone + Gap + HalfOf(time);
    }

    /// <summary>am or pm, with the dots and capitals of the style.</summary>
    string HalfOf(TimeOnly time)
    {
        if (Half.Length == 0)
            return "";

        var letter = time.Hour < 12 ? 'a' : 'p';
        return (char.IsAsciiLetterUpper(Half[0]) ? char.ToUpperInvariant(letter) : letter) + Half[1..];
    }
}
