using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>
/// A heading that names a day of the event without its year: "Tuesday, August 31", "31st of August", "Dienstag, 31. August", "8/31".
/// </summary>
internal sealed class DayHeading
{
    const int Longest = 80;

    // Who writes one day into the subtitle may have talks on the days after it.
    const int DaysAfterOne = 13;

    static readonly Regex Tokens = new(@"[\p{L}\p{M}]+|[0-9]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    static readonly Regex Numeric = new(
        @"^\D*(?<a>[0-9]{1,2})\s?[./]\s?(?<b>[0-9]{1,2})\.?(\D|$)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    );

    readonly List<string> words;
    readonly List<int> numbers;
    readonly DateOnly first,
        last;
    readonly string text;

    DayHeading(string text, DateOnly first, DateOnly last)
    {
        this.text = text;
        this.first = first;
        this.last = last;
        var tokens = Tokens.Matches(text).Select(token => token.Value).ToList();
        words = tokens.FindAll(token => !char.IsAsciiDigit(token[0]));
        numbers = tokens
            .FindAll(token => char.IsAsciiDigit(token[0]) && token.Length < 5)
            .ConvertAll(token => int.Parse(token, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether the line looks like a day at all.</summary>
    public bool LooksLikeDay { get; private set; }

    /// <summary>The day; null if none of the event's is meant.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>Whether the line is a heading, or bold as a whole.</summary>
    public static bool IsOne(string line)
    {
        var trimmed = line.Trim();
        var isBold =
            trimmed.Length > 4 && trimmed.StartsWith("**", StringComparison.Ordinal) && trimmed.EndsWith("**", StringComparison.Ordinal);
        return trimmed.Length <= Longest && (trimmed.StartsWith('#') || isBold);
    }

    /// <summary>Whether it names a weekday in English.</summary>
    public static bool HasEnglishWeekday(string line) =>
        Tokens.Matches(line).Any(token => DayNames.EnglishWeekday(token.Value) is not null);

    /// <summary>Reads such a line.</summary>
    public static DayHeading Read(string line, DateOnly first, DateOnly last)
    {
        var heading = new DayHeading(line.Trim(), first, last);
        heading.Find();
        return heading;
    }

    void Find()
    {
        var weekdays = words.SelectMany(DayNames.WeekdaysOf).ToHashSet();
        var months = numbers.Count == 0 ? [] : words.SelectMany(DayNames.MonthsOf).ToHashSet();
        var numeric = Numeric.Match(text);
        LooksLikeDay = weekdays.Count > 0 || months.Count > 0 || numeric.Success;
        if (!LooksLikeDay)
            return;

        var days = Named(weekdays, months, numeric).Where(IsOfYear).ToList();
        if (days.Count > 1 && weekdays.Count > 0)
            days = days.FindAll(day => weekdays.Contains(day.DayOfWeek));
        if (days.Count == 1)
            Day = days[0];
    }

    IEnumerable<DateOnly> Named(HashSet<DayOfWeek> weekdays, HashSet<int> months, Match numeric)
    {
        if (months.Count > 0)
            return Days(Until).Where(day => months.Contains(day.Month) && numbers.Contains(day.Day));
        if (numeric.Success)
            return Days(Until).Where(day => IsWritten(day, numeric));
        if (numbers.Count > 0)
            return Days(last).Where(day => numbers.Contains(day.Day));

        return Days(last).Where(day => weekdays.Contains(day.DayOfWeek));
    }

    DateOnly Until => last > first ? last : first.AddDays(DaysAfterOne);

    IEnumerable<DateOnly> Days(DateOnly until) =>
        Enumerable.Range(0, Math.Min(366, until.DayNumber - first.DayNumber + 1)).Select(first.AddDays);

    bool IsOfYear(DateOnly day) => numbers.TrueForAll(number => number < 1000 || number == day.Year);

    static bool IsWritten(DateOnly day, Match numeric)
    {
        var a = int.Parse(numeric.Groups["a"].Value, CultureInfo.InvariantCulture);
        var b = int.Parse(numeric.Groups["b"].Value, CultureInfo.InvariantCulture);
        return (day.Day, day.Month) == (a, b) || (day.Month, day.Day) == (a, b);
    }

    /// <summary>The English weekday that a line names beside a date, if it is not the date's own; null otherwise.</summary>
    public static DayOfWeek? WrongWeekday(string line, DateOnly day)
    {
        if (line.Length > 300)
            return null;

        var named = Tokens.Matches(line).Select(token => DayNames.EnglishWeekday(token.Value)).OfType<DayOfWeek>().Distinct().ToList();
        return named is [var only] && only != day.DayOfWeek ? only : null;
    }
}
