namespace NsmCon.Hugo;

/// <summary>
/// Everything that a page says. Each edit also changes this: the page that is written must say it, neither more nor less.
/// </summary>
internal sealed class PageContent
{
    readonly Dictionary<ShortcodeNode, ShortcodeContent> shortcodes = [];
    readonly Dictionary<ShortcodeNode, TalkContent> owners = [];
    readonly LinkedList<TalkContent> talks = [];
    readonly Dictionary<ShortcodeNode, LinkedListNode<TalkContent>> places = [];
    readonly List<(int Offset, string Text)> outside;

    PageContent(PageIndex page)
    {
        Fields = FieldContent.Read(page.Page.FrontMatter);
        outside = LinesOutside(page);
        Outside = new TalkContent { Text = Join(outside) };
        foreach (var talk in page.Page.Talks)
        {
            owners[talk] = TalkContent.FromShortcode(talk, page);
            places[talk] = talks.AddLast(owners[talk]);
        }

        foreach (var node in page.Page.Shortcodes)
            AddToOwner(page, node);
    }

    /// <summary>The values of the front matter by their path: title, buttons[0].name.</summary>
    public FieldContent Fields { get; }

    public TalkContent Outside { get; }

    public static PageContent FromPage(PageIndex page) => new(page);

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

    /// <summary>Adds a talk before another one, or at the end.</summary>
    public void Add(TalkContent talk, ShortcodeNode? before)
    {
        if (before is null)
            talks.AddLast(talk);
        else
            talks.AddBefore(PlaceOf(before), talk);
    }

    public void Move(ShortcodeNode talk, ShortcodeNode? before)
    {
        foreach (var moved in TakeOut(talk))
        {
            Add(moved, before);
            places[moved.Tag!.Node!] = before is null ? talks.Last! : PlaceOf(before).Previous!;
        }
    }

    public void Remove(ShortcodeNode talk) => TakeOut(talk);

    /// <summary>With a talk go the talks inside it.</summary>
    List<TalkContent> TakeOut(ShortcodeNode talk)
    {
        var taken = new List<TalkContent>();
        for (var place = PlaceOf(talk); place?.Value.Tag!.Node is { } node && node.End <= talk.End && node.Start >= talk.Start; )
        {
            var next = place.Next;
            taken.Add(place.Value);
            talks.Remove(place);
            places.Remove(node);
            place = next;
        }

        return taken;
    }

    LinkedListNode<TalkContent> PlaceOf(ShortcodeNode talk) =>
        places.GetValueOrDefault(talk) ?? throw new EditRefusedException($"The talk \"{talk["title"]}\" was removed by an edit before.");

    /// <summary>Whether both say the same; if not, what this one says first that the other does not.</summary>
    public bool IsSameAs(PageContent other, out string difference)
    {
        var mine = Statements().ToList();
        var others = other.Statements().ToList();
        var at = 0;
        while (at < mine.Count && at < others.Count && mine[at] == others[at])
            at++;

        difference = at < mine.Count ? mine[at] : "";
        return at == mine.Count && at == others.Count;
    }

    IEnumerable<string> Statements() => [.. Fields.Statements(), .. Outside.Statements(), .. talks.SelectMany(t => t.Statements())];

    /// <summary>A shortcode belongs to the talk around it.</summary>
    void AddToOwner(PageIndex page, ShortcodeNode node)
    {
        if (owners.TryGetValue(node, out var talk))
        {
            shortcodes[node] = talk.Tag!;
            return;
        }

        var owner = node.Parent is { } parent ? owners[parent] : Outside;
        owners[node] = owner;
        shortcodes[node] = ShortcodeContent.FromShortcode(node, page);
        (node.Name == "speaker" ? owner.Speakers : owner.Others).Add(shortcodes[node]);
    }

    /// <summary>Adds a line outside the talks, at an offset of the page before the edits.</summary>
    public void AddLine(int offset, string line)
    {
        var next = outside.FindIndex(other => other.Offset >= offset);
        outside.Insert(next < 0 ? outside.Count : next, (offset, line));
        Outside.Text = Join(outside);
    }

    static List<(int Offset, string Text)> LinesOutside(PageIndex page) =>
        [
            .. BodyLines
                .Read(page, 0, page.Leaves.Count, s => s.Name is "talk" or "speaker" ? Lift.Whole : Lift.Tags)
                .Where(l => !string.IsNullOrWhiteSpace(l.Text))
                .Select(l => (l.Offset, l.Text)),
        ];

    static string Join(IEnumerable<(int Offset, string Text)> lines) => string.Join('\n', lines.Select(line => line.Text));
}
