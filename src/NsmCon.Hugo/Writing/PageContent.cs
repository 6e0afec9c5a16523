namespace NsmCon.Hugo;

/// <summary>
/// Everything that a page says. Each edit also changes this: the page that is written must say it, neither more nor less.
/// </summary>
internal sealed class PageContent
{
    readonly Dictionary<ShortcodeNode, ShortcodeContent> shortcodes = [];
    readonly Dictionary<ShortcodeNode, TalkContent> owners = [];

    PageContent(PageIndex page)
    {
        Fields = FieldContent.Read(page.Page.FrontMatter);
        Outside = new TalkContent { Text = TextOutside(page) };
        Talks = page.Page.Talks.Select(t => TalkContent.Of(t, page)).ToList();

        foreach (var talk in Talks)
            owners[talk.Tag!.Node!] = talk;
        foreach (var node in page.Page.Shortcodes)
            Own(page, node);
    }

    /// <summary>The values of the front matter by their path: title, buttons[0].name.</summary>
    public FieldContent Fields { get; }

    public TalkContent Outside { get; }

    public List<TalkContent> Talks { get; }

    public static PageContent Of(PageIndex page) => new(page);

    public ShortcodeContent this[ShortcodeNode node] => shortcodes[node];

    /// <summary>What a talk says, or the talk around another shortcode, or the page outside the talks.</summary>
    public TalkContent Around(ShortcodeNode node) => owners[node];

    /// <summary>A tag that runs inside a text is a part of the text.</summary>
    public void Rewrite(ShortcodeNode node, string tag)
    {
        var speaker = node.Parent;
        while (speaker is not null && speaker.Name != "speaker")
            speaker = speaker.Parent;

        if (speaker is not null)
            this[speaker].Text = this[speaker].Text.Replace(node.Open.ToString(), tag, StringComparison.Ordinal);
        else if (Around(node) is { Tag: not null } talk)
            talk.Text = talk.Text.Replace(node.Open.ToString(), tag, StringComparison.Ordinal);
    }

    public void Add(TalkContent talk, ShortcodeNode? before) => Talks.Insert(PlaceOf(before), talk);

    public void Move(ShortcodeNode talk, ShortcodeNode? before)
    {
        var moved = Talks.FindAll(t => IsIn(t, talk));
        Remove(talk);
        Talks.InsertRange(PlaceOf(before), moved);
    }

    /// <summary>With a talk go the talks inside it.</summary>
    public void Remove(ShortcodeNode talk) => Talks.RemoveAll(t => IsIn(t, talk));

    int PlaceOf(ShortcodeNode? before)
    {
        var place = before is null ? Talks.Count : Talks.FindIndex(t => t.Tag!.Node == before);
        return place >= 0 ? place : throw new EditRefusedException($"The talk \"{before!["title"]}\" was removed by an edit before.");
    }

    static bool IsIn(TalkContent talk, ShortcodeNode around) =>
        talk.Tag!.Node is { } node && node.Start >= around.Start && node.End <= around.End;

    /// <summary>Whether both say the same; if not, what this one says first that the other does not.</summary>
    public bool Says(PageContent other, out string difference)
    {
        var mine = Sayings().ToList();
        var others = other.Sayings().ToList();
        var at = 0;
        while (at < mine.Count && at < others.Count && mine[at] == others[at])
            at++;

        difference = at < mine.Count ? mine[at] : "";
        return at == mine.Count && at == others.Count;
    }

    IEnumerable<string> Sayings() =>
    [
        .. Fields.Sayings(),
        .. Outside.Sayings(),
        .. Talks.SelectMany(t => t.Sayings()),
    ];

    /// <summary>A shortcode belongs to the talk around it.</summary>
    void Own(PageIndex page, ShortcodeNode node)
    {
        if (owners.TryGetValue(node, out var talk))
        {
            shortcodes[node] = talk.Tag!;
            return;
        }

        var owner = node.Parent is { } parent ? owners[parent] : Outside;
        owners[node] = owner;
        shortcodes[node] = ShortcodeContent.Of(node, page);
        (node.Name == "speaker" ? owner.Speakers : owner.Others).Add(shortcodes[node]);
    }

    static string TextOutside(PageIndex page)
    {
        var lines = BodyLines.Read(page, 0, page.Leaves.Count, s => s.Name is "talk" or "speaker" ? Lift.Whole : Lift.Tags);
        return string.Join('\n', lines.Where(l => !string.IsNullOrWhiteSpace(l.Text)).Select(l => l.Text));
    }
}
