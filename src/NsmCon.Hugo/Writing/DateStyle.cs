using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>How a line writes its days: March 30, 2020; 30–31 March 2020; Mar. 30,2020; 2020-03-30.</summary>
internal sealed record DateStyle(bool IsIso, bool IsDayFirst, string Month, string Comma, string RangeMark)
{
    const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    static readonly Regex Parts = new(@"^(?<day>[0-9]{1,2}[^0-9A-Za-z]*)?[^A-Za-z]*(?<month>[A-Za-z]+)?(?<dot>\.)?", Options);
    static readonly Regex Range = new(@"[0-9a-z](?<to>\s*[-–—]\s*|\s+(to|and|&)\s+)[0-9A-Za-z]", Options);

    public static DateStyle Detect(string written)
    {
        var parts = Parts.Match(written);
        var isIso = written.Length > 4 && written[4] == '-' && char.IsAsciiDigit(written[0]);
        var isShort = parts.Groups["month"].Length is 3 or 4 && !IsWhole(parts.Groups["month"].Value);
        var comma = Array.Find([", ", ","], sign => written.Contains(sign, StringComparison.Ordinal)) ?? " ";
        var range = Range.Match(written);
        var to = range.Success ? range.Groups["to"].Value : "-";
        if (isIso)
            to = " to ";
        return new(
            isIso,
            char.IsAsciiDigit(written[0]),
            (isShort ? "MMM" : "MMMM") + (parts.Groups["dot"].Success ? "'.'" : ""),
            comma,
            to
        );
    }

    public string Write(DateOnly first, DateOnly last)
    {
        if (IsIso)
            return first == last ? Text(first, "yyyy-MM-dd") : $"{Text(first, "yyyy-MM-dd")}{RangeMark}{Text(last, "yyyy-MM-dd")}";

        var isOneMonth = (first.Year, first.Month) == (last.Year, last.Month);
        var year = $"{Comma}{last.Year}";
        return (first == last, isOneMonth, IsDayFirst) switch
        {
            (true, _, true) => Text(first, $"d {Month}") + year,
            (true, _, false) => Text(first, $"{Month} d") + year,
            (_, true, true) => $"{first.Day}{RangeMark}{Text(last, $"d {Month}")}{year}",
            (_, true, false) => $"{Text(first, $"{Month} d")}{RangeMark}{last.Day}{year}",
            (_, _, true) => $"{Text(first, $"d {Month}")}{SpacedRangeMark}{Text(last, $"d {Month}")}{year}",
            _ => $"{Text(first, $"{Month} d")}{SpacedRangeMark}{Text(last, $"{Month} d")}{year}",
        };
    }

    string SpacedRangeMark => RangeMark.Contains(' ', StringComparison.Ordinal) ? RangeMark : $" {RangeMark} ";

    static bool IsWhole(string month) =>
        CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Contains(month, StringComparer.OrdinalIgnoreCase);

    static string Text(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
