using NsmCon.Admin.Settings;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Content;

/// <summary>
/// When the content folder is to be imported without anybody at a page: a Git host asked for it, or a file was changed. Files are imported
/// after a second of quiet; besides being told of changes, it looks by itself every ten seconds, because mounted folders do not tell.
/// </summary>
public sealed class ContentWatch(ConferenceSettings settings, ContentStamps stamps, ILogger<ContentWatch> log) : IDisposable
{
    const int Quiet = 1_000,
        Look = 10_000,
        Pause = 5_000,
        LongestPause = 600_000,
        Wait = 1_000;

    readonly List<FileSystemWatcher> watchers = [];
    int asked;
    long changedAt,
        lookedAt;
    WorkTurn? turn;
    bool hasStarted,
        isWatching;
    int failures;
    (ImportCause Cause, long At)? again;

    /// <summary>Milliseconds of a clock that nobody sets.</summary>
    internal Func<long> Now { get; init; } = () => Environment.TickCount64;

    /// <summary>Asks for an import; one that runs already is followed by another.</summary>
    public void Ask() => Interlocked.Exchange(ref asked, 1);

    /// <summary>Asks once more for an import that failed: seconds later, and ever more seldom while it goes on failing.</summary>
    public void AskAgain(ImportCause cause) => Schedule(Math.Min(Pause << Math.Min(failures++, 7), LongestPause), cause);

    /// <summary>Asks once more in a second, since someone is at work in the folder's repository.</summary>
    public void AskLater(ImportCause cause) => Schedule(Wait, cause);

    // A change that came meanwhile must not make a hook forget to fetch.
    void Schedule(int pause, ImportCause cause) =>
        again = (again is { Cause: not ImportCause.Change } before ? before.Cause : cause, Now() + pause);

    /// <summary>Begins anew where this process had not the turn before: what happened meanwhile another one saw, or nobody.</summary>
    public void BeginIn(WorkTurn present)
    {
        if (turn is not null && turn != present)
            hasStarted = false;
        turn = present;
    }

    /// <summary>
    /// Why the folder is to be imported now; null if it is not. Each reason is given once, and again if the import failed.
    /// </summary>
    public ImportCause? FindDue()
    {
        if (settings.Content.Watch)
            Watch();
        if (IsStart())
            return ImportCause.Start;
        if (Interlocked.Exchange(ref asked, 0) == 1)
        {
            if (isWatching)
                stamps.Refresh();
            again = null;
            failures = 0;
            return ImportCause.Hook;
        }

        if (again is { } failed && Now() >= failed.At)
        {
            again = null;
            return failed.Cause;
        }

        if (!isWatching || !IsTime() || !stamps.Refresh())
            return null;

        failures = 0;
        return ImportCause.Change;
    }

    // What was changed or asked for while nobody listened is known to nobody: the folder is compared with what was last imported.
    bool IsStart()
    {
        var isFirst = !hasStarted;
        hasStarted = true;
        return isFirst && (settings.Content.Watch || settings.Content.HookSecret is not null);
    }

    bool IsTime()
    {
        var now = Now();
        var changed = Volatile.Read(ref changedAt);
        var isQuiet = changed > 0 && now - changed >= Quiet;
        if (!isQuiet && (changed > 0 || now - lookedAt < Look))
            return false;

        Interlocked.CompareExchange(ref changedAt, 0, changed);
        lookedAt = now;
        return true;
    }

    void Watch()
    {
        if (isWatching)
            return;

        isWatching = true;
        lookedAt = Now();
        stamps.Refresh();
        try
        {
            if (!Directory.Exists(settings.ContentPath))
                return;

            var watcher = new FileSystemWatcher(settings.ContentPath)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watchers.Add(watcher);
            watcher.Changed += (_, _) => RecordChange();
            watcher.Created += (_, _) => RecordChange();
            watcher.Deleted += (_, _) => RecordChange();
            watcher.Renamed += (_, _) => RecordChange();
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or PlatformNotSupportedException)
        {
            log.LogWarning(
                "The content folder cannot be watched ({Fault}); it is looked at every {Seconds} seconds instead.",
                fault.Message,
                Look / 1_000
            );
        }
    }

    void RecordChange() => Volatile.Write(ref changedAt, Now());

    public void Dispose() => watchers.ForEach(watcher => watcher.Dispose());
}

/// <summary>Why the content folder is imported.</summary>
public enum ImportCause
{
    /// <summary>The app has started: files may have changed while it was away.</summary>
    Start,

    /// <summary>A Git host asked for it.</summary>
    Hook,

    /// <summary>A file was changed.</summary>
    Change,
}
