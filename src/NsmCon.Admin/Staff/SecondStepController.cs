using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;
using QRCoder;

namespace NsmCon.Admin.Staff;

/// <summary>One-time codes from an app on the phone, asked for after the password.</summary>
[Route("admin/profile/second-step"), LimitAttempts]
public class SecondStepController(UserManager<StaffMember> users, SignInManager<StaffMember> signIn, SignInTries tries) : Controller
{
    // Where UserManager reads the key of a person's app.
    const string KeyStore = "[AspNetUserStore]",
        KeyName = "AuthenticatorKey";

    const int RecoveryCodes = 10;

    [HttpGet("")]
    public async Task<IActionResult> SetUp()
    {
        var me = await users.GetAccount(User);
        return me.TwoFactorEnabled ? BackToProfile("The second step is on already.") : View("Confirm", new ConfirmForm());
    }

    /// <summary>A new key each time, for whoever knows the password. It counts once a code has proved that an app has it.</summary>
    [HttpPost("key"), PrivatePage]
    public async Task<IActionResult> Key(ConfirmForm form)
    {
        var me = await users.GetAccount(User);
        if (me.TwoFactorEnabled)
            return BackToProfile("The second step is on already.");
        if (ModelState.IsValid && await tries.Refusal(me, form.Password) is { } refusal)
            ModelState.AddModelError(nameof(form.Password), refusal);
        if (!ModelState.IsValid)
            return View("Confirm", form);

        var key = users.GenerateNewAuthenticatorKey();
        await users.SetAuthenticationTokenAsync(me, KeyStore, KeyName, key).OrRefuse();
        return ShowKey(me, new FirstCodeForm { Key = key });
    }

    [HttpPost(""), PrivatePage]
    public async Task<IActionResult> SetUp(FirstCodeForm form)
    {
        var me = await users.GetAccount(User);
        if (me.TwoFactorEnabled)
            return BackToProfile("The second step is on already.");
        // A key that was made elsewhere since is for the one who made it.
        if (form.Key != await users.GetAuthenticatorKeyAsync(me))
            return BackToProfile("A newer key was made meanwhile. Set the second step up once more.");
        if (!await IsRight(me, form))
            return ShowKey(me, form);

        await users.SetTwoFactorEnabledAsync(me, enabled: true).OrRefuse();
        await signIn.RefreshSignInAsync(me);
        return await ShowNewCodes(me);
    }

    [HttpPost("codes"), PrivatePage]
    public async Task<IActionResult> NewCodes(ConfirmForm form)
    {
        var me = await users.GetAccount(User);
        if (!me.TwoFactorEnabled)
            return BackToProfile("The second step is off: it needs no recovery codes.");
        return await tries.Refusal(me, form.Password) is { } refusal ? Refuse(refusal) : await ShowNewCodes(me);
    }

    [HttpPost("off")]
    public async Task<IActionResult> TurnOff(ConfirmForm form)
    {
        var me = await users.GetAccount(User);
        if (await tries.Refusal(me, form.Password) is { } refusal)
            return Refuse(refusal);

        await users.SetTwoFactorEnabledAsync(me, enabled: false).OrRefuse();
        await users.ResetAuthenticatorKeyAsync(me).OrRefuse();
        await signIn.RefreshSignInAsync(me);
        return BackToProfile("The second step is off: your password alone lets you in.");
    }

    async Task<bool> IsRight(StaffMember me, FirstCodeForm form)
    {
        var digits = string.Concat(form.Code.Where(char.IsAsciiDigit));
        if (ModelState.IsValid && !await users.VerifyTwoFactorTokenAsync(me, users.Options.Tokens.AuthenticatorTokenProvider, digits))
            ModelState.AddModelError(
                nameof(form.Code),
                "This code is not right. Type the one that the app shows now, and check that your phone's clock is right."
            );
        return ModelState.IsValid;
    }

    ViewResult ShowKey(StaffMember me, FirstCodeForm form) =>
        View(
            "SetUp",
            new SecondStepPage(form, string.Join(' ', form.Key.Chunk(4).Select(group => new string(group))), Picture(me, form.Key))
        );

    static string Picture(StaffMember me, string key)
    {
        using var code = QRCodeGenerator.GenerateQrCode(
            $"otpauth://totp/NsmCon:{Uri.EscapeDataString(me.Email!)}?secret={key}&issuer=NsmCon&digits=6",
            QRCodeGenerator.ECCLevel.M
        );
        using var picture = new SvgQRCode(code);
        var svg = picture.GetGraphic(4, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg))}";
    }

    async Task<IActionResult> ShowNewCodes(StaffMember me) =>
        View("RecoveryCodes", (await users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes))!.ToList());

    LocalRedirectResult BackToProfile(string sentence)
    {
        TempData.ShowMessage(sentence);
        return LocalRedirect(Links.Profile);
    }

    LocalRedirectResult Refuse(string sentence)
    {
        TempData.Refuse($"{sentence} Nothing was changed.");
        return LocalRedirect(Links.Profile);
    }
}
