using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Sponsors;

/// <summary>The people at a sponsor.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/sponsors/companies/{sponsorId:int}/contacts")]
public class ContactsController(ConferenceDb db, SaveContact save, SponsorAccess access) : EventController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int sponsorId) =>
        await Load(sponsorId) is { } sponsor ? View("Contact", new ContactForm { Version = sponsor.Version }) : NotFound();

    [HttpPost("new")]
    public async Task<IActionResult> New(string slug, int sponsorId, ContactForm form)
    {
        if (await Load(sponsorId) is not { } sponsor) return NotFound();

        return ModelState.IsValid ? await Save(slug, sponsor, null, form) : View("Contact", form);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int sponsorId, int id)
    {
        if (await Load(sponsorId) is not { } sponsor || sponsor.Contacts.Find(c => c.Id == id) is not { } contact) return NotFound();

        return View("Contact", new ContactForm { Name = contact.Name, Email = contact.Email, Phone = contact.Phone, Version = sponsor.Version });
    }

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int sponsorId, int id, ContactForm form)
    {
        if (await Load(sponsorId) is not { } sponsor || sponsor.Contacts.Find(c => c.Id == id) is not { } contact) return NotFound();

        return ModelState.IsValid ? await Save(slug, sponsor, contact, form) : View("Contact", form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int sponsorId, int id)
    {
        if (await Load(sponsorId) is not { } sponsor || sponsor.Contacts.Find(c => c.Id == id) is not { } contact) return NotFound();

        sponsor.Contacts.Remove(contact);
        await db.SaveChangesAsync();
        TempData.Say($"{contact.Name} was deleted.");
        return Back(slug, sponsorId);
    }

    async Task<Sponsor?> Load(int id)
    {
        var sponsor = await db.Sponsors.Include(s => s.Contacts).FirstOrDefaultAsync(s => s.Id == id);
        if (sponsor is not null) await access.Require(User, Event.Slug, sponsor);
        return sponsor;
    }

    RedirectResult Back(string slug, int sponsorId) => Redirect($"/admin/events/{slug}/sponsors/companies/{sponsorId}");

    async Task<IActionResult> Save(string slug, Sponsor sponsor, Contact? contact, ContactForm form)
    {
        try
        {
            contact = await save.Save(sponsor, contact, form.ToDetails(), form.Version);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.Remove(nameof(form.Version));
            form.Version = await db.Sponsors.Where(s => s.Id == sponsor.Id).Select(s => s.Version).FirstOrDefaultAsync();
            ModelState.AddModelError("", "Someone else changed this sponsor while you were writing. What you typed is below: save again to keep it.");
            return View("Contact", form);
        }

        TempData.Say($"{contact.Name} was saved.");
        return Back(slug, sponsor.Id);
    }
}
