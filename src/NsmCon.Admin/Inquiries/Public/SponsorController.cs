using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries.Public;

/// <summary>The form by which a company asks about sponsoring.</summary>
[AllowAnonymous, Route("events/{slug}/sponsor"), LimitForms]
public class SponsorController(ConferenceDb db, OpenInquiry open, TimeProvider clock) : PublicEventController
{
    DateTime Now => clock.GetUtcNow().UtcDateTime;

    [HttpGet("")]
    public async Task<IActionResult> Ask() => View("Sponsor", await Page(new SponsorForm()));

    [HttpPost("")]
    public async Task<IActionResult> Ask(SponsorForm form)
    {
        var page = await Page(form) with { WasSent = true };
        Check(page);
        if (!ModelState.IsValid)
            return View("Sponsor", page);

        // Whoever fills in what nobody sees is told the same as everybody.
        if (
            string.IsNullOrEmpty(form.Website) && !await ModelState.Try(() => open.Open(Event.Id, form.ToInquiry(), tellsByMail: true, Now))
        )
            return View("Sponsor", await Page(form) with { WasSent = true });

        return RedirectToAction(nameof(Thanks), new { slug = Event.Slug });
    }

    [HttpGet("thanks")]
    public IActionResult Thanks() => View(new SponsorPage(Event, Now, [], new SponsorForm()));

    async Task<SponsorPage> Page(SponsorForm form) => new(Event, Now, await db.OfferedPackages(Event.Id), form);

    void Check(SponsorPage page)
    {
        if (page.Refusal is { } refusal)
            ModelState.AddModelError("", $"{refusal.Heading}. {refusal.Sentence} What you typed is still here.");
        foreach (var id in page.Form.PackageIds.Distinct())
        {
            if (page.Packages.FirstOrDefault(package => package.Id == id) is not { } package)
                ModelState.AddModelError("Packages", "One of the packages is no longer offered. Look at them again.");
            else if (package.IsSoldOut)
                ModelState.AddModelError(
                    "Packages",
                    $"{package.Name} was sold out in the meantime. Choose another package, or ask us in the message."
                );
        }
    }
}
