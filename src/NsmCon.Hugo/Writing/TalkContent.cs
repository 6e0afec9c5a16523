namespace NsmCon.Hugo;

/// <summary>What a talk says, or the page outside the talks.</summary>
internal sealed class TalkContent
{
    /// <summary>The talk's tag; null for the page outside the talks.</summary>
    public ShortcodeContent? Tag { get; init; }

    public string Text { get; set; } = "";

    public IReadOnlyList<PageLink> Slides { get; set; } = [];

    public IReadOnlyList<PageLink> Videos { get; set; } = [];

    /// <summary>Speakers that are no shortcodes: bold bullets.</summary>
    public string Bullets { get; set; } = "";

    public List<ShortcodeContent> Speakers { get; init; } = [];

    /// <summary>Shortcodes other than speakers.</summary>
    public List<ShortcodeContent> Others { get; init; } = [];

    public static TalkContent FromShortcode(ShortcodeNode talk, PageIndex page)
    {
        var body = TalkBody.Read(page, talk);
        return new TalkContent
        {
            Tag = ShortcodeContent.FromShortcode(talk, page),
            Text = body.Abstract,
            Slides = body.Slides,
            Videos = body.Videos,
            Bullets = Describe(body.Bullets.Select(bullet => bullet.Said)),
        };
    }

    /// <summary>What bullets say, as it is kept here.</summary>
    public static string Describe(IEnumerable<SpeakerEntry> bullets) =>
        string.Join(
            '\n',
            bullets.Select(bullet => $"{bullet.Person.Name} | {bullet.Person.JobTitle} | {bullet.Person.Company} | {bullet.Bio}")
        );

    static string Describe(IEnumerable<PageLink> links) => string.Join(' ', links.Select(link => $"[{link.Label}]({link.Url})"));

    public void Add(ShortcodeContent speaker, ShortcodeNode? before)
    {
        var place = before is null ? Speakers.Count : Speakers.FindIndex(s => s.Node == before);
        if (place < 0)
            throw new EditRefusedException($"The speaker \"{before!["name"]}\" was removed by an edit before.");

        Speakers.Insert(place, speaker);
    }

    public void Move(ShortcodeContent speaker, ShortcodeNode? before)
    {
        Speakers.Remove(speaker);
        Add(speaker, before);
    }

    /// <summary>With a speaker goes what runs in the biography.</summary>
    public void Remove(ShortcodeNode speaker)
    {
        Speakers.RemoveAll(s => IsIn(s, speaker));
        Others.RemoveAll(o => IsIn(o, speaker));
    }

    static bool IsIn(ShortcodeContent shortcode, ShortcodeNode around) =>
        shortcode.Node is { } node && node.Start >= around.Start && node.End <= around.End;

    /// <summary>Everything it says, one thing after the other. The order of shortcodes in a text is that of the text.</summary>
    public IEnumerable<string> Statements() =>
        [
            $"{Tag}",
            Text,
            $"slides {Describe(Slides)}",
            $"videos {Describe(Videos)}",
            Bullets,
            .. Speakers.SelectMany(s => new[] { s.ToString(), s.Text }),
            .. Others.Select(o => o.ToString()).Order(StringComparer.Ordinal),
        ];
}
