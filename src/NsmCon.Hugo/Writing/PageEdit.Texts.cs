namespace NsmCon.Hugo;

public sealed partial class PageEdit
{
    /// <summary>
    /// Sets a talk's abstract, in Markdown; empty removes it. Shortcodes that stand in it already stay as they are; a new one is refused.
    /// </summary>
    public void SetAbstract(ShortcodeNode talk, string markdown)
    {
        Check(talk, "talk");
        ArgumentNullException.ThrowIfNull(markdown);

        var text = AbstractText.Read(markdown);
        SetText(talk, TalkBody.Read(index, talk).AbstractLines, text);
        content.Around(talk).Text = text.ToString();
    }

    /// <summary>
    /// Sets a speaker's biography at this place, in Markdown; empty removes it. Shortcodes are treated as in an abstract.
    /// </summary>
    public void SetBio(ShortcodeNode speaker, string markdown)
    {
        Check(speaker, "speaker");
        ArgumentNullException.ThrowIfNull(markdown);

        var text = ShortcodeText.Read("The biography", markdown);
        SetText(speaker, SpeakerText.Lines(index, speaker), text);
        content[speaker].Text = text.ToString();
    }

    void SetText(ShortcodeNode shortcode, List<BodyLine> lines, ShortcodeText text)
    {
        var edit = new LinesEdit(page, changes, shortcode, lines, text);
        edit.Write();
        if (edit.Stopped.Count > 0)
            content.Around(shortcode).Others.RemoveAll(o => o.Node is { } node && edit.Stopped.Contains(node.Open));
    }
}
