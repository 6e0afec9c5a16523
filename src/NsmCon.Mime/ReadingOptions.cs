namespace NsmCon.Mime;

/// <summary>What the reader is told about our own side.</summary>
public sealed record ReadingOptions
{
    /// <summary>How much is read.</summary>
    public ReadingLimits Limits { get; init; } = new();

    /// <summary>Our own addresses: what comes from them, we sent ourselves. A list at one of them is our own, too.</summary>
    public IReadOnlyList<string> OwnAddresses { get; init; } = [];

    /// <summary>
    /// The names with which our servers sign Authentication-Results (the authserv-id); no other's
    /// results are read. "none" stands for servers that leave the name out, as Microsoft 365 does.
    /// </summary>
    public IReadOnlyList<string> TrustedServers { get; init; } = [];

    /// <summary>The headers in which our servers may say whether a mail is spam.</summary>
    public IReadOnlyList<string> SpamHeaders { get; init; } = SpamVerdict.KnownHeaders;

    /// <summary>
    /// When the mail arrived, in UTC: a date that lies more than two days after it is taken for wrong. Null where nobody knows.
    /// </summary>
    public DateTime? ArrivedAt { get; init; }
}
