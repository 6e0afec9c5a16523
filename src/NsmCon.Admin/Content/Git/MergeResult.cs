namespace NsmCon.Admin.Content.Git;

/// <summary>How it went to bring the two sides of a branch together.</summary>
/// <param name="Fault">Why it could not be; null if both are one.</param>
/// <param name="Taken">
/// The pages whose text was taken from the other side: what was changed here is in the database, and not on the page any more.
/// </param>
public sealed record MergeResult(string? Fault, IReadOnlyList<TakenPage> Taken)
{
    /// <summary>Whether there are commits here that the remote has not.</summary>
    public bool IsAhead { get; init; }
}

/// <summary>A page that was taken from the other side.</summary>
/// <param name="EventId">Its event.</param>
/// <param name="Path">Its place in the content folder.</param>
/// <param name="WasWritten">Whether all that was changed here stood on it before, so that it may be written again without asking.</param>
public sealed record TakenPage(int EventId, string Path, bool WasWritten);
