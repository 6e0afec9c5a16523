namespace NsmCon.Hugo;

/// <summary>How the talks of a page name what stands in them: the headings, and the links to slides and videos.</summary>
internal sealed class TalkHabits
{
    readonly Dictionary<string, string> headings = new(StringComparer.Ordinal);
    readonly Dictionary<string, (string Before, string After)> links = new(StringComparer.Ordinal);

    public TalkHabits(PageIndex page)
    {
        foreach (var section in page.Page.Talks.SelectMany(t => TalkBody.Read(page, t).Sections).Where(s => s.Kind is not null))
        {
            var speakers = section.Lines.Sum(l => l.Lifted.Count);
            if (speakers > 0 || section.Kind is not MediaHeading.Speakers)
                headings.TryAdd(KeyOf(section.Kind!, speakers > 1), section.HeadingLine!.Text.Trim());
            if (section.Kind is not MediaHeading.Speakers)
                AddLink(section);
        }
    }

    /// <summary>The heading over speakers, slides or a video, such as "### Speakers".</summary>
    public string Heading(string kind, bool isSeveral = false)
    {
        if (headings.TryGetValue(KeyOf(kind, isSeveral), out var heading))
            return heading;

        var level = headings.Values.FirstOrDefault("###").TakeWhile(c => c == '#').Count();
        return new string('#', level) + kind switch
        {
            MediaHeading.Slides => " Slides",
            MediaHeading.Video => " Video",
            _ => isSeveral ? " Speakers" : " Speaker",
        };
    }

    /// <summary>A line that links to slides or a video, as elsewhere on the page if that does for the address.</summary>
    public string Link(string kind, string url)
    {
        var line = links.TryGetValue(kind, out var link) ? link.Before + url + link.After : "";
        return MarkdownLink.FirstUrl(line) == url ? line : UsualLink(kind, url);
    }

    public static string UsualLink(string kind, string url) => $"[{(kind == MediaHeading.Slides ? "Slides" : "Video")}]({url})";

    /// <summary>A link that says no more than that it is one can be written again with another address.</summary>
    void AddLink(TalkSection section)
    {
        if (section.Lines.Find(l => MarkdownLink.FirstUrl(l.Text) is not null)?.Text.Trim() is not { } line)
            return;

        var url = MarkdownLink.FirstUrl(line)!;
        var at = line.LastIndexOf(url, StringComparison.Ordinal);
        var isPlain = at >= 0 && !MarkdownLink.HasOtherText(line) && (!line.StartsWith('[') || line[..at].Trim('[', ']', '(') is var label && MediaHeading.Of(label) == section.Kind);
        if (isPlain)
            links.TryAdd(section.Kind!, (line[..at], line[(at + url.Length)..]));
    }

    static string KeyOf(string kind, bool isSeveral) => kind == MediaHeading.Speakers ? $"{kind} {isSeveral}" : kind;
}
