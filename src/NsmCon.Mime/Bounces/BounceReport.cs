namespace NsmCon.Mime;

/// <summary>Whether a mail can ever be delivered to an address.</summary>
public enum BounceKind
{
    /// <summary>Not for now: the mailbox is full, the server is away, or it refused this one mail.</summary>
    Soft,

    /// <summary>Never: there is no such mailbox.</summary>
    Hard,
}

/// <summary>A recipient whom a mail did not reach.</summary>
/// <param name="Address">The address.</param>
/// <param name="Kind">Whether it can ever be reached.</param>
/// <param name="Status">The status of RFC 3463, such as "5.1.1"; null where the server names none.</param>
/// <param name="Diagnostic">What the server said; null where it said nothing.</param>
public sealed record BouncedRecipient(string Address, BounceKind Kind, string? Status, string? Diagnostic);

/// <summary>What a mail server says about a mail that it could not deliver.</summary>
public sealed record BounceReport
{
    /// <summary>Whom it did not reach.</summary>
    public required IReadOnlyList<BouncedRecipient> Recipients { get; init; }

    /// <summary>The Message-ID of the mail that came back, without angle brackets; null where it is not told.</summary>
    public string? OriginalMessageId { get; init; }

    /// <summary>
    /// The headers of the mail that came back, by name, as far as they came back: an own header there tells whose mail it was.
    /// </summary>
    public IReadOnlyDictionary<string, string> OriginalHeaders { get; init; } = new Dictionary<string, string>();
}
