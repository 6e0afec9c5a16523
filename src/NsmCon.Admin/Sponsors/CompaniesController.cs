using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Sponsors;

/// <summary>
/// All sponsors across years: a sponsor belongs to no event, but what the pages show leads back to the event of the address.
/// </summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/sponsors/companies")]
public class CompaniesController(ConferenceDb db, SaveSponsor save, SaveEdit edits, StaffRoles roles, SponsorAccess access)
    : EventController
{
    const int PageSize = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(string slug, string? find, int page = 1)
    {
        var found = Find(find);
        var pager = new Pager(page, PageSize, await found.CountAsync());
        var standing = (await access.Visible(User)).Standing();
        var rows = await found
            .OrderBy(s => s.Name)
            .ThenBy(s => s.Id)
            .TakePage(pager)
            .Select(s => new CompanyRow(s.Id, s.Name, s.Website, s.Contacts.Count, standing.Count(given => given.SponsorId == s.Id)))
            .ToListAsync();
        var mayChange = await roles.MayChange(User, Event.Slug, StaffRole.Sponsorship);
        return View("Companies", new CompaniesPage(Links.Companies(slug), find ?? "", rows, pager, mayChange));
    }

    [HttpGet("new")]
    public IActionResult New() => View("NewCompany", new CompanyForm());

    [HttpPost("new")]
    public async Task<IActionResult> New(string slug, CompanyForm form)
    {
        var sponsor = new Sponsor { Name = form.Name };
        if (!ModelState.IsValid)
            return View("NewCompany", form);

        if (!await ModelState.Try(() => Save(sponsor, form)))
            return View("NewCompany", form);

        TempData.ShowMessage($"{sponsor.Name} was added.");
        return RedirectToAction(nameof(Edit), new { slug, id = sponsor.Id });
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Load(id) is { } sponsor ? await Show(sponsor, CompanyForm.FromSponsor(sponsor)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int id, [Bind(Prefix = "Form")] CompanyForm form)
    {
        if (await Load(id) is not { } opened)
            return NotFound();

        await access.Require(User, slug, opened);
        var (sponsor, isSaved) = await edits.Save(
            new Edit<Sponsor>(this, form)
            {
                Find = () => Load(id),
                Fill = CompanyForm.FromSponsor,
                Save = saved => Save(saved, form),
                Event = Event,
                Prefix = nameof(CompanyPage.Form),
            }
        );
        if (sponsor is null)
            return NotFound();
        if (!isSaved)
            return await Show(sponsor, form);

        TempData.ShowMessage($"{sponsor.Name} was saved.{form.BothSaved}");
        return RedirectToAction(nameof(Edit), new { slug, id });
    }

    IQueryable<Sponsor> Find(string? text) =>
        SearchText.WordsOf(text).Aggregate(db.Sponsors.AsQueryable(), (sponsors, word) => sponsors.Where(s => s.NameKey.Contains(word)));

    Task<Sponsor?> Load(int id) =>
        db.Sponsors.Include(s => s.Contacts.OrderBy(contact => contact.Name)).FirstOrDefaultAsync(s => s.Id == id);

    Task Save(Sponsor sponsor, CompanyForm form) => save.Save(sponsor, form.ToDetails(), form.Version);

    async Task<IActionResult> Show(Sponsor sponsor, CompanyForm form)
    {
        var years = await (await access.Visible(User))
            .Where(s => s.SponsorId == sponsor.Id)
            .OrderByDescending(s => s.TakenAt)
            .ThenByDescending(s => s.Id)
            .Select(s => new YearRow(
                db.Events.Where(e => e.Id == s.EventId).Select(e => e.Title).First(),
                s.PackageName,
                s.PriceCents,
                s.Currency,
                s.TakenAt,
                s.CancelledAt != null
            )
            {
                Benefits = s.Benefits.OrderBy(benefit => benefit.Position).ToList(),
            })
            .ToListAsync();
        var mayChange = await access.MayChange(User, Event.Slug, sponsor.Id);
        var contacts = mayChange || await access.MaySeeContacts(User, Event.Id, sponsor.Id) ? sponsor.Contacts : null;
        return View("Company", new CompanyPage(Event, form, sponsor, contacts, years, mayChange));
    }
}
