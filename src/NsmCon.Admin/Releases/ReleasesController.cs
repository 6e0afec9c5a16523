using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Releases;

/// <summary>What is not published yet, publishing it, and the versions so far.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/releases")]
public class ReleasesController(ReadReleases releases, PublishAgenda publish, PublishedAgendas published, ConferenceDb db, StaffRoles roles, ConferenceSettings settings, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1) => View("Releases", await releases.List(Event, page, await MayPublish(), new()));

    [HttpPost("")]
    public async Task<IActionResult> Publish([Bind(Prefix = nameof(ReleasesPage.Form))] PublishForm form)
    {
        if (!ModelState.IsValid) return View("Releases", await releases.List(Event, 1, await MayPublish(), form));

        var release = await publish.Publish(new(Event.Id, User.Name(), clock.GetUtcNow().UtcDateTime, settings.BaseUrl) { Note = form.Note ?? "", SeenRevision = form.Revision });
        await published.Prepare(db, Event.Id);

        TempData.Say($"Version {release.Number} is published.");
        return RedirectToAction(nameof(Show), new { slug = Event.Slug, number = release.Number });
    }

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(int number) =>
        await releases.One(Event, number, await MayPublish()) is { } page ? View("Release", page) : NotFound();

    Task<bool> MayPublish() => roles.MayChange(HttpContext, StaffRole.Agenda);
}
