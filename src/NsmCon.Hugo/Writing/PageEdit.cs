namespace NsmCon.Hugo;

/// <summary>
/// Collects edits of one page and writes only what they change. Nodes are those of the page that is edited;
/// what is new takes the style of its neighbours. See docs/WRITING.md.
/// </summary>
/// <remarks>
/// What cannot be written so that Hugo reads it back is refused with an <see cref="EditRefusedException"/>: at the edit,
/// or at the end if only the whole page shows it. The page that was edited stays as it is.
/// </remarks>
public sealed partial class PageEdit
{
    readonly HugoPage page;
    readonly PageIndex index;
    readonly ChangeList changes;
    readonly PageContent content;
    readonly ParameterEdit parameters;

    // Shortcodes inside texts whose parameters change.
    readonly HashSet<ShortcodeNode> rewritten = [];

    internal PageEdit(HugoPage page)
    {
        if (page.Diagnostics is [var first, ..])
            throw new EditRefusedException(
                $"The page has a fault in line {first.Line}, column {first.Column}, so nothing was changed. {first.Message}"
            );

        this.page = page;
        index = new PageIndex(page);
        changes = new ChangeList(page);
        content = PageContent.FromPage(index);
        parameters = new ParameterEdit(page, changes);
        habits = new(() => new TalkHabits(index));
        firstSpeaker = new(() => page.Shortcodes.FirstOrDefault(s => s.Name == "speaker"));
        quoting = new(() => ParameterValue.FindQuoting(page.Shortcodes.SelectMany(s => s.Open.Parameters)) ?? ValueQuoting.Quoted);
        times = new(() =>
            page.Talks.Select(t => t["time"]).Distinct(StringComparer.Ordinal).Where(t => TalkTime.Read(t).StartsAt is not null).ToList()
        );
    }

    /// <summary>Sets a parameter of any shortcode, or adds it after the others.</summary>
    public void SetParameter(ShortcodeNode shortcode, string name, string value)
    {
        Check(shortcode);
        ArgumentNullException.ThrowIfNull(value);

        parameters.Set(shortcode.Open, name, value);
        content[shortcode].Set(name, value);
        Rewrite(shortcode);
    }

    /// <summary>Removes a parameter; without it, nothing changes.</summary>
    public void RemoveParameter(ShortcodeNode shortcode, string name)
    {
        Check(shortcode);

        parameters.Remove(shortcode.Open, name);
        content[shortcode].Parameters.RemoveAll(p => p.Name == name);
        Rewrite(shortcode);
    }

    /// <summary>The page after the edits, which says what they set and otherwise what it said before.</summary>
    internal HugoPage Apply()
    {
        var text = changes.Apply();
        if (text == page.Text)
            return page;

        foreach (var shortcode in rewritten)
            content.Rewrite(shortcode, WritableText.WithLineFeeds(changes.Apply(shortcode.Open.Start, shortcode.Open.End)));

        var edited = HugoPage.Parse(text);
        if (edited.Diagnostics is [var fault, ..])
            throw new EditRefusedException($"The page would have a fault in line {fault.Line}, so nothing was changed. {fault.Message}");
        if (!PageContent.FromPage(new PageIndex(edited)).IsSameAs(content, out var difference))
            throw new EditRefusedException(
                $"The page would not be read back as it was meant, so nothing was changed. {WhatItWouldSay(difference)}"
            );
        if (days is not null && !days.SequenceEqual(EventPage.Read(edited).Talks.Select(talk => talk.Day)))
            throw new EditRefusedException(
                "Talks would come to stand on other days, so nothing was changed: write the heading of the day, and a talk below it, by hand."
            );

        return edited;
    }

    void Rewrite(ShortcodeNode shortcode)
    {
        if (shortcode.Name is not ("talk" or "speaker"))
            rewritten.Add(shortcode);
    }

    void Check(ShortcodeNode shortcode, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(shortcode);
        if (!shortcode.IsOf(page))
            throw new ArgumentException("The shortcode is one of another page, perhaps of this page before an edit.", nameof(shortcode));
        if (name is not null && shortcode.Name != name)
            throw new ArgumentException($"The shortcode is a {shortcode.Name}, not a {name}.", nameof(shortcode));
    }

    static string WhatItWouldSay(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length == 0 ? "Some of it would be missing." : $"It would say: {(line.Length > 100 ? line[..100] + "…" : line)}";
    }
}
