using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>Takes a photo of a speaker: resized, kept, and shown from then on.</summary>
public sealed class UploadPhoto(ResizePhoto resize, SavePhoto save, SpeakerPhotos photos, TimeProvider clock)
{
    /// <summary>Saves what was sent.</summary>
    /// <exception cref="RuleBrokenException">It is no picture, too large a one, or one too many.</exception>
    public async Task Upload(Speaker speaker, int version, IFormFile? upload, CancellationToken cancel)
    {
        var jpeg = await resize.Resize(await UploadedPicture.Read(upload, cancel), cancel);
        var photo = new Picture(UploadedPicture.PathOf(SpeakerPhotos.Folder, speaker.Name, jpeg, ".jpg"), "image/jpeg", jpeg);
        await save.Save(speaker, version, photo, clock.GetUtcNow().UtcDateTime, cancel);
        photos.Add(photo.Path);
    }
}
