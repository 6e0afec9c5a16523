using System.Globalization;

namespace NsmCon.Data.Events;

/// <summary>The days from one to another in words, the same wherever they are read.</summary>
public static class DaySpan
{
    /// <summary>"March 30, 2020", "March 30 to 31, 2020" or "March 30 to April 2, 2020".</summary>
    /// <param name="first">The first day; null while it is not known.</param>
    /// <param name="last">The last; null for a single day.</param>
    /// <param name="unknown">What is said while the first is not known.</param>
    public static string Format(DateOnly? first, DateOnly? last, string unknown = "") =>
        (first, last) switch
        {
            (null, _) => unknown,
            ({ } from, { } to) when to > from && (from.Year, from.Month) == (to.Year, to.Month) => Format(
                $"{from:MMMM d} to {to:%d}, {to:yyyy}"
            ),
            ({ } from, { } to) when to > from && from.Year == to.Year => Format($"{from:MMMM d} to {to:MMMM d, yyyy}"),
            ({ } from, { } to) when to > from => Format($"{from:MMMM d, yyyy} to {to:MMMM d, yyyy}"),
            ({ } from, _) => Format($"{from:MMMM d, yyyy}"),
        };

    static string Format(FormattableString days) => days.ToString(CultureInfo.InvariantCulture);
}
