using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Agenda;

/// <summary>Gives a speaker a photo, which is kept with its path on the site.</summary>
public sealed class SavePhoto(ConferenceDb db)
{
    /// <summary>Saves it, in one transaction.</summary>
    /// <param name="speaker">The speaker, as loaded in this context.</param>
    /// <param name="version">The version of the speaker that whoever sent it has seen.</param>
    /// <param name="photo">The photo.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RuleBrokenException">Too many photos of this name came within a day.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the speaker in the meantime.</exception>
    public async Task Save(Speaker speaker, int version, Picture photo, DateTime now, CancellationToken cancel)
    {
        if (await db.HasTooMany(speaker.EventId, photo, now, cancel))
            throw new RuleBrokenException($"{Picture.MostInADay} photos of {speaker.Name} came within a day. Send the next one tomorrow.");

        db.Entry(speaker).Property(s => s.Version).OriginalValue = version;
        await using var write = await db.BeginWrite(cancel);
        await db.AddPicture(speaker.EventId, photo, now, cancel);
        speaker.ImagePath = photo.Path;
        using (db.NameStep(new StepTitle(StepDeed.NewPhoto, speaker.Name)))
            await db.SaveChangesAsync(cancel);
        await write.Commit();
    }
}
