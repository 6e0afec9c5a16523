using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

public sealed partial class PageEdit
{
    static readonly Regex Words = new(@"\p{L}+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>
    /// Sets the event's days and place where a subtitle says them, or the field dates, in its own style: "March 30, 2020 | Amsterdam".
    /// </summary>
    /// <param name="days">The first and the last day; null if they stay.</param>
    /// <param name="place">The place; empty for none.</param>
    public void SetWhen((DateOnly First, DateOnly Last)? days, string place)
    {
        ArgumentNullException.ThrowIfNull(place);

        var head = new HeadReader(index);
        var line = head.Subtitles().Concat(head.Dates()).FirstOrDefault(said => WrittenDate.Find(said) is not null);
        if (line is null)
            throw new EditRefusedException(
                "No subtitle of the page says the day, and no field dates: change it where the page says it, by hand."
            );

        var written = WrittenDate.Find(line)!;
        var (first, last) = days ?? (written.StartsOn, written.EndsOn);
        var dated = (written.StartsOn, written.EndsOn) == (first, last) ? line : WithDays(line, written, first, last);
        RefuseOtherDays(dated, first, last);
        var changed = WithPlace(dated, WrittenDate.Find(dated)!, head, place);
        if (changed != line)
            SetValue(head.ValueThatSays(line), changed);
    }

    static string WithDays(string line, WrittenDate written, DateOnly first, DateOnly last)
    {
        var before = line[..written.Start];
        var weekday = Words.Matches(before).LastOrDefault(word => DayNames.EnglishWeekday(word.Value) is not null);
        if (weekday is not null && (first != last || weekday.Length < 6))
            throw new EditRefusedException($"The page names the day of the week, \"{weekday.Value}\": change the date there by hand.");
        if (weekday is not null)
            before = $"{before[..weekday.Index]}{first.DayOfWeek}{before[(weekday.Index + weekday.Length)..]}";

        return before + DateStyle.Detect(line[written.Start..written.End]).Write(first, last) + line[written.End..];
    }

    string WithPlace(string line, WrittenDate date, HeadReader head, string place)
    {
        var said = EventReader.PlaceOf(line, date);
        if ((said ?? head.Place() ?? "") == place)
            return line;
        if (said is null && head.PlaceKey() is { } key)
        {
            SetField(key, place);
            return line;
        }

        if (place.Length == 0)
            throw new EditRefusedException($"The page names a place, {said}: take it off there by hand.");

        var changed = said is null ? $"{line} | {place}" : ReplaceDate(line, date, said, place);
        if (WrittenDate.Find(changed) is not { } read || EventReader.PlaceOf(changed, read) != place)
            throw new EditRefusedException(
                $"Beside its date the page cannot say \"{place}\" so that it is read as the place: change it there by hand."
            );
        return changed;
    }

    static string ReplaceDate(string line, WrittenDate date, string said, string place)
    {
        var at = line.IndexOf(said, date.End, StringComparison.Ordinal);
        if (at < 0)
            at = line.IndexOf(said, StringComparison.Ordinal);
        return $"{line[..at]}{place}{line[(at + said.Length)..]}";
    }

    static void RefuseOtherDays(string line, DateOnly first, DateOnly last)
    {
        if (WrittenDate.Find(line) is not { } read || read.StartsOn != first || read.EndsOn != last)
            throw new EditRefusedException("The days cannot be written as the page writes them: change them there by hand.");
    }
}
