using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Releases;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Releases;

/// <summary>What is not published yet, publishing it, and the versions so far.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/releases")]
public class ReleasesController(
    ReadReleases releases,
    PublishAgenda publish,
    PublishedAgendas published,
    ConferenceDb db,
    StaffRoles roles,
    ConferenceSettings settings,
    TimeProvider clock
) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1) =>
        View("Releases", await releases.ReadAll(Event, page, await MayPublish(), new()));

    [HttpPost("")]
    public async Task<IActionResult> Publish([Bind(Prefix = nameof(ReleasesPage.Form))] PublishForm form)
    {
        var seen = form.Revision;
        var page = await releases.ReadAll(Event, 1, await MayPublish(), form);
        if (page.Faults.All.Count > 0 && !form.AllTheSame)
            ModelState.AddModelError(
                "Form.AllTheSame",
                "Something speaks against this version. Mend it first, or tick here to publish all the same."
            );
        if (!ModelState.IsValid)
            return View("Releases", page);

        var release = await publish.Publish(
            new(Event.Id, User.Name(), clock.GetUtcNow().UtcDateTime, settings.BaseUrl) { Note = form.Note ?? "", SeenRevision = seen }
        );
        await published.Prepare(db, Event.Id);

        TempData.ShowMessage($"Version {release.Number} is published.");
        return RedirectToAction(nameof(Show), new { slug = Event.Slug, number = release.Number });
    }

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(int number) =>
        await releases.Read(Event, number, await MayPublish()) is { } page ? View("Release", page) : NotFound();

    Task<bool> MayPublish() => roles.MayChange(User, Event.Slug, StaffRole.Agenda);
}
