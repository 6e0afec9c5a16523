using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NsmCon.Data.Events;
using NsmCon.Typst;

namespace NsmCon.Admin.Documents;

/// <summary>A document that anybody may read, as an answer.</summary>
static class PdfAnswer
{
    const int TryAgainSeconds = 60;

    /// <summary>The document, asked for again at each visit; or a sentence that it will be there soon, while it cannot be drawn.</summary>
    public static async Task<IActionResult> Create(HttpResponse response, string fileName, Func<Task<byte[]>> draw)
    {
        try
        {
            return Pdf(response, fileName, await draw());
        }
        catch (TypstException)
        {
            response.Headers.RetryAfter = $"{TryAgainSeconds}";
            return new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
        }
    }

    static FileContentResult Pdf(HttpResponse response, string fileName, byte[] pdf)
    {
        // A draft is shown to some and not to others.
        response.Headers.CacheControl = response.HttpContext.Features.Get<Event>() is { IsPublic: false }
            ? "no-store"
            : "public, max-age=0, must-revalidate";
        response.Headers.ContentDisposition = $"inline; filename=\"{fileName}\"";
        return new(pdf, "application/pdf")
        {
            EntityTag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(pdf).AsSpan(0, 12))}\""),
            EnableRangeProcessing = true,
        };
    }
}
