using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>What settles a warning for all talks that have it.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/agenda")]
public class TalksAtOnceController(PlaceTalks place) : EventController
{
    [HttpPost("rooms")]
    public async Task<IActionResult> IntoRoom(int roomId) => Done(await place.IntoRoom(Event, roomId));

    [HttpPost("days")]
    public async Task<IActionResult> ByDays(int days) => Done(await place.ByDays(Event, days));

    RedirectResult Done(string sentence) => Undoable($"{sentence}.", Links.Agenda(Event.Slug));
}
