using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Sponsors;

/// <summary>Says how many sponsors may take a package. Those who have it already are counted.</summary>
public class LimitPackage(ConferenceDb db)
{
    /// <summary>
    /// Sets the limit, or takes it away where <paramref name="most"/> is null, and saves. Joins the transaction there is.
    /// </summary>
    /// <exception cref="RuleBrokenException">More are taken already, or the limit is to go while some are taken.</exception>
    public async Task Limit(Package package, int? most, DateTime now)
    {
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(package.EventId);
        await db.Lock<Package>(package.Id);
        if (package.QuotaId is { } quotaId)
            await db.Lock<Quota>(quotaId);
        var quota = await db.Quotas.FirstOrDefaultAsync(q => q.Id == package.QuotaId);
        if (quota is not null)
            await db.Entry(quota).ReloadAsync();

        if (quota is null && most is { } first)
            await Add(package, first, now);
        else if (quota is not null && most is { } size)
            quota.Resize(size);
        else if (quota is not null)
            await Remove(package, quota);
        await db.SaveChangesAsync();
        await write.Commit();
    }

    async Task Add(Package package, int size, DateTime now)
    {
        var isTaken = await db.Quotas.AnyAsync(q => q.EventId == package.EventId && q.Name == package.Name);
        package.Quota = new Quota
        {
            EventId = package.EventId,
            Name = isTaken ? package.Key : package.Name,
            Size = size,
        };
        await db.SaveOrRefuse($"There is already a limit named {package.Quota.Name}. Give the package another name.");
        if (!await db.TryCountStanding(package.Quota.Id, now))
            throw new RuleBrokenException(
                $"{await db.Sponsorships.Standing().CountAsync(s => s.PackageId == package.Id)} of {package.Name} are taken "
                    + $"already: the limit cannot be {size}."
            );
    }

    async Task Remove(Package package, Quota quota)
    {
        if (quota.Taken > 0)
            throw new RuleBrokenException($"{quota.Taken} of {package.Name} are taken: the limit can change, but not go.");

        package.Quota = null;
        package.QuotaId = null;
        var isShared = await db.Packages.AnyAsync(p => p.Id != package.Id && p.QuotaId == quota.Id);
        if (!isShared)
            db.Quotas.Remove(quota);
    }
}
