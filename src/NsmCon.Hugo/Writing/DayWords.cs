using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Says a day as a heading says another one: with its words, in its order, with a year or a weekday if it has them.</summary>
internal sealed class DayWords
{
    static readonly Regex Tokens = new(@"[\p{L}\p{M}]+|[0-9]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // "31. August" is no English.
    static readonly Regex Dotted = new(@"[0-9]\.\s+\p{L}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    static readonly string[] Ordinals = ["st", "nd", "rd", "th"];

    // They belong to any day.
    static readonly string[] Common = ["day", "of", "the", "de", "den"];

    readonly string line;
    readonly DateOnly said,
        first;
    readonly CultureInfo culture;
    readonly bool isPadded,
        hasMonth;

    DayWords(string line, DateOnly said, DateOnly first, CultureInfo culture, bool isPadded)
    {
        this.line = line;
        this.said = said;
        this.first = first;
        this.culture = culture;
        this.isPadded = isPadded;
        hasMonth = Tokens.Matches(line).Any(token => Month(token.Value, said) is not null);
        Write(said);
    }

    /// <summary>Whether there are words or numbers that say nothing of a day.</summary>
    bool HasOthers { get; set; }

    /// <summary>The heading of a day; null if those of other days do not tell how it would be written.</summary>
    /// <param name="others">The headings of other days.</param>
    /// <param name="first">The event's first day, which is "Day 1".</param>
    /// <param name="day">The day to be said.</param>
    public static string? Write(IReadOnlyList<(string Line, DateOnly Day)> others, DateOnly first, DateOnly day)
    {
        if (!others.Any(other => Dotted.IsMatch(other.Line)) && Write(others, first, day, DayNames.English) is { } english)
            return english;

        var found = DayNames
            .Cultures.Where(culture => !culture.Equals(DayNames.English))
            .Select(culture => Write(others, first, day, culture))
            .OfType<string>()
            .Distinct()
            .Take(2)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    // The one that also says all others: what stands in each of them belongs to no day.
    static string? Write(IReadOnlyList<(string Line, DateOnly Day)> others, DateOnly first, DateOnly day, CultureInfo culture)
    {
        var hasZeros = others.Any(other => Tokens.Matches(other.Line).Any(token => token.Value is ['0', _]));
        var style = others
            .Select(other => new DayWords(other.Line, other.Day, first, culture, hasZeros))
            .FirstOrDefault(style => (others.Count > 1 || !style.HasOthers) && others.All(other => style.Write(other.Day) == other.Line));
        return style?.Write(day);
    }

    string Write(DateOnly day)
    {
        var isAfterDay = false;
        return Tokens.Replace(line, token =>
        {
            var isNumber = char.IsAsciiDigit(token.Value[0]);
            var written = isNumber ? Number(token.Value, day, isAfterDay) : WriteWord(token, day);
            isAfterDay = token.Value.Equals("day", StringComparison.OrdinalIgnoreCase);
            HasOthers |= written is null && !Common.Contains(token.Value, StringComparer.OrdinalIgnoreCase);
            return written ?? token.Value;
        });
    }

    string? Number(string token, DateOnly day, bool isAfterDay)
    {
        var number = token.Length > 4 ? -1 : int.Parse(token, CultureInfo.InvariantCulture);
        if (isAfterDay && number == DayOfEvent(said))
            return DayOfEvent(day).ToString(CultureInfo.InvariantCulture);
        if (token.Length == 4)
            return number == said.Year ? day.Year.ToString(CultureInfo.InvariantCulture) : null;
        if (!hasMonth && said.Day == said.Month)
            return null;
        if (number == said.Day)
            return Pad(day.Day);
        return !hasMonth && number == said.Month ? Pad(day.Month) : null;
    }

    string? WriteWord(Match token, DateOnly day)
    {
        if (IsOrdinal(token))
            return Ordinal(day.Day);

        var month = Month(token.Value, day);
        var weekday = Named(
            token.Value,
            [culture.DateTimeFormat.DayNames, culture.DateTimeFormat.AbbreviatedDayNames],
            (int)said.DayOfWeek,
            (int)day.DayOfWeek
        );

        // "mar" is short for a Tuesday and for March in some languages: then nothing is told.
        if (month is null)
            return weekday;
        if (weekday is null)
            return month;

        return null;
    }

    string? Month(string word, DateOnly day)
    {
        var format = culture.DateTimeFormat;
        return Named(
            word,
            [format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames],
            said.Month - 1,
            day.Month - 1
        );
    }

    // In the same kind of names, in the same kind of letters.
    static string? Named(string word, string[][] kinds, int old, int now)
    {
        if (
            Array.Find(kinds, names => names[old].TrimEnd('.').Equals(word, StringComparison.OrdinalIgnoreCase))?[now].TrimEnd('.')
            is not { } name
        )
            return null;

        if (word == word.ToUpperInvariant())
            return name.ToUpperInvariant();
        if (word == word.ToLowerInvariant())
            return name.ToLowerInvariant();

        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    bool IsOrdinal(Match token) => Ordinals.Contains(token.Value) && token.Index > 0 && char.IsAsciiDigit(line[token.Index - 1]);

    static string Ordinal(int number) =>
        number is 11 or 12 or 13
            ? "th"
            : (number % 10) switch
            {
                1 => "st",
                2 => "nd",
                3 => "rd",
                _ => "th",
            };

    int DayOfEvent(DateOnly day) => day.DayNumber - first.DayNumber + 1;

    string Pad(int number) => number.ToString(isPadded ? "00" : "0", CultureInfo.InvariantCulture);
}
