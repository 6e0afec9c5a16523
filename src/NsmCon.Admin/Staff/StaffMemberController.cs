using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>One member of staff and the roles they have.</summary>
[ForStaff(Closed = true), Route("admin/staff/{id:int}")]
public class StaffMemberController(ConferenceDb db, StaffList staff, SignInTries tries, GivePasswordLink links, TimeProvider clock)
    : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Details(int id)
    {
        var rows = await staff.Rows(people => people.Where(person => person.Id == id));
        if (rows is not [var person])
            return NotFound();

        return View(
            "StaffMember",
            new StaffMemberPage(
                person,
                new RoleForm { Events = await staff.Events() },
                person.Email == User.Name(),
                await tries.FromAll(id)
            )
        );
    }

    [HttpPost("roles")]
    public async Task<IActionResult> Give(int id, RoleForm form)
    {
        if (await db.Users.FindAsync(id) is not { } person)
            return NotFound();
        if (form.EventId is not null && !await db.Events.AnyAsync(e => e.Id == form.EventId))
            return NotFound();
        if (!ModelState.IsValid)
            return await Details(id);

        await new GiveRole(db).Give(person, form.Role, form.EventId);
        TempData.ShowMessage($"{person.AuditName} now has the role {form.Role}.");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("roles/{roleId:int}/withdraw")]
    public async Task<IActionResult> Withdraw(int id, int roleId)
    {
        var role = await db.EventRoles.Include(r => r.StaffMember).FirstOrDefaultAsync(r => r.Id == roleId && r.StaffMemberId == id);
        if (role is null)
            return NotFound();

        await new WithdrawRole(db).Withdraw(role);
        TempData.ShowMessage($"{role.StaffMember!.AuditName} no longer has the role {role.Role}.");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("tries")]
    public async Task<IActionResult> ForgetTries(int id)
    {
        if (await db.Users.FindAsync(id) is not { } person)
            return NotFound();

        await tries.Forget(id);
        TempData.ShowMessage($"{person.AuditName} may try again.");
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("password"), PrivatePage]
    public async Task<IActionResult> GivePasswordLink(int id, bool lostPhone = false)
    {
        if (await db.Users.FindAsync(id) is not { } person)
            return NotFound();

        return View(
            "PasswordLinkGiven",
            new PasswordLinkPage(id, person.Email!, await links.Give(person, lostPhone, clock.GetUtcNow().UtcDateTime), lostPhone)
        );
    }

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(int id)
    {
        var person = await db.Users.Include(p => p.Roles).FirstOrDefaultAsync(p => p.Id == id);
        if (person is null)
            return NotFound();

        await new RemoveStaff(db).Remove(person);
        TempData.ShowMessage($"{person.AuditName} is no longer staff.");
        return Redirect(Links.Staff);
    }
}
