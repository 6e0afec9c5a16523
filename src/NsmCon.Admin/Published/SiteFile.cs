using Microsoft.AspNetCore.Mvc;

namespace NsmCon.Admin.Published;

/// <summary>A file of the site's static folder as an answer.</summary>
static class SiteFile
{
    /// <summary>The file at the address that was asked for; null if the site has none there.</summary>
    public static IActionResult? Create(HttpRequest request, SiteImages site)
    {
        if (site.Open(request.Path.Value!) is not var (stream, contentType))
            return null;

        var changedAt = File.GetLastWriteTimeUtc(stream.SafeFileHandle);
        return new FileStreamResult(stream, contentType) { LastModified = new DateTimeOffset(changedAt), EnableRangeProcessing = true };
    }
}
