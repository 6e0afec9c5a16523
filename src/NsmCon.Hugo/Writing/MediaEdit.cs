namespace NsmCon.Hugo;

/// <summary>Changes, adds or removes the links to a talk's slides or videos. Links that stay are not touched.</summary>
internal sealed class MediaEdit(HugoPage page, ChangeList changes, TalkHabits habits, ShortcodeNode talk, TalkBody body, string kind)
{
    readonly List<PlacedLink> said = body.Media.FindAll(link => link.Kind == kind);

    /// <summary>What was replaced or removed as a whole, with what ran in it.</summary>
    public List<(int Start, int End)> Gone { get; } = [];

    public void Set(IReadOnlyList<PageLink> wanted)
    {
        var same = said.Zip(wanted).TakeWhile(pair => pair.First.Said == pair.Second).Count();
        var rest = said.Skip(same).Reverse().Zip(wanted.Skip(same).Reverse()).TakeWhile(pair => pair.First.Said == pair.Second).Count();
        var old = said[same..^rest];
        var now = wanted.Skip(same).SkipLast(rest).ToList();
        var both = Math.Min(old.Count, now.Count);
        for (var at = 0; at < both; at++)
            Replace(old[at], now[at]);

        Remove(old[both..]);
        if (now.Count > both)
            Add(now[both..], said.ElementAtOrDefault(same + both - 1), said.ElementAtOrDefault(same + both));
    }

    void Replace(PlacedLink link, PageLink now)
    {
        var start = Offset(link);
        var isPlain =
            link.Link.Form == LinkForm.Address
            && now.Label.Length == 0
            && MarkdownLink.All(now.Url) is [{ Form: LinkForm.Address } whole]
            && whole.Url == now.Url;
        if (isPlain)
        {
            changes.Replace(start, start + link.Link.Length, now.Url);
        }
        else if (link.Link.Form == LinkForm.Brackets)
        {
            RefuseOtherLabel(link, now);
            if (link.Said.Label != now.Label)
                changes.Replace(start + 1, start + 1 + link.Link.Label.Length, now.Label.Length > 0 ? now.Label : NameOf(now));
            var url = start + link.Link.UrlStart - link.Link.Start;
            changes.Replace(url, url + link.Link.Url.Length, now.Url);
        }
        else
        {
            var (from, to) = Whole(link, start);
            Gone.Add((from, to));
            changes.Replace(from, to, link.Link.Form == LinkForm.Video ? habits.Links(kind, [now]) : TalkHabits.Usual(kind, now));
        }
    }

    void Remove(List<PlacedLink> links)
    {
        foreach (var line in links.GroupBy(link => link.Line))
        {
            var stay = body.Media.FindAll(link => link.Line == line.Key && !line.Contains(link));
            var first = line.First();
            Offset(first);
            if (stay.Count > 0)
                RemoveInLine(line.Key, [.. line], stay);
            else if (
                first.Kind == kind
                && first.Section.Kind == kind
                && first.Section.Lines.TrueForAll(l => l.IsEmpty || links.Exists(link => link.Line == l))
            )
                RemoveLines(
                    line.Key == links.First(link => link.Section == first.Section).Line ? first.Section.HeadingLine! : line.Key,
                    line.Key
                );
            else
                RemoveLines(line.Key, line.Key);
        }
    }

    // With a link goes what parts it from the one before it, or from the next.
    void RemoveInLine(BodyLine line, List<PlacedLink> links, List<PlacedLink> stay)
    {
        foreach (var link in links)
        {
            var start = Offset(link);
            var before = body.Media.LastOrDefault(other => other.Line == line && other.Link.End <= link.Link.Start);
            var next = stay.Find(other => other.Link.Start >= link.Link.End);
            if (before is not null)
                changes.Remove(line.Offset + before.Link.End, start + link.Link.Length);
            else
                changes.Remove(start, line.Offset + next!.Link.Start);
        }
    }

    /// <summary>
    /// New links stand in the line of the one before them, or of the next; else under their heading, or at the end of the talk.
    /// </summary>
    void Add(List<PageLink> links, PlacedLink? before, PlacedLink? next)
    {
        var beside = before ?? next;
        if (beside is null || (beside.Section.Kind != kind && links.Exists(link => link.Label.Length > 0)))
            AddSection(links);
        else if (beside.Link.Form == LinkForm.Brackets && beside.Line.Text.TrimStart().StartsWith('['))
            InsertInLine(Offset(beside) + (before is null ? 0 : beside.Link.Length), isBefore: before is null, links);
        else
            InsertLines(beside, isBefore: before is null, links);
    }

    void InsertInLine(int at, bool isBefore, List<PageLink> links)
    {
        var texts = links.Select(link => TalkHabits.Usual(kind, link));
        changes.Insert(at, string.Concat(texts.Select(text => isBefore ? $"{text} " : $" {text}")));
    }

    void InsertLines(PlacedLink beside, bool isBefore, List<PageLink> links)
    {
        var (start, end) = Span(beside.Line);
        var bullet = Bullet(beside);
        var lineEnd = PageStyle.LineEnd(page.Text, beside.Line.Offset);
        var lines = links.Select(link => bullet + TalkHabits.Usual(kind, link));
        changes.Insert(isBefore ? start : end, string.Concat(lines.Select(line => isBefore ? line + lineEnd : lineEnd + line)));
    }

    // A list goes on as a list.
    static string Bullet(PlacedLink link)
    {
        var start = link.Line.Text[..link.Link.Start].TrimEnd('<');
        return start.Trim() is "*" or "-" or "+" ? start : "";
    }

    void AddSection(List<PageLink> links)
    {
        if (said.Count == 0 && body.Sections.Find(s => s.Kind == kind) is { HeadingLine: { } heading })
        {
            changes.Insert(Span(heading).End, PageStyle.LineEnd(page.Text, heading.Offset) + habits.Links(kind, links));
            return;
        }

        new TalkEnd(page, changes, talk).Add([habits.Heading(kind), habits.Links(kind, links)]);
    }

    void RemoveLines(BodyLine first, BodyLine last)
    {
        var start = TalkEnd.WithBlankLine(page.Text, talk, Span(first).Start);
        var end = PageStyle.AfterLineBreak(page.Text, Span(last).End);
        Gone.Add((start, end));
        changes.Remove(start, end);
    }

    // A shortcode stands alone in its line, and an address may stand in <>.
    (int Start, int End) Whole(PlacedLink link, int start)
    {
        if (link.Link.Form == LinkForm.Video)
            return body.Media.Count(other => other.Line == link.Line) == 1 ? Span(link.Line) : throw Unchangeable(link);

        var isBracketed = start > 0 && page.Text[start - 1] == '<';
        return isBracketed ? (start - 1, start + link.Link.Length + 1) : (start, start + link.Link.Length);
    }

    // In a line without a heading above it, labels alone tell slides from videos.
    void RefuseOtherLabel(PlacedLink link, PageLink now)
    {
        if (link.Section.Kind != kind && now.Label.Length > 0)
            throw new EditRefusedException(
                $"In line {page.Place(link.Line.Offset).Line} of the page the label says that this is a link to the {kind}: "
                    + "write it under a heading of its own to name it otherwise."
            );
    }

    string NameOf(PageLink link) => TalkHabits.Usual(kind, link with { Url = "" })[1..^3];

    /// <summary>Where a link begins in the page, if it can be changed there.</summary>
    int Offset(PlacedLink link)
    {
        // What stands beside the link belongs to the abstract.
        if (MarkdownLink.HasOtherText(link.Line.Text))
            throw new EditRefusedException(
                $"Line {page.Place(link.Line.Offset).Line} of the page holds text beside the link to the {kind}: put the link on a line of its own first."
            );

        var start = Span(link.Line).Start + link.Link.Start;
        var isThere = string.CompareOrdinal(page.Text, start, link.Line.Text, link.Link.Start, link.Link.Length) == 0;
        return isThere ? start : throw Unchangeable(link);
    }

    EditRefusedException Unchangeable(PlacedLink link) =>
        new(
            $"The link in line {page.Place(link.Line.Offset).Line} is written in a way that cannot be changed here: change it in the page."
        );

    (int Start, int End) Span(BodyLine line)
    {
        if (line.Lifted.Count > 0)
            throw new EditRefusedException(
                $"Line {page.Place(line.Offset).Line} of the page holds text beside a {line.Lifted[0].Name}: "
                    + $"put the {line.Lifted[0].Name} on a line of its own first."
            );

        return (line.Offset, PageStyle.EndOfLine(page.Text, line.Offset, talk.Close!.Start));
    }
}
