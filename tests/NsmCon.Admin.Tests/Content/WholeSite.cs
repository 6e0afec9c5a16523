using System.Globalization;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A site as whole communities have it: conferences among meetups, questions, translations, bundles and leftovers.</summary>
static class WholeSite
{
    public const int Conferences = 6,
        Meetups = 72,
        PlainPages = Meetups + 8;

    public static async Task<Site> Create()
    {
        var site = new Site();
        site.Write("hugo.toml", "title = \"A community\"\ndefaultContentLanguage = \"en\"\n");
        site.Write("layouts/shortcodes/faqs.html", "<dl>{{ .Inner }}</dl>");
        site.Write("themes/plain/layouts/_shortcodes/docs/alert.html", "<p>{{ .Inner }}</p>");
        for (var number = 1; number <= Conferences; number++)
            site.Write($"content/events/con{number}.md", Conference($"Con {number}", number));
        site.Write("content/events/Upper_Case.md", Conference("Upper Case", 7));
        site.Write(
            "content/events/draft-con.md",
            Conference("Draft Con", 8).Replace("+++\ntitle", "+++\ndraft = true\ntitle", StringComparison.Ordinal)
        );
        AddBundles(site);
        AddPlainPages(site);
        await AddOddFiles(site);
        return site;
    }

    static void AddBundles(Site site)
    {
        foreach (var year in new[] { "2021", "2022" })
        {
            site.Write($"content/events/{year}/summit-{year}/index.md", Conference($"Summit {year}", 9));
            site.Write($"content/events/{year}/summit-{year}/index.de.md", Conference($"Gipfel {year}", 9));
            foreach (var side in new[] { "faq", "travel", "venue/map" })
                site.Write($"content/events/{year}/summit-{year}/{side}.md", Plain(side));
        }
    }

    static void AddPlainPages(Site site)
    {
        foreach (var year in new[] { "2023", "2024" })
        {
            site.Write($"content/events/{year}/eu/_index.md", Plain("Section"));
            foreach (var page in new[] { "faq", "venue", "RSVP here", "Über_uns" })
                site.Write($"content/events/{year}/eu/{page}.md", Plain(page));
        }

        for (var number = 1; number <= Meetups; number++)
            site.Write(
                $"content/events/meetups/meetup-{number}.md",
                Plain($"Meetup {number}").Replace("+++\n\n", $"date = 2024-{(number % 12) + 1:00}-10\n+++\n\n", StringComparison.Ordinal)
            );
        foreach (var language in new[] { "de", "zh-hans" })
        {
            site.Write($"content/events/con1.{language}.md", Conference("Con 1", 1));
            for (var number = 1; number <= 10; number++)
                site.Write($"content/events/meetups/meetup-{number}.{language}.md", Plain("Treffen"));
        }
    }

    static async Task AddOddFiles(Site site)
    {
        var events = Path.Combine(site.Folder, "content/events");
        // What an editor makes while a file is edited leads nowhere.
        File.CreateSymbolicLink(Path.Combine(events, ".#con1.md"), "ada@laptop.example.org.4711:1600000000");
        File.CreateSymbolicLink(Path.Combine(events, "gone.md"), "nowhere.md");
        File.CreateSymbolicLink(Path.Combine(events, "circle.md"), "circle.md");
        Directory.CreateSymbolicLink(Path.Combine(events, "loop"), ".");
        site.Write("content/events/#con2.md#", "An editor's copy.");
        site.Write("content/events/.draft.md", "Not for anybody.");
        await File.WriteAllBytesAsync(Path.Combine(events, "huge.md"), new byte[(10 * 1024 * 1024) + 1]);
        Assert.Equal(0, (await site.Run("mkfifo", Path.Combine(events, "pipe.md"))).Exit);
    }

    static string Conference(string title, int day) =>
        Imports
            .Grace.Replace("GraceCon", title, StringComparison.Ordinal)
            .Replace("July 4", $"July {day.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal)
        + "\n# Questions\n{{< faqs >}}When? Soon.{{< /faqs >}}\n{{< docs/alert >}}Bring a badge.{{< /docs/alert >}}\n";

    static string Plain(string title) =>
        $"+++\ntitle = \"{title}\"\n+++\n\nA page like many others.\n\n{{{{< faqs >}}}}Where? Here.{{{{< /faqs >}}}}\n";
}
