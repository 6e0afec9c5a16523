using NsmCon.Admin.Shared;

namespace NsmCon.Admin.ContentImport;

/// <summary>The uploaded photos that the site's static folder lacks; none where that folder is not at hand.</summary>
public sealed class SitePictures(SiteImages images, SpeakerPhotos photos)
{
    public async Task<IReadOnlyList<SitePhoto>> Missing(int eventId) => images.StaticFolder is { } folder ? await photos.Missing(folder, eventId) : [];
}
