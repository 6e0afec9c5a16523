using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Site;

/// <summary>The public pages of events.</summary>
[AllowAnonymous]
public class EventPagesController(ConferenceDb db, PublishedAgendas published, ReadAgenda agenda, ReadOffer offer, TimeProvider clock)
    : PublicEventController
{
    const int MostEvents = 200;

    /// <summary>The only event's page, or the list of all.</summary>
    [HttpGet("/"), CachedPage]
    public async Task<IActionResult> Start()
    {
        var events = await db
            .Events.Public()
            .AsNoTracking()
            .OrderByDescending(e => e.StartsOn)
            .ThenBy(e => e.Title)
            .Take(MostEvents)
            .ToListAsync();
        return events is [var only]
            ? await Page(await published.Shown(db, only), new())
            : View("Events", new EventList(await PublishedAgendas.Shown(db, events), Today));
    }

    [HttpGet("/events/{slug}"), CachedPage]
    public Task<IActionResult> Show([FromQuery] AgendaFilter filter) => Page(Event, filter);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    DateOnly Today => DateOnly.FromDateTime(Now);

    async Task<IActionResult> Page(Event conference, AgendaFilter filter)
    {
        var version = await agenda.ReadLatest(conference.Id);
        var packages = await offer.Packages(conference.Id);
        var logos = await offer.Logos(conference.Id);
        return View(
            "Event",
            new PublicEventPage(conference, Now, version, packages, logos, filter) { Places = await db.OfferedPlaces(conference.Id) }
        );
    }
}
