using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Mail;

/// <summary>Asking for addresses that there is no mailbox for, and trying one again.</summary>
public static class BouncedAddresses
{
    /// <summary>Which of some addresses there is no mailbox for.</summary>
    public static async Task<IReadOnlyList<BouncedAddress>> BouncesOf(
        this ConferenceDb db,
        IEnumerable<string> addresses,
        CancellationToken cancel = default
    )
    {
        var keys = addresses.Select(EmailAddress.KeyOf).Distinct(StringComparer.Ordinal).ToList();
        return keys.Count == 0
            ? []
            : await db
                .BouncedAddresses.AsNoTracking()
                .Where(bounced => keys.Contains(bounced.Key))
                .OrderBy(bounced => bounced.Key)
                .ToListAsync(cancel);
    }

    /// <summary>Lets mail go to an address again, at a person's word.</summary>
    public static async Task TryAgain(this ConferenceDb db, IEnumerable<string> addresses)
    {
        var keys = addresses.Select(EmailAddress.KeyOf).Distinct(StringComparer.Ordinal).ToList();
        await using var write = await db.BeginWrite();
        await db.BouncedAddresses.Where(bounced => keys.Contains(bounced.Key)).ExecuteDeleteAsync();
        await write.CommitUnseen();
    }
}
