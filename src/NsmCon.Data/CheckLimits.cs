using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data;

/// <summary>
/// Looks whether each limit counts what is taken of it, and whether whoever has a place holds one. Nothing that
/// people do can make it otherwise: what it finds is a fault of the app, or of somebody who wrote into the database.
/// </summary>
public sealed class CheckLimits(ConferenceDb db)
{
    /// <summary>What is wrong, a sentence each.</summary>
    public async Task<IReadOnlyList<string>> FindFaults() =>
        [
            .. await FindMiscounted(),
            .. (await FindUnlimited()).Select(name => $"Ticket type {name} draws on no limit: nobody can register as it."),
            .. (await Placeless()).Select(name => $"{name} is expected and holds no place."),
            .. (await FindUncounted()).Select(name => $"{name} is not counted in the limit of the package."),
            .. (await Kept()).Select(name => $"{name} is canceled and still holds a place."),
        ];

    async Task<IEnumerable<string>> FindMiscounted()
    {
        var quotas = await db
            .Quotas.Select(quota => new
            {
                quota.Name,
                quota.Taken,
                Event = db.Events.First(e => e.Id == quota.EventId).Title,
                Held = db
                    .Allocations.Where(allocation => allocation.QuotaId == quota.Id && allocation.ReleasedAt == null)
                    .Sum(allocation => allocation.Count),
            })
            .Where(quota => quota.Taken != quota.Held)
            .ToListAsync();
        return quotas.Select(quota => $"{quota.Event}: {quota.Taken} of {quota.Name} are counted as taken, and {quota.Held} are.");
    }

    Task<List<string>> FindUnlimited() =>
        db.TicketTypes.Where(type => type.Limits.Count == 0).OrderBy(type => type.Id).Select(type => type.Name).ToListAsync();

    Task<List<string>> Placeless() =>
        db
            .Registrations.Expected()
            .Where(r => !r.Allocations.Any(allocation => allocation.ReleasedAt == null))
            .Select(r => "Registration " + r.Id)
            .ToListAsync();

    Task<List<string>> FindUncounted() =>
        db
            .Sponsorships.Standing()
            .Where(s =>
                s.Package!.QuotaId != null
                && !s.Allocations.Any(allocation => allocation.QuotaId == s.Package.QuotaId && allocation.ReleasedAt == null)
            )
            .Select(s => "Sponsorship " + s.Id)
            .ToListAsync();

    async Task<IEnumerable<string>> Kept() =>
        [
            .. await db
                .Registrations.Where(r => r.CancelledAt != null && r.Allocations.Any(allocation => allocation.ReleasedAt == null))
                .Select(r => "Registration " + r.Id)
                .ToListAsync(),
            .. await db
                .Sponsorships.Where(s => s.CancelledAt != null && s.Allocations.Any(allocation => allocation.ReleasedAt == null))
                .Select(s => "Sponsorship " + s.Id)
                .ToListAsync(),
        ];
}
