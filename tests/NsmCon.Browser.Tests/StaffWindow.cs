using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NsmCon.Data.Staff;
using NsmCon.Testbed.Running;

namespace NsmCon.Browser.Tests;

static class StaffWindow
{
    /// <summary>Opens a window and joins staff by a one-time link, as a new member does.</summary>
    public static async Task<Window> OpenForStaff(
        this Chromium chromium,
        RunningApp app,
        StaffRole role = StaffRole.Owner,
        int width = 1440,
        ColorScheme scheme = ColorScheme.Light,
        Action<BrowserNewContextOptions>? with = null
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        var secret = await scope
            .ServiceProvider.GetRequiredService<InviteStaff>()
            .Invite(null, role, null, TimeSpan.FromDays(1), app.Clock.GetUtcNow().UtcDateTime);
        var window = await chromium.Open(app.Url, width, scheme: scheme, with: with);
        await window.Page.GotoAsync($"/admin/welcome/{secret}");
        await window.Page.GetByLabel("Name").FillAsync("Mira Jansen");
        await window.Page.GetByLabel("E-mail").FillAsync($"mira.{Guid.NewGuid():N}@staff.example.org");
        await window.Page.GetByLabel("Password").FillAsync("a long enough password");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await window.Page.Leaves("/welcome/");
        return window;
    }
}
