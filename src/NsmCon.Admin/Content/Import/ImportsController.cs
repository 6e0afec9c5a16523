using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Content.Import;

/// <summary>The imports of an event, to be undone.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/content/imports")]
public class ImportsController(UndoImport undo, TimeProvider clock) : EventController
{
    [HttpPost("{id:long}/undo")]
    public async Task<IActionResult> Undo([FromRoute] long id)
    {
        var undone = await undo.Undo(Event.Id, id, User.Name(), clock.GetUtcNow().UtcDateTime);
        TempData.ShowMessage($"“{undone.Title.Words}” was undone: everything is as it was before, and can be imported again.");
        return Redirect(Links.Content(Event.Slug));
    }
}
