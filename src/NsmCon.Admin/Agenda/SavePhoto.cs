using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>Takes a photo of a speaker: resized, kept with its path on the site, and shown from then on.</summary>
public sealed class SavePhoto(ConferenceDb db, ResizePhoto resize, KeepPicture keep, SpeakerPhotos photos)
{
    /// <summary>Saves it.</summary>
    /// <param name="speaker">The speaker, as loaded in this context.</param>
    /// <param name="version">The version that the form was filled from.</param>
    /// <param name="upload">What was sent.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RuleBrokenException">It is no picture, or too large a one.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the speaker in the meantime.</exception>
    public async Task Save(Speaker speaker, int version, IFormFile? upload, CancellationToken cancel)
    {
        var jpeg = await resize.Resize(await KeepPicture.Read(upload, cancel), cancel);
        var path = KeepPicture.PathOf(SpeakerPhotos.Folder, speaker.Name, jpeg, ".jpg");
        if (await keep.IsTooMuch(speaker.EventId, path, cancel))
            throw new RuleBrokenException(
                $"{KeepPicture.MostInADay} photos of {speaker.Name} came within a day. Send the next one tomorrow."
            );

        db.Entry(speaker).Property(s => s.Version).OriginalValue = version;
        await using var write = await db.BeginWrite(cancel);
        await keep.Add(speaker.EventId, path, jpeg, "image/jpeg", cancel);
        speaker.ImagePath = path;
        using (db.NameStep($"New photo of {speaker.Name}"))
            await db.SaveChangesAsync(cancel);
        await write.Commit();
        photos.Add(path);
    }
}
