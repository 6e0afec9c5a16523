using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>The site lies below a folder that happens to be named as one of its own.</summary>
public class ContentPlaceTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Below_a_folder_named_events_only_the_site_s_events_come_in_and_their_pages_are_written(string provider)
    {
        using var place = Grace("srv/events/site/content");
        await using var app = await RunningApp.StartEmpty(provider, $"Content:Path={place.Folder}/srv/events/site/content");

        await app.Change((_, talks) => talks[0].Title = "Loaders", "gracecon");
        var export = await app.Export("gracecon");

        await using var db = app.OpenDb();
        Assert.Equal(["gracecon"], await db.Events.Select(e => e.Slug).ToListAsync());
        Assert.Equal(["events/gracecon.md"], await db.ImportedPages.Select(page => page.Path).ToListAsync());
        Assert.Contains(
            "title=\"Loaders\"",
            await File.ReadAllTextAsync(Path.Combine(place.Folder, "srv/events/site/content", export.Path)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_content_folder_without_events_has_none_wherever_it_lies()
    {
        using var place = new Site();
        place.Write("events/packages/content/about.md", Imports.Grace);
        place.Write("events/packages/content/theme.toml", "");

        var refusal = Assert.Throws<RuleBrokenException>(() =>
            ContentFile.Folder(new GuardedFolder($"{place.Folder}/events/packages/content"))
        );

        Assert.Contains("has no pages under events/ and no files under packages/.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_or_a_folder_inside_of_events_can_be_named_alone()
    {
        using var place = Grace("srv/events/site/content");
        place.Write("srv/events/site/content/events/adacon/index.md", "+++\ntitle = \"AdaCon\"\n+++\n{{% Talk %}}\n");
        const string content = "srv/events/site/content";

        var found = new[] { content, $"{content}/events", $"{content}/events/adacon", $"{content}/events/gracecon.md", "srv" }.Select(
            path => Paths($"{place.Folder}/{path}")
        );
        var (_, whole, _) = await place.Check(content);
        var (_, alone, _) = await place.Check($"{content}/events/adacon");

        Assert.Equal(
            [
                "events/adacon/index.md events/gracecon.md",
                "events/adacon/index.md events/gracecon.md",
                "events/adacon/index.md",
                "events/gracecon.md",
                "events/site/content/about.md events/adacon/index.md events/gracecon.md",
            ],
            found
        );
        Assert.EndsWith("2 files: 1 error, 0 warnings, 0 infos.\n", whole, StringComparison.Ordinal);
        Assert.EndsWith("1 file: 1 error, 0 warnings, 0 infos.\n", alone, StringComparison.Ordinal);
    }

    static string Paths(string path) =>
        string.Join(' ', ContentFile.Find(new(path)).Select(file => ContentFile.Read(file, new GuardedFolder(path)).Path));

    static Site Grace(string content)
    {
        var site = new Site();
        site.Write($"{content}/events/gracecon.md", Imports.Grace);
        site.Write($"{content}/about.md", "+++\ntitle = \"About\"\n+++\n");
        return site;
    }
}
