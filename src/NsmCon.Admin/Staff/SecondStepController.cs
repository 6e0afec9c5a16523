using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;
using QRCoder;

namespace NsmCon.Admin.Staff;

/// <summary>One-time codes from an app on the phone, asked for after the password.</summary>
[Route("admin/profile/second-step"), EnableRateLimiting(FormLimits.Policy)]
public class SecondStepController(UserManager<StaffMember> users, SignInManager<StaffMember> signIn) : Controller
{
    const int RecoveryCodes = 10;

    [HttpGet("")]
    public async Task<IActionResult> SetUp()
    {
        var me = await users.Of(User);
        return me.TwoFactorEnabled ? BackToProfile("The second step is on already.") : await ShowKey(me, new FirstCodeForm());
    }

    [HttpPost("")]
    public async Task<IActionResult> SetUp(FirstCodeForm form)
    {
        var me = await users.Of(User);
        if (me.TwoFactorEnabled) return BackToProfile("The second step is on already.");
        if (!await IsRight(me, form)) return await ShowKey(me, form);

        await users.SetTwoFactorEnabledAsync(me, enabled: true).OrRefuse();
        await signIn.RefreshSignInAsync(me);
        return await ShowNewCodes(me);
    }

    [HttpGet("key.svg"), ResponseCache(NoStore = true)]
    public async Task<IActionResult> Picture()
    {
        var me = await users.Of(User);
        if (me.TwoFactorEnabled || await users.GetAuthenticatorKeyAsync(me) is not { } key) return NotFound();

        var address = Uri.EscapeDataString(me.Email!);
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/NsmCon:{address}?secret={key}&issuer=NsmCon&digits=6", QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return Content(picture.GetGraphic(4, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute), "image/svg+xml");
    }

    [HttpPost("codes")]
    public async Task<IActionResult> NewCodes(ConfirmForm form)
    {
        var me = await users.Of(User);
        if (!me.TwoFactorEnabled) return BackToProfile("The second step is off: it needs no recovery codes.");
        return await users.CheckPasswordAsync(me, form.Password) ? await ShowNewCodes(me) : RefusePassword();
    }

    [HttpPost("off")]
    public async Task<IActionResult> TurnOff(ConfirmForm form)
    {
        var me = await users.Of(User);
        if (!await users.CheckPasswordAsync(me, form.Password)) return RefusePassword();

        await users.SetTwoFactorEnabledAsync(me, enabled: false).OrRefuse();
        await users.ResetAuthenticatorKeyAsync(me).OrRefuse();
        await signIn.RefreshSignInAsync(me);
        return BackToProfile("The second step is off: your password alone lets you in.");
    }

    async Task<bool> IsRight(StaffMember me, FirstCodeForm form)
    {
        var digits = string.Concat(form.Code.Where(char.IsAsciiDigit));
        if (ModelState.IsValid && !await users.VerifyTwoFactorTokenAsync(me, users.Options.Tokens.AuthenticatorTokenProvider, digits))
            ModelState.AddModelError(nameof(form.Code), "This code is not right. Type the one that the app shows now, and check that your phone's clock is right.");
        return ModelState.IsValid;
    }

    async Task<IActionResult> ShowKey(StaffMember me, FirstCodeForm form)
    {
        if (await users.GetAuthenticatorKeyAsync(me) is null)
        {
            await users.ResetAuthenticatorKeyAsync(me).OrRefuse();
            await signIn.RefreshSignInAsync(me);
        }

        var key = await users.GetAuthenticatorKeyAsync(me);
        return View("SetUp", new SecondStepPage(form, string.Join(' ', key!.Chunk(4).Select(group => new string(group)))));
    }

    async Task<IActionResult> ShowNewCodes(StaffMember me) =>
        View("RecoveryCodes", (await users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes))!.ToList());

    LocalRedirectResult BackToProfile(string sentence)
    {
        TempData.Say(sentence);
        return LocalRedirect("/admin/profile");
    }

    LocalRedirectResult RefusePassword()
    {
        TempData.Refuse("This is not your password: nothing was changed.");
        return LocalRedirect("/admin/profile");
    }
}
