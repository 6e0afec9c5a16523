using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>A day or a run of days as written in a text: "March 30,2020", "30-31 March 2020", "2020-03-30".</summary>
internal sealed record WrittenDate(int Start, int End, DateOnly StartsOn, DateOnly EndsOn)
{
    const int LongestLine = 1000;
    const string Month =
        "Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?";
    const string Day = @"[0-9]{1,2}(st|nd|rd|th)?";
    const string To = @"\s{0,2}(-|–|—|to|and|&)\s{0,2}";
    const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    static readonly Regex[] Forms =
    [
        // March 30-31, 2020 · March 30 - April 2, 2020
        new(
            $@"\b(?<m1>{Month})\.?\s{{1,2}}(?<d1>{Day})({To}((?<m2>{Month})\.?\s{{1,2}})?(?<d2>{Day}))?\s{{0,2}},?\s{{0,2}}(?<year>[0-9]{{4}})\b",
            Options
        ),
        // 30-31 March 2020 · 30 March - 2 April 2020
        new(
            $@"\b(?<d1>{Day})(\s{{1,2}}(?<m1>{Month})\.?)?{To}(?<d2>{Day})\s{{1,2}}(?<m2>{Month})\.?,?\s{{1,2}}(?<year>[0-9]{{4}})\b",
            Options
        ),
        new($@"\b(?<d1>{Day})\s{{1,2}}(?<m1>{Month})\.?,?\s{{1,2}}(?<year>[0-9]{{4}})\b", Options),
        // 2020-03-30 · 2020-03-30 to 2020-03-31
        new($@"\b(?<iso1>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})((/|{To})(?<iso2>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}))?\b", Options),
    ];

    static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first date in a line, or null.</summary>
    public static WrittenDate? Find(string line)
    {
        if (line.Length > LongestLine || !line.AsSpan().ContainsAnyInRange('0', '9'))
            return null;

        return Forms.SelectMany(form => form.Matches(line)).Select(Read).OfType<WrittenDate>().MinBy(date => (date.Start, -date.End));
    }

    /// <summary>
    /// The day at the beginning of an ISO date or time; null if there is none,
    /// or no conference can be in its year: some write 9999 for "not known yet".
    /// </summary>
    public static DateOnly? Iso(string text) =>
        text.Length >= 10
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1990 and <= 2200
            ? day
            : null;

    static WrittenDate? Read(Match match)
    {
        var first = match.Groups["iso1"].Success ? Iso(match.Groups["iso1"].Value) : DayOf(match, "m1", "d1", otherwise: "m2");
        var last = first;
        if (match.Groups["iso2"].Success)
            last = Iso(match.Groups["iso2"].Value);
        else if (match.Groups["d2"].Success)
            last = DayOf(match, "m2", "d2", otherwise: "m1");
        return first is null || last is null || last < first
            ? null
            : new WrittenDate(match.Index, match.Index + match.Length, first.Value, last.Value);
    }

    static DateOnly? DayOf(Match match, string month, string day, string otherwise)
    {
        var name = match.Groups[match.Groups[month].Success ? month : otherwise].Value;
        var number = Array.IndexOf(MonthNames, name[..3].ToLowerInvariant()) + 1;
        var text = match.Groups[day].Value.TrimEnd('s', 't', 'n', 'd', 'r', 'h', 'S', 'T', 'N', 'D', 'R', 'H');
        var iso = Invariant($"{match.Groups["year"].Value}-{number:00}-{int.Parse(text, CultureInfo.InvariantCulture):00}");
        return Iso(iso);
    }
}
