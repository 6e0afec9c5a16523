namespace NsmCon.Hugo;

/// <summary>The line of backticks or tildes that a code block begins with (CommonMark 0.31, 4.5).</summary>
/// <param name="Mark">The backtick or the tilde.</param>
/// <param name="Length">How many there are, at least three: as many end the block.</param>
internal sealed record CodeFence(char Mark, int Length)
{
    /// <summary>The fence that is open after a line; null if none is.</summary>
    public static CodeFence? After(CodeFence? open, string line)
    {
        if (open is null)
            return ReadOpening(line);
        if (open.IsClosedBy(line))
            return null;

        return open;
    }

    static CodeFence? ReadOpening(string line)
    {
        if (Run(line) is not { Length: >= 3 } fence)
            return null;

        // With a backtick after them they are code within the line.
        var info = line.AsSpan().TrimStart(' ')[fence.Length..];
        return fence.Mark == '`' && info.Contains('`') ? null : fence;
    }

    bool IsClosedBy(string line) =>
        Run(line) is { } end && end.Mark == Mark && end.Length >= Length && line.AsSpan().Trim().Length == end.Length;

    // Four spaces are code of another kind.
    static CodeFence? Run(string line)
    {
        var marks = line.AsSpan().TrimStart(' ');
        if (line.Length - marks.Length > 3 || marks.IsEmpty || marks[0] is not ('`' or '~'))
            return null;

        return new(marks[0], marks.Length - marks.TrimStart(marks[0]).Length);
    }
}
