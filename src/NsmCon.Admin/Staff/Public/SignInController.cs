using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace NsmCon.Admin.Staff.Public;

[AllowAnonymous, Route("admin"), EnableRateLimiting(FormLimits.Policy)]
public class SignInController(SignInManager<StaffMember> signIn) : Controller
{
    // One sentence for an unknown address, a wrong password and a locked address: it tells a guesser nothing.
    const string Refusal = "This address and this password do not go together. After ten wrong tries an address is locked for five minutes.";
    const string CodeRefusal = "This code is not right. Take the one that your app shows now, or a recovery code that you have not used.";
    const string CodeLocked = "There were too many wrong codes. Wait five minutes, then sign in again.";

    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl) =>
        signIn.IsSignedIn(User) ? GoTo(returnUrl) : View("SignIn", new SignInForm { ReturnUrl = returnUrl });

    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid) return View("SignIn", form);

        var answer = await TryPassword(form);
        if (answer.Succeeded) return GoTo(form.ReturnUrl);
        if (answer.RequiresTwoFactor) return RedirectToAction(nameof(Code), new { form.ReturnUrl, form.RememberMe });

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
        if (!ModelState.IsValid) return View(form);

        var answer = form.Digits is { } digits
            ? await signIn.TwoFactorAuthenticatorSignInAsync(digits, form.RememberMe, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(form.RecoveryCode);
        if (answer.Succeeded) return GoTo(form.ReturnUrl);

        ModelState.AddModelError(nameof(form.Code), answer.IsLockedOut ? CodeLocked : CodeRefusal);
        return View(form);
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        TempData.Say("You are signed out.");
        return RedirectToAction(nameof(SignIn));
    }

    async Task<SignInResult> TryPassword(SignInForm form)
    {
        var person = await signIn.UserManager.FindByEmailAsync(form.Email.Trim());
        if (person is not null && !await signIn.UserManager.IsLockedOutAsync(person))
            return await signIn.PasswordSignInAsync(person, form.Password, form.RememberMe, lockoutOnFailure: true);

        // As long an answer for an address that is unknown or locked as for one that is not.
        signIn.UserManager.PasswordHasher.HashPassword(new StaffMember(), form.Password);
        return SignInResult.Failed;
    }

    LocalRedirectResult GoTo(string? returnUrl) => LocalRedirect(Url.IsLocalUrl(returnUrl) ? Ascii(returnUrl) : "/admin");

    // A header holds nothing else: an address with other letters is written as browsers write it.
    static string Ascii(string path) => string.Concat(path.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
