using NsmCon.Admin.Published;

namespace NsmCon.Admin.Content.Export;

/// <summary>The uploaded photos as files of the site's static folder; none where that folder is not at hand.</summary>
public sealed class SitePictures(SiteImages images, SpeakerPhotos photos)
{
    public async Task<IReadOnlyList<SitePhoto>> Read(int eventId) =>
        images.StaticFolder is { } folder ? await photos.Read(folder, eventId) : [];
}
