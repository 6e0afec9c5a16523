using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Sponsors;

/// <summary>Gives a package to a sponsor, if one is left and the sponsor may take it.</summary>
public class TakePackage(ConferenceDb db)
{
    /// <summary>Takes the package and saves, together with whatever else waits in the context. Joins the transaction there is.</summary>
    /// <exception cref="RuleBrokenException">None is left, another package is needed first, or the sponsor has it already.</exception>
    public async Task<Sponsorship> Take(int packageId, Sponsor sponsor, DateTime now, string by)
    {
        await using var write = await db.BeginWrite();
        if (sponsor.Id == 0)
            await db.SaveChangesAsync();
        await db.Lock<Sponsor>(sponsor.Id);
        await db.Lock<Package>(packageId);

        var package = await db.Packages.Include(p => p.Benefits).Include(p => p.OnlyWithPackage).SingleAsync(p => p.Id == packageId);
        var taken = await db
            .Sponsorships.Standing()
            .Where(s => s.EventId == package.EventId && s.SponsorId == sponsor.Id)
            .Select(s => s.PackageId)
            .ToListAsync();
        if (taken.Contains(package.Id))
            throw new RuleBrokenException($"{sponsor.Name} already has the {package.Name} package.");
        if (package.OnlyWithPackageId is { } needed && !taken.Contains(needed))
            throw new RuleBrokenException(
                $"{package.Name} is only for {package.OnlyWithPackage!.Name} sponsors, and {sponsor.Name} is not one yet."
            );

        var sponsorship = Sponsorship.FromPackage(package, sponsor, now, by);
        if (package.QuotaId is { } quotaId && !await db.TryTake(quotaId, sponsorship.Allocations, now))
            throw new RuleBrokenException($"{package.Name} is sold out.");

        db.Sponsorships.Add(sponsorship);
        await db.SaveChangesAsync();
        await write.Commit();
        return sponsorship;
    }
}
