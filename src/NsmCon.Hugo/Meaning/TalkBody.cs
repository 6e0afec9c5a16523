namespace NsmCon.Hugo;

/// <summary>What stands inside a talk: abstract, speakers, and links to slides and video.</summary>
internal sealed class TalkBody
{
    readonly PageIndex page;
    readonly List<BodyLine> lines;
    readonly List<BodyLine> kept = [];

    TalkBody(PageIndex page, ShortcodeNode talk)
    {
        this.page = page;
        lines = page.Inside(talk, s => s.Name is "speaker" or "talk" ? Lift.Whole : Lift.Stay);
    }

    public string Abstract { get; private set; } = "";

    public List<SpeakerEntry> Speakers { get; } = [];

    /// <summary>The speakers that are bold bullets.</summary>
    public List<PlacedBullet> Bullets { get; } = [];

    /// <summary>The lines of the abstract, with the blank lines around it.</summary>
    public List<BodyLine> AbstractLines => kept;

    /// <summary>The sections, the first of which has no heading.</summary>
    public List<TalkSection> Sections { get; } = [];

    /// <summary>The links to slides and videos, with their places.</summary>
    public List<PlacedLink> Media { get; } = [];

    public List<PageLink> Slides => LinksOf(MediaHeading.Slides);

    public List<PageLink> Videos => LinksOf(MediaHeading.Video);

    public List<PageLink> LinksOf(string kind) => Media.Where(link => link.Kind == kind).Select(link => link.Said).ToList();

    public static TalkBody Read(PageIndex page, ShortcodeNode talk)
    {
        var body = new TalkBody(page, talk);
        body.ReadSections();
        body.Abstract = BodyLine.Join(body.kept);
        return body;
    }

    void ReadSections()
    {
        var headings = Heading.ReadAll(lines);
        SectionChecks.ReportEmpty(lines, headings, page.Findings);
        ReadSection(null, 0, headings.Count == 0 ? lines.Count : headings[0].Line);
        for (var index = 0; index < headings.Count; index++)
        {
            var end = index + 1 < headings.Count ? headings[index + 1].Line : lines.Count;
            ReadSection(headings[index], headings[index].Line + 1, end);
        }
    }

    void ReadSection(Heading? heading, int from, int end)
    {
        var section = lines[from..end];
        Sections.Add(new TalkSection(heading, heading is null ? null : lines[heading.Line], section));
        var kind = heading is null ? null : MediaHeading.Read(heading.Text);
        Speakers.AddRange(
            section.SelectMany(l => l.Lifted).Where(s => s.Name == "speaker").Select(s => SpeakerEntry.FromShortcode(s, page))
        );

        if (kind is MediaHeading.Slides or MediaHeading.Video)
            ReadMedia(heading!, kind, section);
        else if (kind is MediaHeading.Speakers)
            ReadSpeakers(heading!, section);
        else
            kept.AddRange((heading is null ? section : [lines[heading.Line], .. section]).Where(line => !IsMediaLine(line)));
    }

    void ReadMedia(Heading heading, string kind, List<BodyLine> section)
    {
        // A line of links alone is no text. The first link counts also where words stand beside it, and then the abstract has them too.
        var linked = section.FindAll(l => MarkdownLink.All(l.Text).Count > 0);
        var media = linked.FindAll(l => l == linked[0] || !MarkdownLink.HasOtherText(l.Text));
        foreach (var line in media)
            Media.AddRange(MarkdownLink.All(line.Text).Select(link => new PlacedLink(kind, Sections[^1], line, link)));
        if (media.Count == 0 && section.Exists(l => !l.IsEmpty))
            page.Findings.Warning(
                heading.Offset,
                FindingCodes.LinkMissing,
                $"There is no link under \"{heading.Text}\": add one, or remove the heading."
            );

        kept.AddRange(section.Where(l => !media.Contains(l) || MarkdownLink.HasOtherText(l.Text)));
    }

    bool IsMediaLine(BodyLine line)
    {
        var links = MarkdownLink.OnlyMedia(line.Text);
        Media.AddRange(links.Select(link => new PlacedLink(MediaHeading.Read(link.Label)!, Sections[^1], line, link)));
        return links.Count > 0;
    }

    void ReadSpeakers(Heading heading, List<BodyLine> section)
    {
        if (heading.Level != 3)
            page.Findings.Info(
                heading.Offset,
                FindingCodes.HeadingLevel,
                $"\"{heading.Text}\" is a heading of level {heading.Level}; inside a talk it is of level 3: write ### {heading.Text}."
            );

        var known = Bullets.Count;
        var start = section.FindIndex(l => BulletHead.Is(l.Text));
        kept.AddRange(section.Take(start < 0 ? section.Count : start).Where(line => !IsMediaLine(line)));
        while (start >= 0)
        {
            var next = section.FindIndex(start + 1, l => BulletHead.Is(l.Text));
            Bullets.Add(BulletSpeaker(section[start], section[(start + 1)..(next < 0 ? section.Count : next)]));
            start = next;
        }

        Speakers.AddRange(Bullets.Skip(known).Select(bullet => bullet.Said));
    }

    static PlacedBullet BulletSpeaker(BodyLine line, List<BodyLine> below)
    {
        var bio = string.Join('\n', BodyLine.Join(below).Split('\n').Select(l => l.TrimStart()));
        return new(line, below, new SpeakerEntry(line.Offset, BulletHead.Read(line.Text).Person) { Bio = bio });
    }
}

/// <summary>A heading inside a talk, its line, and the lines under it.</summary>
internal sealed record TalkSection(Heading? Heading, BodyLine? HeadingLine, List<BodyLine> Lines)
{
    /// <summary>What the heading stands for: speakers, slides, video, or null.</summary>
    public string? Kind => Heading is null ? null : MediaHeading.Read(Heading.Text);
}

/// <summary>A link to slides or a video, and where it stands.</summary>
internal sealed record PlacedLink(string Kind, TalkSection Section, BodyLine Line, LineLink Link)
{
    /// <summary>What the link says: a label that only names the kind says nothing.</summary>
    public PageLink Said =>
        new PageLink(PersonName.SingleSpaced(Link.Label), Link.Url.Replace(" ", "%20", StringComparison.Ordinal)).WithoutLabel(Kind);
}
