namespace NsmCon.Hugo;

/// <summary>How the talks of a page write what stands in them: the level of headings, and the links to slides and videos.</summary>
internal sealed class TalkHabits
{
    const int UsualLevel = 3;

    readonly Dictionary<string, (string Before, string After)> links = new(StringComparer.Ordinal);
    readonly int level;

    public TalkHabits(PageIndex page)
    {
        var sections = page.Page.Talks.SelectMany(t => TalkBody.Read(page, t).Sections).Where(s => s.Kind is not null).ToList();
        level = sections.GroupBy(s => s.Heading!.Level).MaxBy(g => g.Count())?.Key ?? UsualLevel;
        foreach (var section in sections.Where(s => s.Kind is not MediaHeading.Speakers))
            AddLink(section);
    }

    /// <summary>The heading over speakers, slides or a video, such as "### Speakers".</summary>
    public string Heading(string kind, bool isSeveral = false) =>
        new string('#', level)
        + kind switch
        {
            MediaHeading.Slides => " Slides",
            MediaHeading.Video => " Video",
            _ => isSeveral ? " Speakers" : " Speaker",
        };

    /// <summary>A line of links to slides or videos, as elsewhere on the page if that does for a single one.</summary>
    public string Links(string kind, IReadOnlyList<PageLink> wanted) =>
        wanted is [{ Label: "", Url: var url }]
        && links.TryGetValue(kind, out var link)
        && MarkdownLink.FirstUrl(link.Before + url + link.After) == url
            ? link.Before + url + link.After
            : string.Join(' ', wanted.Select(one => Usual(kind, one)));

    /// <summary>A link in brackets, with its label or the name of its kind.</summary>
    public static string Usual(string kind, PageLink link)
    {
        var usual = kind == MediaHeading.Slides ? "Slides" : "Video";
        return $"[{(link.Label.Length > 0 ? link.Label : usual)}]({link.Url})";
    }

    /// <summary>A link that says no more than that it is one can be written again with another address.</summary>
    void AddLink(TalkSection section)
    {
        if (section.Lines.Find(l => MarkdownLink.FirstUrl(l.Text) is not null)?.Text.Trim() is not { } line)
            return;

        var url = MarkdownLink.FirstUrl(line)!;
        var at = line.LastIndexOf(url, StringComparison.Ordinal);
        var isPlain =
            at >= 0
            && !MarkdownLink.HasOtherText(line)
            && (!line.StartsWith('[') || MediaHeading.Read(line[..at].Trim('[', ']', '(')) == section.Kind);
        if (isPlain)
            links.TryAdd(section.Kind!, (line[..at], line[(at + url.Length)..]));
    }
}
