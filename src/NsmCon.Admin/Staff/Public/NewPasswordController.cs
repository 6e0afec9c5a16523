using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff.Public;

/// <summary>
/// The way back for a member of staff who forgot the password: a link is asked for, comes by mail, and opens a page for a new one.
/// </summary>
[AllowAnonymous, Route("admin"), LimitAttempts, PrivatePage]
public class NewPasswordController(
    GivePasswordLink links,
    ChooseNewPassword choose,
    SignInManager<StaffMember> signIn,
    SignInTries tries,
    TimeProvider clock
) : Controller
{
    // As long an answer for an address that is known as for one that is not.
    static readonly TimeSpan AlwaysTakes = TimeSpan.FromMilliseconds(400);

    [HttpGet("sign-in/forgot")]
    public IActionResult Forgot() => View(new ForgotForm());

    [HttpPost("sign-in/forgot")]
    public async Task<IActionResult> Forgot(ForgotForm form)
    {
        if (!ModelState.IsValid)
            return View(form);

        await Task.WhenAll(links.Ask(form.Email, Now), Task.Delay(AlwaysTakes));
        TempData.ShowMessage($"If {form.Email.Trim()} signs in here, a mail with a link is on its way. It works for an hour.");
        return LocalRedirect(Links.SignIn);
    }

    [HttpGet("password/{secret}")]
    public Task<IActionResult> NewPassword(string secret) => Show(secret, new NewPasswordForm());

    [HttpPost("password/{secret}")]
    public async Task<IActionResult> NewPassword(string secret, NewPasswordForm form)
    {
        if (!ModelState.IsValid)
            return await Show(secret, form);

        try
        {
            return await Enter(await choose.Choose(secret, form.Password, Now));
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError(nameof(form.Password), refusal.Message);
            return await Show(secret, form);
        }
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    // A link proves the mailbox, not the phone.
    async Task<IActionResult> Enter(StaffMember person)
    {
        await tries.Succeed(person);
        if (!person.TwoFactorEnabled)
            await signIn.SignInAsync(person, isPersistent: false);
        TempData.ShowMessage(
            person.TwoFactorEnabled
                ? "Your password was changed. Sign in with it, and with the second step."
                : "Your password was changed. All other sign-ins have ended."
        );
        return LocalRedirect(person.TwoFactorEnabled ? Links.SignIn : Links.Start);
    }

    async Task<IActionResult> Show(string secret, NewPasswordForm form)
    {
        if (await choose.Find(secret, Now) is not { } link)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return View("PasswordLinkEnded");
        }

        form.Email = link.StaffMember!.Email!;
        form.DropsSecondStep = link is { DropsSecondStep: true, StaffMember.TwoFactorEnabled: true };
        return View("NewPassword", form);
    }
}
