using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>Undoes that messages moved into an inquiry: by a merge, or because it was split off.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}/moves/{moveId:int}")]
public sealed class MovesController(ConferenceDb db, UndoMove undo, TimeProvider clock) : EventController
{
    [HttpPost("undo")]
    public async Task<IActionResult> Undo(int id, int moveId)
    {
        if (!await db.Inquiries.AnyAsync(inquiry => inquiry.Id == id && inquiry.EventId == Event.Id))
            return NotFound();

        var back = await undo.Undo(id, moveId, clock.GetUtcNow().UtcDateTime);
        TempData.ShowMessage(back is null ? "It was undone already." : $"The inquiry of {back.Company} has its messages again.");
        return Redirect(Links.Inquiry(Event.Slug, id));
    }
}
