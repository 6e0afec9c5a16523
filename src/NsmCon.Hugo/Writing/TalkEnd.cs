namespace NsmCon.Hugo;

/// <summary>The end of a talk's text, where a section with a heading is added.</summary>
internal sealed class TalkEnd(HugoPage page, ChangeList changes, ShortcodeNode talk)
{
    /// <summary>Adds a section, with a blank line above if there is text.</summary>
    public void Add(IReadOnlyList<string> lines)
    {
        if (talk.Close is null)
            throw new EditRefusedException(
                $"The talk in line {page.Place(talk.Start).Line} has no closing tag, so it can hold nothing: close it first."
            );

        var lineEnd = PageStyle.LineEnd(page.Text, talk.Open.End);
        var indent = page.Text.AsSpan(talk.Open.End, talk.Close.Start - talk.Open.End).TrimEnd(" \t").Length;
        var at = talk.Open.End + indent;
        var isLineStart = PageStyle.IsLineStart(page.Text, at);
        var inner = page.Text.AsSpan(talk.Open.End, indent);
        var isBlankAbove = inner.IsWhiteSpace() || inner.EndsWith("\n\n") || inner.EndsWith("\n\r\n");
        var before = (isLineStart ? "" : lineEnd) + (isBlankAbove ? "" : lineEnd);
        changes.Insert(isLineStart ? at : talk.Close.Start, before + string.Join(lineEnd, lines) + lineEnd);
    }

    /// <summary>The start of a section with the blank line above it, unless that is the first line of the talk.</summary>
    public static int WithBlankLine(string text, ShortcodeNode talk, int start)
    {
        var above = start > 1 && text[start - 1] == '\n' ? text.LastIndexOf('\n', start - 2) + 1 : start;
        return above > talk.Open.End && string.IsNullOrWhiteSpace(text[above..start]) ? above : start;
    }
}
