using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Data;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Sponsors;

/// <summary>
/// A sponsor belongs to no event, but its name, link and people are those of every event that it sponsors: who has a role
/// for some events only changes and sees of a sponsor what is theirs. A package that was taken back counts for nobody.
/// </summary>
public sealed class SponsorAccess(ConferenceDb db, StaffRoles roles)
{
    /// <summary>Whether the person looks after every event that the sponsor took a package of.</summary>
    public async Task<bool> MayChange(ClaimsPrincipal user, string slug, int sponsorId)
    {
        if (!await roles.MayChange(user, slug, StaffRole.Sponsorship))
            return false;

        var slugs = await roles.SlugsWith(user, StaffRole.Sponsorship);
        return slugs is null || !await Elsewhere(slugs).AnyAsync(taken => taken.SponsorId == sponsorId);
    }

    /// <summary>Refuses, with a sentence, who may not change the sponsor.</summary>
    public async Task Require(ClaimsPrincipal user, string slug, Sponsor sponsor)
    {
        if (!await MayChange(user, slug, sponsor.Id))
            throw new RuleBrokenException(
                $"{sponsor.Name} sponsors an event too that you do not look after. Ask someone who has the role for all events."
            );
    }

    /// <summary>
    /// Whether also a person who may not change the sponsor may see its people:
    /// those of a sponsor of other events alone are not theirs to see.
    /// </summary>
    public async Task<bool> MaySeeContacts(ClaimsPrincipal user, int eventId, int sponsorId) =>
        await roles.SlugsWith(user, StaffRole.Sponsorship) is null
        || await db.Sponsorships.Standing().AnyAsync(taken => taken.EventId == eventId && taken.SponsorId == sponsorId);

    /// <summary>The sponsorships of events whose sponsors the person looks after.</summary>
    public async Task<IQueryable<Sponsorship>> Visible(ClaimsPrincipal user)
    {
        var slugs = await roles.SlugsWith(user, StaffRole.Sponsorship);
        return slugs is null
            ? db.Sponsorships
            : db.Sponsorships.Where(taken => db.Events.Any(e => e.Id == taken.EventId && slugs.Contains(e.Slug)));
    }

    IQueryable<Sponsorship> Elsewhere(IReadOnlyCollection<string> slugs) =>
        db.Sponsorships.Standing().Where(taken => db.Events.Any(e => e.Id == taken.EventId && !slugs.Contains(e.Slug)));
}
