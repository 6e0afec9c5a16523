using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Site;

/// <summary>The agenda for other programs: docs/AGENDA.md describes each file.</summary>
[AllowAnonymous, Route("/events/{slug}")]
public class AgendaFilesController(ReadAgenda agenda, ConferenceSettings settings, TimeProvider clock) : PublicEventController
{
    // Room for the stars of an event of several hundred talks.
    const int LongestChoice = 4_000;

    /// <summary>The calendar of all talks, or of those that a visitor chose by their numbers: "1,5,9".</summary>
    [HttpGet("agenda.ics"), CachedPage]
    public async Task<IActionResult> Calendar(string? talks) =>
        talks?.Length > LongestChoice ? BadRequest() : File(await CalendarFile(talks), "text/calendar; charset=utf-8");

    [HttpGet("agenda.xcal"), CachedPage]
    public async Task<IActionResult> XmlCalendar() =>
        File(CalendarXml.Convert(await CalendarFile()), "application/calendar+xml; charset=utf-8");

    [HttpGet("agenda.json"), CachedPage]
    public async Task<IActionResult> Data() =>
        Json(AgendaJson.Create(Event, await agenda.Read(Event.Id), settings.BaseUrl), AgendaJson.Options);

    [HttpGet("schedule.xml"), HttpGet("agenda.xml"), CachedPage]
    public async Task<IActionResult> Schedule() =>
        File(ScheduleXml.Create(Event, await agenda.Read(Event.Id), settings.BaseUrl), "application/xml; charset=utf-8");

    async Task<byte[]> CalendarFile(string? chosen = null)
    {
        var released = await agenda.Read(Event.Id);
        var talks = released.Talks;
        if (chosen?.Split(',').ToHashSet(StringComparer.Ordinal) is { } numbers)
            talks = [.. talks.Where(talk => numbers.Contains($"{talk.Id}"))];
        return AgendaCalendar.Create(Event, released, talks, settings.BaseUrl, clock.GetUtcNow().UtcDateTime);
    }
}
