using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff.Public;

/// <summary>The one-time link by which a person becomes staff.</summary>
[AllowAnonymous, Route("admin/welcome/{secret}"), LimitAttempts]
public class WelcomeController(ConferenceDb db, JoinStaff join, SignInManager<StaffMember> signIn, SignInTries tries, TimeProvider clock)
    : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Welcome(string secret) => Show(secret, new WelcomeForm());

    [HttpPost("")]
    public async Task<IActionResult> Welcome(string secret, WelcomeForm form)
    {
        if (!ModelState.IsValid)
            return await Show(secret, form);

        try
        {
            var person = await join.Join(secret, form.Name, form.Email, form.Password, Now);
            await signIn.SignInAsync(person, isPersistent: false);
            await tries.Succeed(person);
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("", refusal.Message);
            return await Show(secret, form);
        }

        TempData.ShowMessage($"Welcome, {form.Name.Trim()}.");
        return LocalRedirect(Links.Start);
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    async Task<IActionResult> Show(string secret, WelcomeForm form)
    {
        var hash = Secret.Hash(secret);
        var now = Now;
        var invitation = await (
            from i in db.Invitations.AsNoTracking()
            where i.SecretHash == hash && i.UsedAt == null && i.ExpiresAt > now
            join conference in db.Events on i.EventId equals conference.Id into conferences
            from conference in conferences.DefaultIfEmpty()
            select new
            {
                i.Email,
                i.Role,
                EventTitle = (string?)conference.Title,
            }
        ).FirstOrDefaultAsync();
        if (invitation is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return View("LinkEnded");
        }

        form.Email = invitation.Email ?? form.Email;
        form.IsEmailFixed = invitation.Email is not null;
        form.InvitedAs = $"{invitation.Role} of {invitation.EventTitle ?? "all events"}";
        return View("Welcome", form);
    }
}
