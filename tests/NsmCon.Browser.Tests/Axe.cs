using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace NsmCon.Browser.Tests;

/// <summary>Asks axe what keeps people from using a page.</summary>
static class Axe
{
    static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>A sentence for each rule that the page breaks, with the first elements that break it.</summary>
    public static async Task<string[]> Violations(this IPage page)
    {
        // Only the page itself: in the frame that shows a mail no script may run, and waiting for one there never ends.
        await page.Loaded();
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { iframes: false, resultTypes: ['violations'] })).violations
                .map(broken => `${broken.help}: ${broken.nodes.slice(0, 3).map(node => node.html).join(' | ')}`)
            """
        );
    }
}
