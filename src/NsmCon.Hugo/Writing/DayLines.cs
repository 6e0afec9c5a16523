namespace NsmCon.Hugo;

/// <summary>Reads the lines that name a day of the event, as a talk would be written under them.</summary>
internal sealed class DayLines(HugoPage page, List<BodyLine> lines, List<Heading> headings)
{
    readonly Dictionary<int, int> levels = headings.ToDictionary(heading => heading.Line, heading => heading.Level);
    readonly HashSet<int> endsOfTalks = [.. page.Talks.Select(talk => talk.End)];

    public DayLine Read(int index, DateOnly day)
    {
        var line = lines[index];
        int? level = levels.TryGetValue(index, out var own) ? own : null;
        var next = index + 1;
        while (next < lines.Count && !IsEnd(next, level))
            next++;

        var talk = lines.ElementAtOrDefault(next)?.Lifted.Find(lifted => lifted.Name == "talk");
        var start = page.Text.AsSpan(0, line.Offset).TrimEnd().Length;
        return new(day, line.Offset, line.Text.Trim(), talk)
        {
            IsHeading =
                DayHeading.IsOne(line.Text)
                && line.Lifted.Count == 0
                && PageStyle.IsLineStart(page.Text, line.Offset)
                && (level is not null || !line.Text.TrimStart().StartsWith('#')),
            BlockEnd = End(lines[LastFull(index, next)]),
            BlankAbove = endsOfTalks.Contains(start) ? Breaks(start, line.Offset) : null,
            BlankBelow =
                talk is not null && string.IsNullOrWhiteSpace(page.Text[End(line)..talk.Start]) ? Breaks(End(line), talk.Start) : null,
        };
    }

    // A deeper heading, such as that of a track, belongs to the day.
    bool IsEnd(int index, int? level)
    {
        var isHeading = levels.TryGetValue(index, out var other) && (level is null || other <= level);
        return isHeading
            || lines[index].Lifted.Exists(lifted => lifted.Name == "talk")
            || (level is null && DayHeading.IsOne(lines[index].Text));
    }

    int LastFull(int from, int end)
    {
        var last = end - 1;
        while (last > from && lines[last].IsEmpty)
            last--;
        return last;
    }

    int End(BodyLine line) =>
        PageStyle.EndOfLine(page.Text, line.Lifted.Select(lifted => lifted.End).Append(line.Offset).Max(), page.Text.Length);

    int Breaks(int start, int end) => page.Text.AsSpan(start, end - start).Count('\n');
}
