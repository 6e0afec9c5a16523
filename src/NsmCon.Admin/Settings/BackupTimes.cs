namespace NsmCon.Admin.Settings;

/// <summary>When this process started, and when the last good backup was made.</summary>
public sealed class BackupTimes(TimeProvider clock) : IDisposable
{
    /// <summary>Lets one at a time make a backup: two of one moment have one name.</summary>
    internal SemaphoreSlim One { get; } = new(1);

    /// <summary>How old the last one may be before someone is told.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(36);

    public DateTime StartedAt { get; } = clock.GetUtcNow().UtcDateTime;

    /// <summary>The last good backup; null while none is known.</summary>
    public DateTime? Last { get; set; }

    /// <summary>Whether there should have been one by now.</summary>
    public bool IsLate(DateTime now) => now - (Last ?? StartedAt) > Late;

    public void Dispose() => One.Dispose();
}
