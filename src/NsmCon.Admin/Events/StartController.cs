using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Events;

/// <summary>Where a member of staff begins: in the only event, or at the list of them.</summary>
[Route("admin")]
public class StartController(ConferenceDb db, StaffRoles roles) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Start()
    {
        var slugs = await roles.Slugs(User);
        var visible = await db.Events.Where(e => slugs == null || slugs.Contains(e.Slug)).Select(e => e.Slug).Order().Take(2).ToListAsync();
        if (visible is not [var only])
            return Redirect(Links.Events);

        return Redirect(await IsAtTheDoor(only) ? Links.CheckIn(only) : Links.Event(only));
    }

    async Task<bool> IsAtTheDoor(string slug) => (await roles.RolesFor(User, slug)).All(role => role == StaffRole.Door);
}
