using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Sponsors;

/// <summary>Who sponsors an event: packages are given here, and taken back.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/sponsors")]
public class SponsorshipsController(ConferenceDb db, ReadSponsorships read, StaffRoles roles, TimeProvider clock) : EventController
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public Task<IActionResult> Index(int page = 1) => Show(new GiveForm(), page);

    [HttpPost("")]
    public async Task<IActionResult> Give(string slug, [Bind(Prefix = "Give")] GiveForm form)
    {
        if (!ModelState.IsValid)
            return await Show(form);

        var sponsor = await db.Sponsors.FirstOrDefaultAsync(s => s.Id == form.SponsorId);
        var isOurs = await db.Packages.AnyAsync(p => p.EventId == Event.Id && p.Id == form.PackageId);
        if (sponsor is null || !isOurs)
            return NotFound();
        if (await Take(form.PackageId!.Value, sponsor) is not { } taken)
            return await Show(form);

        TempData.ShowMessage($"{sponsor.Name} has the {taken.PackageName} package now.");
        return RedirectToAction(nameof(Index), new { slug });
    }

    [HttpPost("{id:int}/cancel")]
    public async Task<IActionResult> Cancel(string slug, int id, string? back = null)
    {
        var sponsorship = await db.Sponsorships.Include(s => s.Sponsor).FirstOrDefaultAsync(s => s.EventId == Event.Id && s.Id == id);
        if (sponsorship is null)
            return NotFound();

        await new CancelSponsorship(db).Cancel(sponsorship, Now, by: User.Name());
        TempData.ShowMessage($"{sponsorship.Sponsor!.Name}'s {sponsorship.PackageName} sponsorship was canceled.");
        return Url.IsLocalUrl(back) ? Redirect(back) : RedirectToAction(nameof(Index), new { slug });
    }

    async Task<Sponsorship?> Take(int packageId, Sponsor sponsor)
    {
        try
        {
            return await new TakePackage(db).Take(packageId, sponsor, Now, by: User.Name());
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("Give.PackageId", refusal.Message);
            return null;
        }
    }

    async Task<IActionResult> Show(GiveForm form, int page = 1) =>
        View("Sponsorships", await read.Read(Event, form, page, await roles.MayChange(User, Event.Slug, StaffRole.Sponsorship)));
}
