using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Published;

/// <summary>
/// The photos of speakers and the logos of sponsors that were uploaded. Their paths are kept in memory, so that
/// no page asks the database for each face; none is ever taken away, for a step of the agenda that is undone may
/// name it again. What other processes add is read here as soon as they tell, and every half minute besides.
/// </summary>
public sealed class SpeakerPhotos(IDbContextFactory<ConferenceDb> databases, PageGeneration pages)
{
    /// <summary>Where they are on the site.</summary>
    public const string Folder = "/img/speakers/";

    /// <summary>Where the logos of sponsors are, which are kept with them.</summary>
    public const string LogoFolder = "/img/sponsors/";

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    ImmutableHashSet<string> paths = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
    int rows;
    long readAt;
    volatile bool isExpecting = true;

    /// <summary>Whether a photo of this path was uploaded.</summary>
    public bool Has(string path) => IsOfOne(path) && paths.Contains(path);

    /// <summary>Knows a photo that this process just saved.</summary>
    public void Add(string path) => ImmutableInterlocked.Update(ref paths, all => all.Add(path));

    /// <summary>There are more than this process knows.</summary>
    public void Expect() => isExpecting = true;

    /// <summary>Reads the paths again when it is time to.</summary>
    public async Task RefreshDue(CancellationToken cancel)
    {
        if (!isExpecting && Stopwatch.GetElapsedTime(readAt) < Longest)
            return;

        isExpecting = false;
        await Refresh(cancel);
        readAt = Stopwatch.GetTimestamp();
    }

    /// <summary>Reads the paths again, if there are more photos than before.</summary>
    public async Task Refresh(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var count = await db.SpeakerPhotos.CountAsync(cancel);
        if (count == rows)
            return;

        var all = await db.SpeakerPhotos.Select(photo => photo.Path).ToListAsync(cancel);
        ImmutableInterlocked.Update(ref paths, known => known.Union(all));
        rows = all.Count;
        // A page that was made meanwhile shows letters in place of a face.
        pages.Next();
    }

    /// <summary>The photo of a path, from whichever event: the end of the path tells one picture from all others.</summary>
    public async Task<SpeakerPhoto?> Find(string path, CancellationToken cancel)
    {
        if (!IsOfOne(path))
            return null;

        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.SpeakerPhotos.AsNoTracking().OrderBy(photo => photo.Id).FirstOrDefaultAsync(photo => photo.Path == path, cancel);
    }

    /// <summary>
    /// The photos that an event's speakers have now, each as the file that it is or would be in a folder, such as the site's static folder.
    /// </summary>
    public async Task<IReadOnlyList<SitePhoto>> Read(GuardedFolder folder, int eventId, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var used = await db
            .SpeakerPhotos.AsNoTracking()
            .Where(photo =>
                photo.EventId == eventId && db.Speakers.Any(speaker => speaker.EventId == eventId && speaker.ImagePath == photo.Path)
            )
            .OrderBy(photo => photo.Path)
            .ToListAsync(cancel);
        return used.ConvertAll(photo => new SitePhoto(folder, photo.Path.TrimStart('/'), photo.Bytes));
    }

    static bool IsOfOne(string path) =>
        path.StartsWith(Folder, StringComparison.Ordinal) || path.StartsWith(LogoFolder, StringComparison.Ordinal);
}

/// <summary>An uploaded photo as a file of the site.</summary>
/// <param name="Folder">The site's static folder.</param>
/// <param name="Place">Its place there.</param>
/// <param name="Bytes">The photo.</param>
public sealed record SitePhoto(GuardedFolder Folder, string Place, byte[] Bytes)
{
    public string File => Path.Combine(Folder.Path, Place);

    /// <summary>Whether it lies there.</summary>
    public bool IsWritten => Folder.Has(Place);
}
