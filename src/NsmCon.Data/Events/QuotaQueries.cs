using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Events;

/// <summary>
/// Taking and giving back. Each is one conditional update, so nobody counts first and writes later;
/// call them in the transaction of the row that takes the place.
/// </summary>
public static class QuotaQueries
{
    /// <summary>Takes from the quota; false, with nothing changed, when not enough is left.</summary>
    public static async Task<bool> TryTake(this ConferenceDb db, int quotaId, int count = 1) =>
        await db.Quotas
            .Where(quota => quota.Id == quotaId && quota.Taken + count <= quota.Size)
            .ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Taken, quota => quota.Taken + count)) == 1;

    /// <summary>Gives back to the quota. Call it exactly once for each place taken.</summary>
    public static Task Release(this ConferenceDb db, int quotaId, int count = 1) =>
        db.Quotas
            .Where(quota => quota.Id == quotaId)
            .ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Taken, quota => quota.Taken - count));
}
