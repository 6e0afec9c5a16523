using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace NsmCon.Admin.Staff.Public;

[AllowAnonymous, Route("admin"), LimitAttempts]
public class SignInController(SignInManager<StaffMember> signIn, SignInTries tries) : Controller
{
    // One sentence for an unknown address, a wrong password and a locked address: it tells a guesser nothing.
    const string Refusal =
        "That address and password do not match. After ten wrong tries there is a pause of a quarter of an hour; a new password by mail ends it.";
    const string CodeRefusal = "This code is not right. Take the one that your app shows now, or a recovery code that you have not used.";
    const string CodeLocked = "There were too many wrong codes. Wait a quarter of an hour, then sign in again.";

    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl) =>
        signIn.IsSignedIn(User) ? GoTo(returnUrl) : View("SignIn", new SignInForm { ReturnUrl = returnUrl });

    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid)
            return View("SignIn", form);

        var answer = await TryPassword(form);
        if (answer.Succeeded)
            return GoTo(form.ReturnUrl);
        if (answer.RequiresTwoFactor)
            return RedirectToAction(nameof(Code), new { form.ReturnUrl, form.RememberMe });

        ModelState.AddModelError("", Refusal);
        return View("SignIn", form);
    }

    [HttpGet("sign-in/code")]
    public async Task<IActionResult> Code(string? returnUrl, bool rememberMe) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? RedirectToAction(nameof(SignIn), new { returnUrl })
            : View(new CodeForm { ReturnUrl = returnUrl, RememberMe = rememberMe });

    [HttpPost("sign-in/code")]
    public async Task<IActionResult> Code(CodeForm form)
    {
        if (!ModelState.IsValid)
            return View(form);

        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person)
            return RedirectToAction(nameof(SignIn), new { form.ReturnUrl });

        var areTriesLeft = await tries.AreLeft(person);
        if (areTriesLeft && await TryCode(person, form))
            return GoTo(form.ReturnUrl);

        ModelState.AddModelError(nameof(form.Code), areTriesLeft ? CodeRefusal : CodeLocked);
        return View(form);
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        TempData.ShowMessage("You are signed out.");
        return RedirectToAction(nameof(SignIn));
    }

    async Task<SignInResult> TryPassword(SignInForm form)
    {
        var person = await signIn.UserManager.FindByEmailAsync(form.Email.Trim());
        if (person is null || !await tries.AreLeft(person))
        {
            // As long an answer for an address that is unknown or has no tries left as for one that has.
            signIn.UserManager.PasswordHasher.HashPassword(new StaffMember(), form.Password);
            return SignInResult.Failed;
        }

        var answer = await signIn.PasswordSignInAsync(person, form.Password, form.RememberMe, lockoutOnFailure: false);
        if (answer.Succeeded)
            await tries.Succeed(person);
        else if (!answer.RequiresTwoFactor)
            await tries.CountWrong(person);
        return answer;
    }

    async Task<bool> TryCode(StaffMember person, CodeForm form)
    {
        var answer = form.Digits is { } digits
            ? await signIn.TwoFactorAuthenticatorSignInAsync(digits, form.RememberMe, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(form.RecoveryCode);
        if (answer.Succeeded)
            await tries.Succeed(person);
        else
            await tries.CountWrong(person);
        return answer.Succeeded;
    }

    LocalRedirectResult GoTo(string? returnUrl) => LocalRedirect(Url.IsLocalUrl(returnUrl) ? Ascii(returnUrl) : Links.Start);

    // A header holds nothing else: an address with other letters is written as browsers write it.
    static string Ascii(string path) =>
        string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
