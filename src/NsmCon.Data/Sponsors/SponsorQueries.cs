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
}
