namespace NsmCon.Hugo;

/// <summary>
/// Where the first talk of a day goes: under the heading of the day, or under a new one, which is written as those of the other days are.
/// </summary>
/// <param name="Offset">The offset in the page.</param>
/// <param name="Before">What is written before the talk.</param>
/// <param name="After">What is written behind it.</param>
/// <param name="Heading">The heading, if it is new.</param>
internal sealed record NewDay(int Offset, string Before, string After, string? Heading)
{
    const int MostDays = 31;

    /// <summary>Finds the place for a day that has no talk.</summary>
    public static NewDay Find(HugoPage page, DateOnly day)
    {
        var read = EventPage.Read(page);
        if (read.StartsOn is not { } first || page.Talks.Any(talk => talk.Parent is not null))
            throw Refusal(day, "has no headings of days that a new one could be written like");

        var lines = new SectionReader(new PageIndex(page)).DayLines(first, read.EndsOn ?? first);
        if (lines.FindLast(line => line.Day == day && line.IsHeading) is { } there)
            return there.FirstTalk is null ? Under(page, there) : throw Refusal(day, "has a talk on that day already");

        return FindAmong(page, first, lines, day);
    }

    static NewDay Under(HugoPage page, DayLine there)
    {
        var lineEnd = PageStyle.LineEnd(page.Text, there.Offset);
        return new(there.BlockEnd, lineEnd + lineEnd, "", null);
    }

    static NewDay FindAmong(HugoPage page, DateOnly first, List<DayLine> lines, DateOnly day)
    {
        var like = lines.FindAll(line => line is { FirstTalk: not null, IsHeading: true });
        if (like.Count is 0 or > MostDays)
            throw Refusal(day, "has no headings of days that a new one could be written like");

        var said = like.ConvertAll(line => (line.Text, line.Day));
        var days = lines.FindAll(line =>
            like.Contains(line) || (line.Offset > like[0].Offset && DayWords.Write(said, first, line.Day) == line.Text)
        );
        var isInOrder = days.Zip(days.Skip(1)).All(pair => pair.First.Day < pair.Second.Day);
        if (!isInOrder || DayWords.Write(said, first, day) is not { } heading)
            throw Refusal(day, "has headings of days, but they do not tell how that of another day would be written");

        var lineEnd = PageStyle.LineEnd(page.Text, like[0].Offset);
        var above = Lines(like, line => line.BlankAbove, lineEnd);
        var below = Lines(like, line => line.BlankBelow, lineEnd);
        if (days.Find(line => line.Day > day) is { } next)
            return new(next.Offset, heading + below, above, heading);

        var last = Math.Max(page.Talks[^1].End, days[^1].BlockEnd);
        return new(PageStyle.EndOfLine(page.Text, last, page.Text.Length), above + heading + below, "", heading);
    }

    // As most days have it.
    static string Lines(List<DayLine> like, Func<DayLine, int?> count, string lineEnd) =>
        string.Concat(
            Enumerable.Repeat(lineEnd, like.Select(count).OfType<int>().GroupBy(lines => lines).MaxBy(lines => lines.Count())?.Key ?? 2)
        );

    static EditRefusedException Refusal(DateOnly day, string why) =>
        new(
            $"On a page a talk stands under the heading of its day, and this one {why}: "
                + Invariant($"write the heading of {day:MMMM d}, and a talk below it, by hand.")
        );
}

/// <summary>A line that names a day of the event.</summary>
/// <param name="Day">The day.</param>
/// <param name="Offset">Where the line begins.</param>
/// <param name="Text">The line, without white space around it.</param>
/// <param name="FirstTalk">The first talk that the line stands over; null if there is none.</param>
internal sealed record DayLine(DateOnly Day, int Offset, string Text, ShortcodeNode? FirstTalk)
{
    /// <summary>Whether it is a heading, or bold as a whole, and no other heading parts it from its talks.</summary>
    public bool IsHeading { get; init; }

    /// <summary>The end of what stands under it before the next heading.</summary>
    public int BlockEnd { get; init; }

    /// <summary>How many line breaks part it from the talk above; null if none stands there.</summary>
    public int? BlankAbove { get; init; }

    /// <summary>How many line breaks part it from its first talk; null if something else does.</summary>
    public int? BlankBelow { get; init; }
}
