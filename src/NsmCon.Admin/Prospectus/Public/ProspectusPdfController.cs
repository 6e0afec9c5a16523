using System.Security.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Typst;

namespace NsmCon.Admin.Prospectus.Public;

/// <summary>The prospectus, at its own address and at the one that the event's page gives it.</summary>
[AllowAnonymous]
public sealed class ProspectusPdfController(ConferenceDb db, DrawProspectus prospectus) : EventController
{
    const int TryAgainSeconds = 60;

    [AcceptVerbs("GET", "HEAD", Route = "/events/{slug}/prospectus.pdf")]
    public Task<IActionResult> Show(CancellationToken cancel) => Answer(Event, cancel);

    // After all other routes: the page of an event may give its prospectus any address that is free.
    [AcceptVerbs("GET", "HEAD", Route = "/{**path:regex(\\.pdf$)}", Order = 1_000)]
    public async Task<IActionResult> ShowAtButton(CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking().OrderByDescending(e => e.StartsOn).ToListAsync(cancel);
        var conference = events.Find(e => e.Buttons.Exists(button => button.Href == Request.Path.Value && IsForSponsors(button)));
        return conference is null ? NotFound() : await Answer(conference, cancel);
    }

    static bool IsForSponsors(EventButton button) =>
        button.Name.Contains("sponsor", StringComparison.OrdinalIgnoreCase) || button.Name.Contains("prospectus", StringComparison.OrdinalIgnoreCase);

    async Task<IActionResult> Answer(Event conference, CancellationToken cancel)
    {
        try
        {
            return Pdf(conference, await prospectus.DrawOrLastGood(conference, cancel));
        }
        catch (TypstException)
        {
            Response.Headers.RetryAfter = $"{TryAgainSeconds}";
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    FileContentResult Pdf(Event conference, byte[] pdf)
    {
        Response.Headers.CacheControl = "public, max-age=0, must-revalidate";
        Response.Headers.ContentDisposition = $"inline; filename=\"{DrawProspectus.FileName(conference)}\"";
        return new(pdf, "application/pdf")
        {
            EntityTag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(pdf).AsSpan(0, 12))}\""),
            EnableRangeProcessing = true,
        };
    }
}
