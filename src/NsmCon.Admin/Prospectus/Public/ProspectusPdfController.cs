using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Prospectus.Public;

/// <summary>The prospectus, at its own address and at the one that the event's page gives it.</summary>
[AllowAnonymous]
public sealed class ProspectusPdfController(ConferenceDb db, DrawProspectus prospectus, SiteImages site) : PublicEventController
{
    [AcceptVerbs("GET", "HEAD", Route = "/events/{slug}/prospectus.pdf")]
    public Task<IActionResult> Show(CancellationToken cancel) => Answer(Event, cancel);

    // After all other routes: the page of an event may give its prospectus any address that is free.
    [AcceptVerbs("GET", "HEAD", Route = "/{**path:regex(\\.pdf$)}", Order = 1_000)]
    public async Task<IActionResult> ShowAtButton(CancellationToken cancel)
    {
        // Anybody may ask for anything: only what decides is read.
        var events = await db.Events.Public().OrderByDescending(e => e.StartsOn).Select(e => new { e.Slug, e.Buttons }).ToListAsync(cancel);
        var slug = events.Find(e => e.Buttons.Exists(button => button.Href == Request.Path.Value && IsForSponsors(button)))?.Slug;
        if (slug is not null)
            return await Answer(await db.Events.AsNoTracking().SingleAsync(e => e.Slug == slug, cancel), cancel);

        return SiteFile.Create(Request, site) ?? NotFound();
    }

    static bool IsForSponsors(EventButton button) =>
        button.Name.Contains("sponsor", StringComparison.OrdinalIgnoreCase)
        || button.Name.Contains("prospectus", StringComparison.OrdinalIgnoreCase);

    // What a canceled event would have offered is on offer no more.
    async Task<IActionResult> Answer(Event conference, CancellationToken cancel) =>
        conference.Stage == EventStage.Canceled
            ? NotFound()
            : await PdfAnswer.Create(Response, DrawProspectus.FileName(conference), () => prospectus.DrawOrLastGood(conference, cancel));
}
