using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Events;

/// <summary>
/// Taking and giving back. The count is one conditional update, so nobody counts first and writes later, and an
/// allocation says who took what: call them in the transaction of the row that takes the place. Whoever touches
/// several quotas does so in the order of their keys, so that no two writers wait for each other in a circle.
/// </summary>
public static class QuotaQueries
{
    /// <summary>Those that count: not released.</summary>
    public static IQueryable<Allocation> Open(this IQueryable<Allocation> allocations) =>
        allocations.Where(allocation => allocation.ReleasedAt == null);

    /// <summary>
    /// Takes one from the quota; false, with nothing changed, when none is left. The allocation is saved with whoever holds it.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="quotaId">The quota.</param>
    /// <param name="allocations">What the one who takes it holds.</param>
    /// <param name="now">The time.</param>
    public static async Task<bool> TryTake(this ConferenceDb db, int quotaId, ICollection<Allocation> allocations, DateTime now)
    {
        if (!await db.TryCount(quotaId, 1))
            return false;

        allocations.Add(new Allocation { QuotaId = quotaId, TakenAt = now });
        return true;
    }

    /// <summary>Gives back what was taken: however many try, once.</summary>
    public static async Task Release(this ConferenceDb db, Allocation allocation, DateTime now)
    {
        var isReleased =
            await db
                .Allocations.Open()
                .Where(open => open.Id == allocation.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(open => open.ReleasedAt, now)) == 1;
        if (isReleased)
            await db.TryCount(allocation.QuotaId, -allocation.Count);
    }

    /// <summary>Counts more or fewer as taken; false, with nothing changed, when not enough is left.</summary>
    internal static async Task<bool> TryCount(this ConferenceDb db, int quotaId, int count) =>
        await db
            .Quotas.Where(quota => quota.Id == quotaId && quota.Taken + count <= quota.Size)
            .ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Taken, quota => quota.Taken + count)) == 1;
}
