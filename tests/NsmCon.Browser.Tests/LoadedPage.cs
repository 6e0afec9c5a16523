using Microsoft.Playwright;

namespace NsmCon.Browser.Tests;

/// <summary>When a page is all there.</summary>
static class LoadedPage
{
    /// <summary>
    /// Waits until the page and its scripts have loaded. The page itself is asked: where one page follows another within moments, Playwright's own wait may
    /// miss that the second has loaded.
    /// </summary>
    public static Task Loaded(this IPage page) =>
        page.WaitForFunctionAsync("() => performance.getEntriesByType('navigation')[0]?.loadEventEnd > 0", null, new() { PollingInterval = 50 });
}
