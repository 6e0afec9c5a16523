using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NsmCon.Browser.Tests;

/// <summary>When a page is all there.</summary>
static class LoadedPage
{
    const int Patience = 30_000;

    /// <summary>
    /// Waits until the page and its scripts have loaded. The page itself is asked: where one page follows another within moments, Playwright's own wait may
    /// miss that the second has loaded.
    /// </summary>
    public static Task Loaded(this IPage page) =>
        page.WaitForFunctionAsync(
            "() => performance.getEntriesByType('navigation')[0]?.loadEventEnd > 0",
            null,
            new() { PollingInterval = 50 }
        );

    /// <summary>Waits until the page is another one, whose address has <paramref name="pattern"/> in it, and is all there.</summary>
    public static async Task Arrives(this IPage page, string pattern)
    {
        await Expect(page).ToHaveURLAsync(new Regex(pattern), new() { Timeout = Patience });
        await page.Loaded();
    }

    /// <summary>Waits until the page is none whose address has <paramref name="pattern"/> in it, and is all there.</summary>
    public static async Task Leaves(this IPage page, string pattern)
    {
        await Expect(page).Not.ToHaveURLAsync(new Regex(pattern), new() { Timeout = Patience });
        await page.Loaded();
    }

    /// <summary>Presses keys one after the other. What a key does is known once the scripts of the page have run.</summary>
    public static async Task Press(this IPage page, params string[] keys)
    {
        await page.Loaded();
        foreach (var key in keys)
            await page.Keyboard.PressAsync(key);
    }
}
