using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>Takes a photo of a speaker: resized, kept with its path on the site, and shown from then on.</summary>
public sealed class SavePhoto(ConferenceDb db, ResizePhoto resize, SpeakerPhotos photos, TimeProvider clock)
{
    /// <summary>How much of a request is read: enough to say of a photo that it is too large.</summary>
    public const int LongestRequest = 2 * ResizePhoto.MostBytes;

    /// <summary>How many photos of one speaker are kept within a day: all of them stay, for what was published shows them.</summary>
    public const int MostInADay = 20;

    const int LongestName = 80;

    /// <summary>Saves it.</summary>
    /// <param name="speaker">The speaker, as loaded in this context.</param>
    /// <param name="version">The version that the form was filled from.</param>
    /// <param name="upload">What was sent.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="RuleBrokenException">It is no picture, or too large a one.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the speaker in the meantime.</exception>
    public async Task Save(Speaker speaker, int version, IFormFile? upload, CancellationToken cancel)
    {
        var jpeg = await resize.Resize(await Read(upload, cancel), cancel);
        var path = PathOf(speaker, jpeg);
        await RefuseTooMany(speaker, path, cancel);
        db.Entry(speaker).Property(s => s.Version).OriginalValue = version;
        await using var write = await db.BeginWrite(cancel);
        if (!await db.SpeakerPhotos.AnyAsync(photo => photo.EventId == speaker.EventId && photo.Path == path, cancel)) db.SpeakerPhotos.Add(Photo(speaker, path, jpeg));
        speaker.ImagePath = path;
        db.Step = new($"New photo of {speaker.Name}");
        await db.SaveChangesAsync(cancel);
        await write.Commit();
        photos.Add(path);
    }

    static async Task<byte[]> Read(IFormFile? upload, CancellationToken cancel)
    {
        if (upload is null or { Length: 0 }) throw new RuleBrokenException("Choose a picture first: a JPEG, PNG or WebP.");
        if (upload.Length > ResizePhoto.MostBytes) throw new RuleBrokenException("This picture is larger than 10 MB. Make it smaller, and send it again.");

        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    async Task RefuseTooMany(Speaker speaker, string path, CancellationToken cancel)
    {
        var (ofPerson, since) = (path[..(path.LastIndexOf('-') + 1)], clock.GetUtcNow().UtcDateTime.AddDays(-1));
        var sent = await db.SpeakerPhotos
            .CountAsync(photo => photo.EventId == speaker.EventId && photo.AddedAt > since && photo.Path.StartsWith(ofPerson) && photo.Path != path, cancel);
        if (sent >= MostInADay) throw new RuleBrokenException($"{MostInADay} photos of {speaker.Name} came within a day. Send the next one tomorrow.");
    }

    static string PathOf(Speaker speaker, byte[] jpeg)
    {
        var name = speaker.Name.InAddress();
        if (name.Length > LongestName) name = name[..LongestName].TrimEnd('-');
        return $"{SpeakerPhotos.Folder}{(name.Length > 0 ? name : "speaker")}-{Convert.ToHexStringLower(SHA256.HashData(jpeg).AsSpan(0, 4))}.jpg";
    }

    SpeakerPhoto Photo(Speaker speaker, string path, byte[] jpeg) => new()
    {
        EventId = speaker.EventId,
        Path = path,
        ContentType = "image/jpeg",
        Bytes = jpeg,
        AddedAt = clock.GetUtcNow().UtcDateTime,
        AddedBy = db.Actor,
    };
}
