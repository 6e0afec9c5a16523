using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Mail;

/// <summary>Keeping bytes once, however often they come.</summary>
public static class StoredFiles
{
    /// <summary>Adds the files that are not here yet; they are saved together with what points at them.</summary>
    /// <param name="db">The database.</param>
    /// <param name="files">The bytes, by their hash.</param>
    /// <param name="now">When they came.</param>
    public static async Task KeepFiles(this ConferenceDb db, IReadOnlyDictionary<string, byte[]> files, DateTime now)
    {
        var hashes = files.Keys.ToList();
        var here = await db.StoredFiles.Where(file => hashes.Contains(file.Hash)).Select(file => file.Hash).ToListAsync();
        foreach (var hash in hashes.Except(here, StringComparer.Ordinal))
            db.StoredFiles.Add(
                new StoredFile
                {
                    Hash = hash,
                    Bytes = files[hash],
                    StoredAt = now,
                }
            );
    }
}
