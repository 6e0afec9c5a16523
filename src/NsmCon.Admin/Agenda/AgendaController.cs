using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>The agenda as a list by time, with what is wrong in it.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/agenda")]
public class AgendaController(ReadTalks talks, StaffRoles roles) : EventController
{
    [HttpGet(""), KeepsPlace]
    public async Task<IActionResult> Index(string? find) =>
        View(
            "Agenda",
            new AgendaPage(Event, await talks.Read(Event), find ?? "", await roles.MayChange(User, Event.Slug, StaffRole.Agenda))
        );
}
