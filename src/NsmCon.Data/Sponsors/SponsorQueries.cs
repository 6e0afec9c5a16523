using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Sponsors;

/// <summary>Conditions on sponsorships that have a name.</summary>
public static class SponsorQueries
{
    /// <summary>Those that stand: not cancelled.</summary>
    public static IQueryable<Sponsorship> Standing(this IQueryable<Sponsorship> sponsorships) =>
        sponsorships.Where(sponsorship => sponsorship.CancelledAt == null);

    /// <summary>
    /// Makes the transactions of one sponsor wait for each other, so that a rule about all its sponsorships holds in a race.
    /// </summary>
    internal static Task LockSponsor(this ConferenceDb db, int sponsorId) =>
        db.Sponsors.Where(sponsor => sponsor.Id == sponsorId)
            .ExecuteUpdateAsync(set => set.SetProperty(sponsor => sponsor.NameKey, sponsor => sponsor.NameKey));

    /// <summary>Makes those who take a package and those who limit it wait for each other, so that nobody is left uncounted.</summary>
    internal static Task LockPackage(this ConferenceDb db, int packageId) =>
        db.Packages.Where(package => package.Id == packageId)
            .ExecuteUpdateAsync(set => set.SetProperty(package => package.Key, package => package.Key));
}
