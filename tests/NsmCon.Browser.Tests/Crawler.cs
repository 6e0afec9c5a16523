using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NsmCon.Browser.Tests;

/// <summary>Finds the pages that a person can reach by links, one of each kind: /registrations/7 and /registrations/8 are one kind, and so are /speakers/7-ada and /speakers/8-grace.</summary>
static partial class Crawler
{
    const int MostPages = 80;

    /// <summary>Visits each kind of page once and shows it to <paramref name="look"/>.</summary>
    public static async Task<IReadOnlyList<string>> Visit(Window window, IEnumerable<string> starts, Func<IPage, string, Task> look)
    {
        var waiting = new Queue<string>(starts);
        var kinds = waiting.Select(Kind).ToHashSet(StringComparer.Ordinal);
        var seen = new List<string>();
        while (waiting.TryDequeue(out var path) && seen.Count < MostPages)
        {
            var answer = await window.Page.GotoAsync(path);
            Assert.True(answer!.Status < 500, $"{path} answers {answer.Status}.");
            seen.Add(path);
            await look(window.Page, path);
            foreach (var link in await Links(window.Page))
            {
                if (kinds.Add(Kind(link)))
                    waiting.Enqueue(link);
            }
        }

        return seen;
    }

    // What is no page is not opened: files, and links out of the site.
    static async Task<IEnumerable<string>> Links(IPage page)
    {
        var all = await page.EvaluateAsync<string[]>(
            "() => [...document.links].filter(a => a.origin === location.origin && !a.hasAttribute('download')).map(a => a.pathname)"
        );
        return all.Where(path => !File().IsMatch(path)).Distinct(StringComparer.Ordinal);
    }

    static string Kind(string path) => Key().Replace(path, "/*");

    [GeneratedRegex(@"\.(pdf|ics|json|xml|atom|csv|svg|png|eml|txt)$|/preview|/export", RegexOptions.None, 1_000)]
    private static partial Regex File();

    [GeneratedRegex(@"/(\d+(-[a-z0-9-]+)?|[0-9A-Z]{20})(?=/|$)", RegexOptions.None, 1_000)]
    private static partial Regex Key();
}
