namespace NsmCon.Hugo;

/// <summary>Changes, adds or removes the link to a talk's slides or video.</summary>
internal sealed class MediaEdit(HugoPage page, ChangeList changes, TalkHabits habits, ShortcodeNode talk, TalkBody body, string kind)
{
    /// <summary>The lines that were replaced or removed as a whole, with what ran in them.</summary>
    public (int Start, int End) Gone { get; private set; }

    public void Set(string url)
    {
        if (Find() is not var (section, line))
            AddSection(url);
        else if (MarkdownLink.HasOtherText(line.Text))
            throw Shared(line);
        else if (section.Kind == kind)
            ReplaceAddress(line, url);
        else
            ReplaceInLine(line, url);
    }

    public void Remove()
    {
        if (Find() is not var (section, line))
            return;

        if (MarkdownLink.HasOtherText(line.Text))
            throw Shared(line);

        var isAll = section.Kind == kind && section.Lines.TrueForAll(l => l == line || l.IsEmpty);
        if (isAll)
            RemoveLines(section.HeadingLine!, line);
        else if (MarkdownLink.OnlyMedia(line.Text).Exists(l => MediaHeading.Of(l.Label) != kind))
            throw new EditRefusedException($"Line {page.Place(line.Offset).Line} links to slides and video both: write each in a line of its own first.");
        else
            RemoveLines(line, line);
    }

    /// <summary>The line that is read as the link, and its section.</summary>
    (TalkSection Section, BodyLine Line)? Find()
    {
        foreach (var section in body.Sections)
        {
            var line = section.Kind == kind
                ? section.Lines.Find(l => MarkdownLink.FirstUrl(l.Text) is not null)
                : section.Lines.Find(l => section.Kind is null or MediaHeading.Speakers && MarkdownLink.OnlyMedia(l.Text).Exists(m => MediaHeading.Of(m.Label) == kind));
            if (line is not null)
                return (section, line);
        }

        return null;
    }

    /// <summary>A path of the site is no link by itself, so it may need brackets where an address had none.</summary>
    void ReplaceAddress(BodyLine line, string url)
    {
        var (start, end) = Span(line);
        var old = MarkdownLink.FirstUrl(line.Text)!;
        var at = page.Text.IndexOf(old, start, end - start, StringComparison.Ordinal);
        if (at < 0)
        {
            Gone = (start, end);
            changes.Replace(start, end, habits.Link(kind, url));
            return;
        }

        var isLink = MarkdownLink.FirstUrl(line.Text.Replace(old, url, StringComparison.Ordinal)) == url;
        var isBracketed = !isLink && at > start && page.Text[at - 1] == '<';
        var (from, to) = isBracketed ? (at - 1, at + old.Length + 1) : (at, at + old.Length);
        changes.Replace(from, to, isLink ? url : TalkHabits.UsualLink(kind, url));
    }

    void ReplaceInLine(BodyLine line, string url)
    {
        var link = MarkdownLink.OnlyMedia(line.Text).Find(m => MediaHeading.Of(m.Label) == kind);
        var (start, end) = Span(line);
        var at = page.Text.IndexOf($"[{link.Label}](", start, end - start, StringComparison.Ordinal);
        var from = at < 0 ? -1 : page.Text.IndexOf(link.Url, at, end - at, StringComparison.Ordinal);
        if (from < 0)
            throw new EditRefusedException($"The link in line {page.Place(start).Line} is written in a way that cannot be changed here: change it in the page.");

        changes.Replace(from, from + link.Url.Length, url);
    }

    /// <summary>A link goes under its heading if that is there already, else both go to the end of the talk.</summary>
    void AddSection(string url)
    {
        if (body.Sections.Find(s => s.Kind == kind) is { HeadingLine: { } heading })
        {
            changes.Insert(Span(heading).End, PageStyle.LineEnd(page.Text, heading.Offset) + habits.Link(kind, url));
            return;
        }

        new TalkEnd(page, changes, talk).Add([habits.Heading(kind), habits.Link(kind, url)]);
    }

    void RemoveLines(BodyLine first, BodyLine last)
    {
        var start = TalkEnd.WithBlankLine(page.Text, talk, Span(first).Start);
        Gone = (start, PageStyle.AfterLineBreak(page.Text, Span(last).End));
        changes.Remove(Gone.Start, Gone.End);
    }

    /// <summary>What stands beside the link belongs to the abstract.</summary>
    EditRefusedException Shared(BodyLine line) =>
        new($"Line {page.Place(line.Offset).Line} of the page holds text beside the link to the {kind}: put the link on a line of its own first.");

    (int Start, int End) Span(BodyLine line)
    {
        if (line.Lifted.Count > 0)
            throw new EditRefusedException($"Line {page.Place(line.Offset).Line} of the page holds text beside a {line.Lifted[0].Name}: put the {line.Lifted[0].Name} on a line of its own first.");

        return (line.Offset, PageStyle.EndOfLine(page.Text, line.Offset, talk.Close!.Start));
    }
}
