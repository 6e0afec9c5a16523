using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>The own account: everybody who signs in has one.</summary>
[Route("admin/profile"), LimitAttempts]
public class ProfileController(UserManager<StaffMember> users, SignInManager<StaffMember> signIn, SignInTries tries) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Profile() => await Show(await GetMyAccount());

    [HttpPost("name")]
    public async Task<IActionResult> Name(NameForm form)
    {
        var me = await GetMyAccount();
        if (!ModelState.IsValid)
            return await Show(me);

        me.Name = form.Name.Trim();
        await users.UpdateAsync(me).OrRefuse();
        await signIn.RefreshSignInAsync(me);
        TempData.ShowMessage("Your name was changed.");
        return RedirectToAction(nameof(Profile));
    }

    [HttpPost("signature")]
    public async Task<IActionResult> Signature(SignatureForm form)
    {
        var me = await GetMyAccount();
        if (!ModelState.IsValid)
            return await Show(me);

        me.Signature = form.Signature.Lines();
        await users.UpdateAsync(me).OrRefuse();
        TempData.ShowMessage(
            me.Signature.Length > 0 ? "Your signature stands below your replies from now on." : "Your replies have no signature any more."
        );
        return RedirectToAction(nameof(Profile));
    }

    [HttpPost("password")]
    public async Task<IActionResult> Password(PasswordForm form)
    {
        var me = await GetMyAccount();
        if (ModelState.IsValid && await tries.Refusal(me, form.Present) is { } refusal)
            ModelState.AddModelError(nameof(form.Present), refusal);
        if (!ModelState.IsValid)
            return await Show(me);

        var changed = await users.ChangePasswordAsync(me, form.Present, form.New);
        if (!changed.Succeeded)
            return await Refuse(me, changed.Errors.First());

        await signIn.RefreshSignInAsync(me);
        TempData.ShowMessage("Your password was changed. Wherever else you were signed in, you are signed out within a minute.");
        return RedirectToAction(nameof(Profile));
    }

    Task<IActionResult> Refuse(StaffMember me, IdentityError error)
    {
        ModelState.AddModelError(nameof(PasswordForm.New), error.Description);
        return Show(me);
    }

    async Task<IActionResult> Show(StaffMember me) =>
        View(
            "Profile",
            new ProfilePage(
                me.Email!,
                new NameForm { Name = me.Name },
                new SignatureForm { Signature = me.Signature },
                new PasswordForm(),
                me.TwoFactorEnabled,
                await users.CountRecoveryCodesAsync(me)
            )
        );

    Task<StaffMember> GetMyAccount() => users.GetAccount(User);
}

static class Accounts
{
    /// <summary>The account of the person who is signed in.</summary>
    public static async Task<StaffMember> GetAccount(this UserManager<StaffMember> users, System.Security.Claims.ClaimsPrincipal person) =>
        await users.GetUserAsync(person) ?? throw new RuleBrokenException("Your account was removed. Ask an Owner if that is wrong.");
}
