namespace NsmCon.Hugo.Tests;

/// <summary>What a page says, part by part, read through the public meaning: to see that an edit changed one part and no other.</summary>
static class Sayings
{
    public static Dictionary<string, string> FromPage(HugoPage page)
    {
        var read = EventPage.Read(page);
        var said = new Dictionary<string, string>
        {
            ["title"] = read.Title,
            ["subtitles"] = string.Join('\n', read.Subtitles),
            ["buttons"] = string.Join('\n', read.Buttons),
            ["introduction"] = read.Introduction,
            ["sections"] = string.Join('\n', read.Sections),
            ["sponsors"] = string.Join('\n', read.Sponsors),
            ["talks"] = string.Join('\n', read.Talks.Select(t => t.Title)),
        };
        foreach (var (talk, node) in read.Talks.Zip(page.Talks))
            Add(said, talk, node);
        return said;
    }

    /// <summary>The parts in which two pages differ.</summary>
    public static IEnumerable<string> Differing(HugoPage before, HugoPage after)
    {
        var (old, now) = (FromPage(before), FromPage(after));
        return old.Keys.Union(now.Keys).Where(part => old.GetValueOrDefault(part) != now.GetValueOrDefault(part));
    }

    static void Add(Dictionary<string, string> said, PageTalk talk, ShortcodeNode node)
    {
        var speakers = node.Children.OfType<ShortcodeNode>().Where(s => s.Name == "speaker").ToList();
        said[$"{talk.Position} time"] = talk.RawTime;
        said[$"{talk.Position} title"] = talk.Title;
        said[$"{talk.Position} abstract"] = talk.Abstract;
        said[$"{talk.Position} slides"] = string.Join(" ", talk.Slides);
        said[$"{talk.Position} video"] = string.Join(" ", talk.Videos);
        said[$"{talk.Position} names"] = string.Join('\n', speakers.Select(s => s["name"]));
        said[$"{talk.Position} parameters"] = string.Join(
            '\n',
            speakers.Select(s => string.Join(' ', s.Open.Parameters.Where(p => p.Name != "name").Select(p => $"{p.Name}={p.Text}")))
        );
        said[$"{talk.Position} bios"] = string.Join(
            '\n',
            speakers.Select(s =>
                BodyLine.Join(SpeakerText.Lines(new PageIndex(HugoPage.Parse(s.ToString())), HugoPage.Parse(s.ToString()).Shortcodes[0]))
            )
        );
    }
}
