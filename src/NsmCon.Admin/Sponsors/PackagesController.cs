using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Sponsors;

/// <summary>What sponsors can take: price, limit and what is promised.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/sponsors/packages")]
public class PackagesController(
    ConferenceDb db,
    SavePackage save,
    DeletePackage deletePackage,
    SaveEdit edits,
    StaffRoles roles,
    TimeProvider clock
) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string slug)
    {
        var rows = await OfEvent
            .OrderBy(p => p.Position)
            .ThenBy(p => p.Id)
            .Select(p => new PackageRow(
                p.Id,
                p.Name,
                p.Key,
                p.Group,
                p.PriceCents,
                p.Currency,
                p.Quota == null ? null : p.Quota.Size,
                p.Quota == null ? null : p.Quota.Taken,
                db.Sponsorships.Standing().Count(s => s.PackageId == p.Id),
                p.OnlyWithPackage == null ? null : p.OnlyWithPackage.Name,
                db.Sponsorships.Any(s => s.PackageId == p.Id)
                    || db.Inquiries.Any(i => i.Packages.Any(asked => asked.PackageId == p.Id))
                    || db.Packages.Any(other => other.OnlyWithPackageId == p.Id)
            ))
            .ToListAsync();
        return View("Packages", new PackagesPage(Links.Packages(slug), rows, await MayChange()));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New() =>
        await Show(new PackageForm { Position = await OfEvent.MaxAsync(p => (int?)p.Position) + 1 ?? 0 });

    [HttpPost("new")]
    public async Task<IActionResult> New(string slug, PackageForm form)
    {
        if (string.IsNullOrEmpty(form.Key))
            ModelState.AddModelError(nameof(form.Key), "Give the package a key, such as lunch.");
        if (!ModelState.IsValid)
            return await Show(form);

        var package = new Package
        {
            EventId = Event.Id,
            Key = form.Key!,
            Name = form.Name,
            Currency = Event.Currency,
        };
        if (!await ModelState.Try(() => Save(package, form)))
            return await Show(form);

        return Done(slug, $"{package.Name} was saved.");
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } package ? await Show(PackageForm.FromPackage(package, await Others(id))) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int id, PackageForm form)
    {
        form.Others = await Others(id);
        var (package, isSaved) = await edits.Save(
            new Edit<Package>(this, form)
            {
                Find = async () => form.Existing = await Find(id),
                Fill = saved => PackageForm.FromPackage(saved, form.Others),
                Save = saved => Save(saved, form),
                Event = Event,
            }
        );
        if (package is null)
            return NotFound();
        return isSaved ? Done(slug, $"{package.Name} was saved.{form.BothSaved}") : await Show(form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int id)
    {
        if (await Find(id) is not { } package)
            return NotFound();

        await deletePackage.Delete(package);
        return Done(slug, $"{package.Name} was deleted.");
    }

    Task<bool> MayChange() => roles.MayChange(User, Event.Slug, StaffRole.Sponsorship);

    IQueryable<Package> OfEvent => db.Packages.Where(package => package.EventId == Event.Id);

    Task<Package?> Find(int id) => OfEvent.Include(p => p.Quota).Include(p => p.Benefits).FirstOrDefaultAsync(p => p.Id == id);

    Task Save(Package package, PackageForm form) => save.Save(package, form.ToDetails(), form.Version, clock.GetUtcNow().UtcDateTime);

    async Task<IReadOnlyList<SelectListItem>> Others(int? id)
    {
        var others = await OfEvent
            .Where(p => p.Id != id)
            .OrderBy(p => p.Position)
            .ThenBy(p => p.Id)
            .Select(p => new SelectListItem(p.Name, $"{p.Id}"))
            .ToListAsync();
        return [new SelectListItem("Everyone may take it", ""), .. others];
    }

    RedirectToActionResult Done(string slug, string sentence)
    {
        TempData.ShowMessage(sentence);
        return RedirectToAction(nameof(Index), new { slug });
    }

    async Task<IActionResult> Show(PackageForm form)
    {
        if (form.Others.Count == 0)
            form.Others = await Others(null);
        form.Currency = form.Existing?.Currency ?? Event.Currency;
        form.MayChange = await MayChange();
        return View("Package", form);
    }
}
