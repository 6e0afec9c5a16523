using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Agenda;

/// <summary>Gives a sponsor a logo, which is kept as the photo of a speaker is.</summary>
public sealed class SaveLogo(ConferenceDb db)
{
    /// <summary>Saves it, in one transaction.</summary>
    /// <param name="sponsor">The sponsor, as loaded in this context.</param>
    /// <param name="version">The version of the sponsor that whoever sent it has seen.</param>
    /// <param name="eventId">The event on whose pages it was sent.</param>
    /// <param name="logo">The logo.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RuleBrokenException">Too many logos of this name came within a day.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the sponsor in the meantime.</exception>
    public async Task Save(Sponsor sponsor, int version, int eventId, Picture logo, DateTime now, CancellationToken cancel)
    {
        if (await db.HasTooMany(eventId, logo, now, cancel))
            throw new RuleBrokenException($"{Picture.MostInADay} logos of {sponsor.Name} came within a day. Send the next one tomorrow.");

        db.Entry(sponsor).Property(s => s.Version).OriginalValue = version;
        await using var write = await db.BeginWrite(cancel);
        await db.AddPicture(eventId, logo, now, cancel);
        sponsor.LogoPath = logo.Path;
        await db.SaveChangesAsync(cancel);
        await write.Commit();
    }
}
