using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Sponsors;

/// <summary>The logo of a sponsor, uploaded by staff.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/sponsors/companies/{id:int}/logo")]
public class LogosController(ConferenceDb db, SponsorAccess access, UploadLogo logos) : EventController
{
    [HttpPost(""), RequestSizeLimit(UploadedPicture.LongestRequest)]
    public async Task<IActionResult> Upload(
        [FromRoute] string slug,
        [FromRoute] int id,
        int version,
        IFormFile? logo,
        CancellationToken cancel
    )
    {
        if (await db.Sponsors.FirstOrDefaultAsync(s => s.Id == id, cancel) is not { } sponsor)
            return NotFound();

        await access.Require(User, Event.Slug, sponsor);
        await logos.Upload(sponsor, version, Event.Id, logo, cancel);
        TempData.ShowMessage($"{sponsor.Name} has a new logo.");
        return Redirect(Links.Company(slug, id));
    }
}
