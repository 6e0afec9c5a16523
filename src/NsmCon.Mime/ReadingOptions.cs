namespace NsmCon.Mime;

/// <summary>What the reader is told about our own side.</summary>
public sealed record ReadingOptions
{
    /// <summary>How much is read.</summary>
    public ReadingLimits Limits { get; init; } = new();

    /// <summary>When the mail arrived, in UTC: a date that lies more than two days after it is taken for wrong. Null where nobody knows.</summary>
    public DateTime? ArrivedAt { get; init; }
}
