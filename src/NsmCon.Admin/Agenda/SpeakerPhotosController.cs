using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>The photo of a speaker, uploaded by staff.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/agenda/speakers/{id:int}/photo")]
public class SpeakerPhotosController(ConferenceDb db, UploadPhoto photos) : EventController
{
    [HttpPost(""), RequestSizeLimit(UploadedPicture.LongestRequest)]
    public async Task<IActionResult> Upload([FromRoute] int id, int version, IFormFile? photo, CancellationToken cancel)
    {
        if (await db.Speakers.FirstOrDefaultAsync(s => s.EventId == Event.Id && s.Id == id, cancel) is not { } speaker)
            return NotFound();

        await photos.Upload(speaker, version, photo, cancel);
        TempData.ShowMessage($"{speaker.Name} has a new photo.");
        return Redirect(Links.Speaker(Event.Slug, id));
    }
}
