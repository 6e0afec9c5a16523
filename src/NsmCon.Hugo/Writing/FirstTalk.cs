namespace NsmCon.Hugo;

/// <summary>Where the first talk of a page goes: to the end of the section "Schedule", else to the end of the page.</summary>
internal sealed class FirstTalk(HugoPage page, PageIndex index, ChangeList changes)
{
    public void Add(IReadOnlyList<string> talk)
    {
        var last = page.Text.AsSpan(0, EndOfSchedule()).TrimEnd().Length;
        var at = PageStyle.EndOfLine(page.Text, last, page.Text.Length);
        var lineEnd = PageStyle.LineEnd(page.Text, 0);
        changes.Insert(at, lineEnd + lineEnd + string.Join(lineEnd, talk) + (at == page.Text.Length ? lineEnd : ""));
    }

    int EndOfSchedule()
    {
        var lines = BodyLines.Read(index, 0, page.Leaves.Count, _ => Lift.Whole);
        var headings = Heading.ReadAll(lines);
        var schedule = headings.FindIndex(h => SectionReader.ScheduleNames.Contains(h.Text));
        var next = schedule < 0 ? null : headings.Skip(schedule + 1).FirstOrDefault(h => h.Level <= headings[schedule].Level);
        return next?.Offset ?? page.Text.Length;
    }
}
