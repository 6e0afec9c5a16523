using System.Globalization;
using System.Text;

namespace NsmCon.Hugo;

/// <summary>The names of months and weekdays in the languages whose calendar .NET knows.</summary>
internal static class DayNames
{
    // Shorter ones are words of other languages: "So", "Do", "mar".
    static readonly Dictionary<string, DayOfWeek> ShortWeekdays = new (string Name, DayOfWeek Day)[]
    {
        ("mon", DayOfWeek.Monday),
        ("tue", DayOfWeek.Tuesday),
        ("tues", DayOfWeek.Tuesday),
        ("wed", DayOfWeek.Wednesday),
        ("thu", DayOfWeek.Thursday),
        ("thur", DayOfWeek.Thursday),
        ("thurs", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday),
        ("sat", DayOfWeek.Saturday),
        ("sun", DayOfWeek.Sunday),
    }.ToDictionary(named => named.Name, named => named.Day, StringComparer.OrdinalIgnoreCase);

    // Short names of other languages are English words or names: November is
    // "Lab" in Teso, Thursday "China" in Shona, Friday "Anna" in Turkmen.
    const int ShortestElsewhere = 6;
    static readonly HashSet<string> Widespread = new(
        "ca cs da de en es et fi fr hr hu id it lt lv nb nl nn no pl pt ro sk sl sv tr".Split(' '),
        StringComparer.Ordinal
    );
    static readonly HashSet<string> EnglishWords = new(
        ["ago", "dub", "gen", "led", "lip", "mag", "out", "pro", "set"],
        StringComparer.OrdinalIgnoreCase
    );

    static readonly Lazy<CultureInfo[]> Gregorian = new(() =>
        [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(culture => culture.DateTimeFormat.Calendar is GregorianCalendar)]
    );

    static readonly Lazy<ILookup<string, int>> Months = new(() =>
        Gregorian
            .Value.SelectMany(culture => MonthsOf(culture.DateTimeFormat).Where(named => IsClear(named.Name, culture)))
            .Distinct()
            .ToLookup(named => named.Name, named => named.Month, StringComparer.OrdinalIgnoreCase)
    );

    static readonly Lazy<ILookup<string, DayOfWeek>> Weekdays = new(() =>
        Gregorian
            .Value.SelectMany(culture => WeekdaysOf(culture.DateTimeFormat).Where(named => IsClear(named.Name, culture)))
            .Distinct()
            .ToLookup(named => named.Name, named => named.Day, StringComparer.OrdinalIgnoreCase)
    );

    public static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");

    /// <summary>The languages whose calendar is the one of the pages.</summary>
    public static IReadOnlyList<CultureInfo> Cultures => Gregorian.Value;

    /// <summary>The months that a word may name; several, where languages differ.</summary>
    public static IEnumerable<int> MonthsOf(string word) => word.Length < 3 ? [] : Months.Value[word];

    /// <summary>The weekdays that a word may name.</summary>
    public static IEnumerable<DayOfWeek> WeekdaysOf(string word)
    {
        if (ShortWeekdays.TryGetValue(word, out var day))
            return [day];
        if (word.Length < 4)
            return [];

        return Weekdays.Value[word];
    }

    /// <summary>The weekday of a word in English alone; null if it is none.</summary>
    public static DayOfWeek? EnglishWeekday(string word)
    {
        if (ShortWeekdays.TryGetValue(word, out var day))
            return day;

        var at = Array.FindIndex(English.DateTimeFormat.DayNames, name => name.Equals(word, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : (DayOfWeek)at;
    }

    static bool IsClear(string name, CultureInfo culture) =>
        Widespread.Contains(culture.Name) ? !EnglishWords.Contains(name) : name.Length >= ShortestElsewhere || !Ascii.IsValid(name);

    static IEnumerable<(string Name, DayOfWeek Day)> WeekdaysOf(DateTimeFormatInfo format) =>
        format.DayNames.Select((name, day) => (Name: name, Day: (DayOfWeek)day));

    static IEnumerable<(string Name, int Month)> MonthsOf(DateTimeFormatInfo format) =>
        new[] { format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames }
            .SelectMany(names => names.Take(12).Select((name, month) => (Name: name.TrimEnd('.'), Month: month + 1)))
            .Where(named => named.Name.Length > 2);
}
