namespace NsmCon.Admin.Inbox;

/// <summary>What was found.</summary>
/// <param name="Typed">What was looked for.</param>
/// <param name="Hits">What was found, the newest first.</param>
/// <param name="Path">The page's own address.</param>
public sealed record SearchPage(string Typed, IReadOnlyList<SearchHit> Hits, string Path)
{
    /// <summary>The list that the search belongs to, by its path and its name.</summary>
    public required (string Path, string Name) List { get; init; }

    /// <summary>Where the next, older ones begin; null where there are none.</summary>
    public long? Older { get; init; }

    /// <summary>Whether the newest are shown.</summary>
    public bool IsFirst { get; init; }

    public string Link(long? before = null) => $"{Path}?find={Uri.EscapeDataString(Typed)}{(before is null ? "" : $"&before={before}")}";
}

/// <summary>A message or a mail that was found, and where it leads.</summary>
public sealed record SearchHit(string Path, string Sender, DateTime At)
{
    public required IReadOnlyList<MarkedPiece> Title { get; init; }

    /// <summary>What follows the sender: the company and the event, or where the mail lies.</summary>
    public required string Place { get; init; }

    /// <summary>When, as its event's clock shows it.</summary>
    public required string Day { get; init; }

    public required IReadOnlyList<MarkedPiece> Excerpt { get; init; }

    /// <summary>Those of its files whose names match.</summary>
    public required IReadOnlyList<IReadOnlyList<MarkedPiece>> Files { get; init; }
}
