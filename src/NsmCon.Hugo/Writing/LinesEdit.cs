namespace NsmCon.Hugo;

/// <summary>Changes those lines of a text inside a shortcode that differ, and leaves the others as they are written.</summary>
internal sealed class LinesEdit
{
    readonly HugoPage page;
    readonly ChangeList changes;
    readonly ShortcodeNode around;
    readonly List<BodyLine> old;
    readonly ShortcodeText text;
    readonly string lineEnd;
    readonly SameLines stays;

    public LinesEdit(HugoPage page, ChangeList changes, ShortcodeNode around, IEnumerable<BodyLine> lines, ShortcodeText text)
    {
        if (around.Close is null)
            throw new EditRefusedException(
                $"The {around.Name} in line {page.Place(around.Start).Line} has no closing tag, so it can hold no text: close it first."
            );

        this.page = page;
        this.changes = changes;
        this.around = around;
        this.text = text;
        lineEnd = PageStyle.LineEnd(page.Text, around.Open.End);
        old = Trim(lines);
        stays = SameLines.Compare(old, text);
        text.RefuseCommentsWithGaps(BodyLine.Join(old));
    }

    /// <summary>The tags that ran in the text and do not any more.</summary>
    public IReadOnlySet<TagNode> Stopped { get; private set; } = new HashSet<TagNode>();

    /// <summary>Writes the lines that differ.</summary>
    public void Write()
    {
        var first = stays.First;
        var end = old.Count - stays.Last;
        var newEnd = text.Lines.Count - stays.Last;
        var standing = new StandingShortcodes(LeavesIn(first, end));
        var written =
            newEnd > first ? TextLines.Write(text, first, newEnd, standing).Replace("\n", lineEnd, StringComparison.Ordinal) : null;
        Stopped = standing.Left;

        if (first < end)
            Replace(first, end, written);
        else if (written is not null)
            Insert(first, written);
    }

    static List<BodyLine> Trim(IEnumerable<BodyLine> lines)
    {
        var kept = lines.Where(l => l.Lifted.Count == 0 || !string.IsNullOrWhiteSpace(l.Text)).ToList();
        var first = kept.FindIndex(l => !string.IsNullOrWhiteSpace(l.Text));
        return first < 0 ? [] : kept[first..(kept.FindLastIndex(l => !string.IsNullOrWhiteSpace(l.Text)) + 1)];
    }

    /// <summary>The leaves in the lines; those of speakers between the lines are not in them.</summary>
    IEnumerable<PageNode> LeavesIn(int first, int end) =>
        Runs(first, end).SelectMany(run => page.LeavesBetween(old[run.From].Offset, EndOf(old[run.To - 1])));

    /// <summary>The lines in runs that stand side by side on the page.</summary>
    IEnumerable<(int From, int To)> Runs(int first, int end)
    {
        for (var from = first; from < end; )
        {
            var to = from + 1;
            while (to < end && PageStyle.AfterLineBreak(page.Text, EndOf(old[to - 1])) == old[to].Offset)
                to++;

            yield return (from, to);
            from = to;
        }
    }

    void Insert(int at, string written)
    {
        if (at > 0)
        {
            changes.Insert(Whole(old[at - 1]).End, lineEnd + written);
            return;
        }

        if (old.Count > 0)
        {
            changes.Insert(Whole(old[0]).Start, written + lineEnd);
            return;
        }

        InsertFirst(written);
    }

    /// <summary>A first text stands on lines of its own, with a blank line before a heading.</summary>
    void InsertFirst(string written)
    {
        var start = PageStyle.AfterLineBreak(page.Text, around.Open.End);
        var hasLine = start > around.Open.End;
        var isFollowed = page.Text[start..around.Close!.Start].AsSpan().TrimStart(' ').StartsWith("#");
        changes.Insert(start, (hasLine ? "" : lineEnd) + written + lineEnd + (isFollowed ? lineEnd : ""));
    }

    /// <summary>Replaces or removes lines. Where other things stand between them, the new lines take the place of the first.</summary>
    void Replace(int first, int end, string? written)
    {
        foreach (var (from, to) in Runs(first, end))
        {
            var start = Whole(old[from]).Start;
            var stop = Whole(old[to - 1]).End;
            if (written is not null)
                changes.Replace(start, stop, written);
            else
                Remove(start, stop, isAll: to - from == old.Count);
            written = null;
        }
    }

    /// <summary>With the whole text goes the blank line between it and a heading.</summary>
    void Remove(int start, int stop, bool isAll)
    {
        var after = PageStyle.AfterLineBreak(page.Text, stop);
        var next = PageStyle.AfterLineBreak(page.Text, after);
        if (isAll && next > after && page.Text.AsSpan(next).StartsWith("#"))
            after = next;
        changes.Remove(start, after);
    }

    /// <summary>A line that can be replaced as a whole: one that holds no speaker.</summary>
    (int Start, int End) Whole(BodyLine line)
    {
        if (line.Lifted.Count > 0)
            throw new EditRefusedException(
                $"Line {page.Place(line.Offset).Line} of the page holds text beside a {line.Lifted[0].Name}: "
                    + $"put the {line.Lifted[0].Name} on a line of its own first."
            );

        return (line.Offset, EndOf(line));
    }

    int EndOf(BodyLine line) => PageStyle.EndOfLine(page.Text, line.Offset, around.Close!.Start);
}
