using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Site;

/// <summary>What changed in the agenda, and the agenda as it was.</summary>
[AllowAnonymous, Route("/events/{slug}")]
public class ChangesController(ConferenceDb db, ReadChangeLog log, ReadAgenda agenda, ConferenceSettings settings, TimeProvider clock)
    : PublicEventController
{
    [HttpGet("changes"), CachedPage]
    public async Task<IActionResult> Log(int page = 1)
    {
        var (entries, pager) = await log.Read(Event, page);
        return View("Changes", new ChangeLogPage(Event, Now, entries, pager));
    }

    [HttpGet("changes.atom"), CachedPage]
    public async Task<IActionResult> Feed() =>
        File(ChangeFeed.Create(Event, (await log.Read(Event)).Entries, settings.BaseUrl), "application/atom+xml; charset=utf-8");

    [HttpGet("agenda/{number:int}"), CachedPage]
    public async Task<IActionResult> Past(int number)
    {
        var latest = await agenda.ReadLatest(Event.Id);
        var version = latest?.Number == number ? latest : await PublishedAgendas.Version(db, Event.Id, number);
        return version is null
            ? NotFound()
            : View(
                "PastAgenda",
                new PastAgendaPage(new(version.Shows(Event), Now, version, [], [], new()) { IsPast = true }, latest!.Number)
            );
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
