using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

/// <summary>
/// Takes the logo of a sponsor as a photo of a speaker is taken: resized, kept with its path on the site, and shown from then on.
/// </summary>
public sealed class SaveLogo(ConferenceDb db, ResizePhoto resize, KeepPicture keep, SpeakerPhotos photos)
{
    /// <summary>Saves it.</summary>
    /// <param name="sponsor">The sponsor, as loaded in this context.</param>
    /// <param name="version">The version that the form was filled from.</param>
    /// <param name="eventId">The event on whose pages it was sent.</param>
    /// <param name="upload">What was sent.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RuleBrokenException">It is no picture, or too large a one.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the sponsor in the meantime.</exception>
    public async Task Save(Sponsor sponsor, int version, int eventId, IFormFile? upload, CancellationToken cancel)
    {
        var png = await resize.ResizeLogo(await KeepPicture.Read(upload, cancel), cancel);
        var path = KeepPicture.PathOf(SpeakerPhotos.LogoFolder, sponsor.Name, png, ".png");
        if (await keep.IsTooMuch(eventId, path, cancel))
            throw new RuleBrokenException(
                $"{KeepPicture.MostInADay} logos of {sponsor.Name} came within a day. Send the next one tomorrow."
            );

        db.Entry(sponsor).Property(s => s.Version).OriginalValue = version;
        await using var write = await db.BeginWrite(cancel);
        await keep.Add(eventId, path, png, "image/png", cancel);
        sponsor.LogoPath = path;
        await db.SaveChangesAsync(cancel);
        await write.Commit();
        photos.Add(path);
    }
}
