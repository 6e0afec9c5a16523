using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Content;

/// <summary>
/// How the files of the content folder stood when they were last looked at, by time and length: tells what
/// someone else changed from what this process wrote. It also lets one at a time write there, in all processes.
/// </summary>
public sealed class ContentStamps(ConferenceSettings settings, SharedPlace place) : IDisposable
{
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim one = new(1);
    readonly Lock sync = new();
    Dictionary<string, (DateTime, long)>? known;

    /// <summary>Waits for one's turn to write into the folder or its repository; dispose the answer when done.</summary>
    /// <exception cref="RuleBrokenException">It did not come.</exception>
    public async Task<IAsyncDisposable> Enter()
    {
        if (!await one.WaitAsync(LongestWait))
            throw Busy("something else");

        try
        {
            return new Turn(one, await place.Enter("Content folder", LongestWait) ?? throw Busy("another process of NsmCon"));
        }
        catch
        {
            one.Release();
            throw;
        }
    }

    static RuleBrokenException Busy(string by) =>
        new($"The content folder is being written by {by}, and has been for a minute. Try it again.");

    /// <summary>Looks again, and says whether files were changed, added or taken away since it last did; the first time it only looks.</summary>
    public bool Refresh()
    {
        var now = Read();
        lock (sync)
        {
            var before = known;
            known = now;
            return before is not null
                && (before.Count != now.Count || now.Any(stamp => !before.TryGetValue(stamp.Key, out var old) || old != stamp.Value));
        }
    }

    /// <summary>Takes a file as it stands for looked at.</summary>
    public void Know(string file)
    {
        lock (sync)
        {
            if (known is not null)
                known[Path.GetFullPath(file)] = Stamp(file);
        }
    }

    Dictionary<string, (DateTime, long)> Read()
    {
        try
        {
            return ContentFile
                .InFolder(settings.Site)
                .Where(found => found.PassedOver is null)
                .ToDictionary(found => Path.GetFullPath(found.File), found => Stamp(found.File), StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is StartRefusedException or IOException or UnauthorizedAccessException)
        {
            // A folder that is away for a moment, as during a checkout, has no news.
            lock (sync)
                return known ?? [];
        }
    }

    static (DateTime, long) Stamp(string file) =>
        new FileInfo(file) is { Exists: true } info ? (info.LastWriteTimeUtc, info.Length) : default;

    public void Dispose() => one.Dispose();

    sealed class Turn(SemaphoreSlim taken, IAsyncDisposable stay) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await stay.DisposeAsync();
            taken.Release();
        }
    }
}
