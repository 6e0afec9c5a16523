using System.Text.Json.Serialization;

namespace NsmCon.Data.Inquiries;

/// <summary>What a piece of a message is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PieceKind>))]
public enum PieceKind
{
    /// <summary>What somebody wrote, or passes on to be read.</summary>
    Written,

    /// <summary>An earlier mail, repeated.</summary>
    Quoted,

    /// <summary>What stands below each mail of the sender.</summary>
    Signature,
}

/// <summary>Some lines of a message that are of one kind.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Lines">The lines, parted by "\n".</param>
public sealed record MessagePiece(PieceKind Kind, string Lines)
{
    /// <summary>How long it is.</summary>
    public PieceLength Length => new(Kind, Lines.Count(letter => letter == '\n') + 1);
}

/// <summary>How many lines of a text are of one kind.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Lines">How many there are.</param>
public sealed record PieceLength(PieceKind Kind, int Lines);
