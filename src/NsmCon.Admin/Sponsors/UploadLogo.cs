using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

/// <summary>Takes the logo of a sponsor: resized, kept, and shown from then on.</summary>
public sealed class UploadLogo(ResizePhoto resize, SaveLogo save, SpeakerPhotos photos, TimeProvider clock)
{
    /// <summary>Saves what was sent on the pages of an event.</summary>
    /// <exception cref="RuleBrokenException">It is no picture, too large a one, or one too many.</exception>
    public async Task Upload(Sponsor sponsor, int version, int eventId, IFormFile? upload, CancellationToken cancel)
    {
        var png = await resize.ResizeLogo(await UploadedPicture.Read(upload, cancel), cancel);
        var logo = new Picture(UploadedPicture.PathOf(SpeakerPhotos.LogoFolder, sponsor.Name, png, ".png"), "image/png", png);
        await save.Save(sponsor, version, eventId, logo, clock.GetUtcNow().UtcDateTime, cancel);
        photos.Add(logo.Path);
    }
}
