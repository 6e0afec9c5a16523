using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Agenda;

/// <summary>A picture that was uploaded, as it is kept: resized, and with its path on the site.</summary>
/// <param name="Path">Its path. The end, after the last hyphen, tells it from all others of the same name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">The picture.</param>
public sealed record Picture(string Path, string ContentType, byte[] Bytes)
{
    /// <summary>How many pictures of one name are kept within a day: all of them stay, for what was published shows them.</summary>
    public const int MostInADay = 20;
}

static class PictureQueries
{
    /// <summary>Answers whether so many pictures of the same name came within a day that no other is taken.</summary>
    public static async Task<bool> HasTooMany(this ConferenceDb db, int eventId, Picture picture, DateTime now, CancellationToken cancel)
    {
        var ofName = picture.Path[..(picture.Path.LastIndexOf('-') + 1)];
        var since = now.AddDays(-1);
        var sent = await db.SpeakerPhotos.CountAsync(
            photo => photo.EventId == eventId && photo.AddedAt > since && photo.Path.StartsWith(ofName) && photo.Path != picture.Path,
            cancel
        );
        return sent >= Picture.MostInADay;
    }

    /// <summary>Adds the picture to what is saved next, unless it is kept already.</summary>
    public static async Task AddPicture(this ConferenceDb db, int eventId, Picture picture, DateTime now, CancellationToken cancel)
    {
        if (await db.SpeakerPhotos.AnyAsync(photo => photo.EventId == eventId && photo.Path == picture.Path, cancel))
            return;

        db.SpeakerPhotos.Add(
            new()
            {
                EventId = eventId,
                Path = picture.Path,
                ContentType = picture.ContentType,
                Bytes = picture.Bytes,
                AddedAt = now,
                AddedBy = db.Actor,
            }
        );
    }
}
