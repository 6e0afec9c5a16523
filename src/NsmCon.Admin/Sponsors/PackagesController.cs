using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Sponsors;

/// <summary>What sponsors can take: price, limit and what is promised.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/sponsors/packages")]
public class PackagesController(ConferenceDb db, SavePackage save, DeletePackage deletePackage, StaffRoles roles, TimeProvider clock) : EventController
{
    const string Meanwhile = "Someone else changed this package while you were writing. What you typed is below: compare it with the audit log, and save again to replace theirs.";

    [HttpGet("")]
    public async Task<IActionResult> Index(string slug)
    {
        var rows = await OfEvent.OrderBy(p => p.Position).ThenBy(p => p.Id).Select(p => new PackageRow(
            p.Id, p.Name, p.Key, p.Group, p.PriceCents, p.Currency, p.Quota == null ? null : p.Quota.Size, p.Quota == null ? null : p.Quota.Taken,
            db.Sponsorships.Standing().Count(s => s.PackageId == p.Id), p.OnlyWithPackage == null ? null : p.OnlyWithPackage.Name,
            db.Sponsorships.Any(s => s.PackageId == p.Id) || db.Inquiries.Any(i => i.Packages.Any(asked => asked.PackageId == p.Id)) || db.Packages.Any(other => other.OnlyWithPackageId == p.Id)))
            .ToListAsync();
        return View("Packages", new PackagesPage($"/admin/events/{slug}/sponsors/packages", rows, await MayChange()));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New() =>
        await Show(new PackageForm { Position = await OfEvent.MaxAsync(p => (int?)p.Position) + 1 ?? 0 });

    [HttpPost("new")]
    public async Task<IActionResult> New(string slug, PackageForm form)
    {
        if (string.IsNullOrEmpty(form.Key)) ModelState.AddModelError(nameof(form.Key), "Give the package a key, such as lunch.");
        if (!ModelState.IsValid) return await Show(form);

        return await Save(slug, new Package { EventId = Event.Id, Key = form.Key!, Name = form.Name, Currency = Event.Currency }, form);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id)
    {
        if (await Find(id) is not { } package) return NotFound();

        var form = PackageForm.Of(package);
        form.Existing = package;
        return await Show(form);
    }

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int id, PackageForm form)
    {
        if (await Find(id) is not { } package) return NotFound();

        form.Existing = package;
        return ModelState.IsValid ? await Save(slug, package, form) : await Show(form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int id)
    {
        if (await Find(id) is not { } package) return NotFound();

        await deletePackage.Delete(package);
        TempData.Say($"{package.Name} was deleted.");
        return RedirectToAction(nameof(Index), new { slug });
    }

    Task<bool> MayChange() => roles.MayChange(User, Event.Slug, StaffRole.Sponsorship);

    IQueryable<Package> OfEvent => db.Packages.Where(package => package.EventId == Event.Id);

    Task<Package?> Find(int id) => OfEvent.Include(p => p.Quota).Include(p => p.Benefits).FirstOrDefaultAsync(p => p.Id == id);

    async Task<IActionResult> Save(string slug, Package package, PackageForm form)
    {
        try
        {
            await save.Save(package, form.ToDetails(), form.Version, clock.GetUtcNow().UtcDateTime);
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.Add(refusal);
            return await Show(form);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await AskAgain(package.Id, form);
        }

        TempData.Say($"{package.Name} was saved.");
        return RedirectToAction(nameof(Index), new { slug });
    }

    async Task<IActionResult> AskAgain(int id, PackageForm form)
    {
        ModelState.Remove(nameof(form.Version));
        form.Version = await OfEvent.Where(p => p.Id == id).Select(p => p.Version).FirstOrDefaultAsync();
        ModelState.AddModelError("", Meanwhile);
        return await Show(form);
    }

    async Task<IActionResult> Show(PackageForm form)
    {
        var others = await OfEvent.Where(p => form.Existing == null || p.Id != form.Existing.Id).OrderBy(p => p.Position).ThenBy(p => p.Id)
            .Select(p => new SelectListItem(p.Name, $"{p.Id}")).ToListAsync();
        form.Others = [new SelectListItem("Everyone may take it", ""), .. others];
        form.Currency = form.Existing?.Currency ?? Event.Currency;
        form.MayChange = await MayChange();
        return View("Package", form);
    }
}
