using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>Who is staff, and who is invited. For Owners of all events.</summary>
[ForStaff(Closed = true), Route("admin/staff")]
public class StaffController(ConferenceDb db, StaffList staff, InviteStaff invite, TimeProvider clock) : Controller
{
    const int PageSize = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1)
    {
        var pager = new Pager(page, PageSize, await db.Users.CountAsync());
        var rows = await staff.Rows(people => people.OrderBy(person => person.Name).ThenBy(person => person.Id).TakePage(pager));
        return View("Staff", new StaffPage(rows, await staff.Invitations(clock.GetUtcNow().UtcDateTime), pager));
    }

    [HttpGet("invite")]
    public async Task<IActionResult> Invite() => View(new InviteForm { Events = await staff.Events() });

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(InviteForm form)
    {
        form.Events = await staff.Events();
        if (form.EventId is not null && !form.Events.Any(e => e.Value == $"{form.EventId}"))
            return NotFound();
        if (!ModelState.IsValid)
            return View(form);
        if (await db.FindStaff(form.Email) is { } person)
            return await GiveRoleToMember(person, form);

        var link = await invite.InviteByMail(form.Email, form.Role, form.EventId, clock.GetUtcNow().UtcDateTime);
        return View("Invited", new InvitedPage(form.Email.Trim(), link, InviteStaff.Valid.Days));
    }

    [HttpPost("invitations/{id:int}/withdraw")]
    public async Task<IActionResult> Withdraw(int id)
    {
        var invitation = await db.Invitations.FirstOrDefaultAsync(i => i.Id == id && i.UsedAt == null);
        if (invitation is null)
            return NotFound();

        db.Invitations.Remove(invitation);
        await db.SaveChangesAsync();
        TempData.ShowMessage($"The link of {invitation.Email} no longer works.");
        return RedirectToAction(nameof(Index));
    }

    async Task<IActionResult> GiveRoleToMember(StaffMember person, RoleForm form)
    {
        await new GiveRole(db).Give(person, form.Role, form.EventId);
        TempData.ShowMessage($"{person.AuditName} is already staff, and now has the role.");
        return Redirect(Links.StaffMember(person.Id));
    }
}
