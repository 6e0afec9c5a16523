using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Sponsors;

/// <summary>Cancels a sponsorship and gives the package back, together and exactly once.</summary>
public class CancelSponsorship(ConferenceDb db)
{
    /// <summary>Cancels and saves.</summary>
    /// <exception cref="RuleBrokenException">It is cancelled already, or another sponsorship needs it.</exception>
    public async Task Cancel(Sponsorship sponsorship, DateTime now, string by)
    {
        await using var write = await db.BeginWrite();
        await db.Lock<Sponsor>(sponsorship.SponsorId);
        await db.Lock<Package>(sponsorship.PackageId);

        var dependent = await db
            .Sponsorships.Standing()
            .Where(s => s.EventId == sponsorship.EventId && s.SponsorId == sponsorship.SponsorId)
            .Where(s => s.Package!.OnlyWithPackageId == sponsorship.PackageId)
            .Select(s => s.PackageName)
            .FirstOrDefaultAsync();
        if (dependent is not null)
            throw new RuleBrokenException($"{dependent} is only for {sponsorship.PackageName} sponsors. Cancel {dependent} first.");

        sponsorship.Cancel(now, by);
        await db.SaveChangesAsync();
        var taken = await db
            .Allocations.AsNoTracking()
            .Open()
            .Where(a => a.SponsorshipId == sponsorship.Id)
            .OrderBy(a => a.QuotaId)
            .ToListAsync();
        foreach (var allocation in taken)
            await db.Release(allocation, now);
        await write.Commit();
    }
}
