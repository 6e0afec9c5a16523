namespace NsmCon.Mime;

/// <summary>What a piece of a mail's text is.</summary>
public enum TextKind
{
    /// <summary>What the sender wrote.</summary>
    Written,

    /// <summary>An earlier mail, repeated.</summary>
    Quoted,

    /// <summary>The sender's signature.</summary>
    Signature,

    /// <summary>A mail that the sender passes on: it is meant to be read.</summary>
    Forwarded,
}

/// <summary>Some lines of a mail's text.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Lines">The lines, parted by "\n".</param>
public sealed record TextPiece(TextKind Kind, string Lines);
