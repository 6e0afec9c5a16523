using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Events.Public;

/// <summary>The agenda for other programs: docs/AGENDA.md describes each file.</summary>
[AllowAnonymous, Route("/events/{slug}")]
public class AgendaFilesController(ReadAgenda agenda, ConferenceSettings settings, TimeProvider clock) : EventController
{
    [HttpGet("agenda.ics"), CachedPage]
    public async Task<IActionResult> Calendar() => File(await CalendarFile(), "text/calendar; charset=utf-8");

    [HttpGet("agenda.xcal"), CachedPage]
    public async Task<IActionResult> XmlCalendar() => File(CalendarXml.Of(await CalendarFile()), "application/calendar+xml; charset=utf-8");

    [HttpGet("agenda.json"), CachedPage]
    public async Task<IActionResult> Data() => Json(AgendaJson.Of(Event, await agenda.Of(Event.Id), settings.BaseUrl), AgendaJson.Options);

    [HttpGet("schedule.xml"), HttpGet("agenda.xml"), CachedPage]
    public async Task<IActionResult> Schedule() => File(ScheduleXml.Of(Event, await agenda.Of(Event.Id), settings.BaseUrl), "application/xml; charset=utf-8");

    async Task<byte[]> CalendarFile() => AgendaCalendar.Of(Event, await agenda.Of(Event.Id), settings.BaseUrl, clock.GetUtcNow().UtcDateTime);
}
