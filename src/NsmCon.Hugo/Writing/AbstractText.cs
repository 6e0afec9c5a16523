namespace NsmCon.Hugo;

/// <summary>An abstract: a text without what would be read as another part of the talk.</summary>
internal static class AbstractText
{
    public static ShortcodeText Read(string markdown)
    {
        var text = ShortcodeText.Read("The abstract", markdown);
        var lines = text.Lines.Select(l => new BodyLine(0) { Text = l }).ToList();
        if (Heading.ReadAll(lines).Find(h => MediaHeading.Read(h.Text) is not null) is { } heading)
            throw new EditRefusedException(
                $"The abstract has the heading \"{heading.Text}\", under which the page keeps the talk's "
                    + $"{MediaHeading.Read(heading.Text)}: give it another heading, or none."
            );
        if (text.Lines.FirstOrDefault(l => MarkdownLink.OnlyMedia(l).Count > 0) is { } link)
            throw new EditRefusedException(
                $"The line \"{link}\" of the abstract would be taken for the talk's slides or video: set these instead, or add words to the line."
            );

        return text;
    }
}
