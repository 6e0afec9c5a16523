using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Sponsors;

/// <summary>The people at a sponsor.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/sponsors/companies/{sponsorId:int}/contacts")]
public class ContactsController(ConferenceDb db, SaveEdit edits, SaveContact save, SponsorAccess access) : EventController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(int sponsorId) => await Load(sponsorId) is null ? NotFound() : View("Contact", new ContactForm());

    [HttpPost("new")]
    public async Task<IActionResult> New(string slug, int sponsorId, ContactForm form)
    {
        if (await Load(sponsorId) is not { } sponsor)
            return NotFound();

        if (!ModelState.IsValid)
            return View("Contact", form);

        // Somebody new stands in nobody’s way, whatever version of the sponsor was seen.
        var contact = await save.Save(sponsor, null, form.ToDetails(), sponsor.Version);
        return Done(slug, sponsorId, $"{contact.Name} was saved.");
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int sponsorId, int id)
    {
        if (await Load(sponsorId, id) is not { } sponsor)
            return NotFound();

        return View("Contact", ContactForm.FromContact(FindContact(sponsor, id), sponsor));
    }

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int sponsorId, int id, ContactForm form)
    {
        var (sponsor, isSaved) = await edits.Save(
            new Edit<Sponsor>(this, form)
            {
                Find = () => Load(sponsorId, id),
                Fill = saved => ContactForm.FromContact(FindContact(saved, id), saved),
                Save = saved => save.Save(saved, FindContact(saved, id), form.ToDetails(), form.Version),
                Event = Event,
                Subjects = [nameof(Contact)],
                SubjectId = id,
            }
        );
        if (sponsor is null)
            return NotFound();
        return isSaved ? Done(slug, sponsorId, $"{FindContact(sponsor, id).Name} was saved.{form.BothSaved}") : View("Contact", form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int sponsorId, int id)
    {
        if (await Load(sponsorId, id) is not { } sponsor)
            return NotFound();

        var contact = FindContact(sponsor, id);
        sponsor.Contacts.Remove(contact);
        await db.SaveChangesAsync();
        return Done(slug, sponsorId, $"{contact.Name} was deleted.");
    }

    async Task<Sponsor?> Load(int id)
    {
        var sponsor = await db.Sponsors.Include(s => s.Contacts).FirstOrDefaultAsync(s => s.Id == id);
        if (sponsor is not null)
            await access.Require(User, Event.Slug, sponsor);
        return sponsor;
    }

    /// <summary>The sponsor of a contact; null if there is no such contact.</summary>
    async Task<Sponsor?> Load(int id, int contactId) =>
        await Load(id) is { } sponsor && sponsor.Contacts.Exists(contact => contact.Id == contactId) ? sponsor : null;

    static Contact FindContact(Sponsor sponsor, int id) => sponsor.Contacts.First(contact => contact.Id == id);

    RedirectResult Done(string slug, int sponsorId, string sentence)
    {
        TempData.ShowMessage(sentence);
        return Redirect(Links.Company(slug, sponsorId));
    }
}
