namespace NsmCon.Mime;

/// <summary>Tells in a mail's text what its sender wrote, what is quoted, what is passed on, and the signature.</summary>
sealed class TextSplit
{
    readonly string[] lines;
    readonly TextKind[] kinds;

    TextSplit(string text)
    {
        lines = text.Split('\n');
        kinds = new TextKind[lines.Length];
    }

    /// <summary>The pieces of a text in order. Joined by line feeds, they are the text.</summary>
    public static IReadOnlyList<TextPiece> Split(string text, string subject)
    {
        var split = new TextSplit(text);
        var end = split.MarkEarlierMail(IsForward(subject));
        split.MarkQuotedLines(end);
        split.MarkSignatures(end);
        return split.Pieces();
    }

    /// <summary>Whether a subject says that a mail is passed on.</summary>
    public static bool IsForward(string subject) =>
        Array.Exists(ClientWords.ForwardPrefixes, p => subject.StartsWith(p, StringComparison.OrdinalIgnoreCase));

    // From here to the end stands an earlier mail without marks before its
    // lines. Where nothing was written above it, it is all there is to read.
    int MarkEarlierMail(bool isForward)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (KindOfMailFrom(i) is not { } kind)
                continue;

            var isAll = lines.Take(i).All(string.IsNullOrWhiteSpace);
            Array.Fill(kinds, isForward || isAll ? TextKind.Forwarded : kind, i, lines.Length - i);
            return i;
        }
        return lines.Length;
    }

    TextKind? KindOfMailFrom(int i)
    {
        if (lines[i].StartsWith('>'))
            return null;
        if (SeparatorLine.IsForward(lines[i]))
            return TextKind.Forwarded;
        if (SeparatorLine.IsOriginal(lines[i]) || MailHead.ReadAt(lines, i) is not null)
            return TextKind.Quoted;
        if (SeparatorLine.IsRule(lines[i]) && NextWithText(i + 1) is { } next && MailHead.ReadAt(lines, next) is not null)
            return TextKind.Quoted;

        var intro = IntroLine.CountAt(lines, i);
        return intro > 0 && NextWithText(i + intro) is { } below && !lines[below].StartsWith('>') && IsStrong(i, intro)
            ? TextKind.Quoted
            : null;
    }

    // Without marks below, only a line with a date and an address is sure to be no sentence of the sender's own.
    bool IsStrong(int start, int count)
    {
        var intro = string.Join(' ', lines, start, count);
        return intro.Contains('@') || (intro.Count(char.IsAsciiDigit) >= 6 && start > 0);
    }

    void MarkQuotedLines(int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (lines[i].StartsWith('>'))
                kinds[i] = TextKind.Quoted;
            else if (
                IntroLine.CountAbove(lines, i) is > 0 and var count
                && NextWithText(i + count) is { } next
                && next < end
                && lines[next].StartsWith('>')
            )
            {
                Array.Fill(kinds, TextKind.Quoted, i, next - i);
                i = next - 1;
            }
        }
        MarkEmptyLinesBetweenQuotes(end);
    }

    void MarkEmptyLinesBetweenQuotes(int end)
    {
        var lastQuoted = -1;
        for (var i = 0; i < end; i++)
        {
            if (kinds[i] == TextKind.Quoted)
            {
                if (lastQuoted >= 0)
                    Array.Fill(kinds, TextKind.Quoted, lastQuoted, i - lastQuoted);
                lastQuoted = i;
            }
            else if (!string.IsNullOrWhiteSpace(lines[i]))
                lastQuoted = -1;
        }
    }

    void MarkSignatures(int end)
    {
        for (var start = 0; start < end; )
        {
            var stop = start;
            while (stop < end && kinds[stop] == kinds[start])
                stop++;
            if (kinds[start] == TextKind.Written)
            {
                var signature = SignatureLine.Find(lines, start, stop);
                Array.Fill(kinds, TextKind.Signature, signature, stop - signature);
            }
            start = stop;
        }
    }

    int? NextWithText(int from)
    {
        for (var i = from; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
                return i;
        }
        return null;
    }

    List<TextPiece> Pieces()
    {
        var pieces = new List<TextPiece>();
        for (var start = 0; start < lines.Length; )
        {
            var stop = start + 1;
            while (stop < lines.Length && kinds[stop] == kinds[start])
                stop++;
            pieces.Add(new(kinds[start], string.Join('\n', lines, start, stop - start)));
            start = stop;
        }
        return pieces;
    }
}
