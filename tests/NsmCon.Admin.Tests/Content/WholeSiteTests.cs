using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Settings;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A whole community's site comes in calmly: no file of it can stop the others.</summary>
public class WholeSiteTests
{
    [Fact]
    public async Task A_check_has_no_errors_and_a_line_for_each_odd_file()
    {
        using var site = await WholeSite.Create();

        var (exit, output, error) = await site.Check();

        Assert.Equal([], output.Split('\n').Where(line => line.Contains(" error ", StringComparison.Ordinal)));
        Assert.Equal(("", 0), (error, exit));
        Assert.True(Directory.GetFiles(site.Folder, "*.md", SearchOption.AllDirectories).Length > 120);
        Assert.Equal(
            [
                "content/events/.#con1.md I107",
                "content/events/.draft.md I107",
                "content/events/circle.md I106",
                "content/events/gone.md I106",
                "content/events/huge.md I106",
                "content/events/loop I106",
                "content/events/pipe.md I106",
            ],
            output
                .Split('\n')
                .Where(line => line.Contains(" I10", StringComparison.Ordinal))
                .Select(line => $"{line.Split(':')[0]} {line.Split(' ')[2]}")
        );
        Assert.DoesNotContain("H313", output, StringComparison.Ordinal);
        Assert.EndsWith(
            $" {WholeSite.PlainPages} pages without talks are no events. 24 translations and 6 side pages of bundles are left to Hugo.\n",
            output,
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_first_start_brings_every_conference_in_once_and_the_next_import_finds_nothing_new(string provider)
    {
        using var site = await WholeSite.Create();
        await using var app = await RunningApp.StartEmpty(provider, $"Content:Path={site.Folder}/content");

        await using var scope = app.Services.CreateAsyncScope();
        var planner = scope.ServiceProvider.GetRequiredService<PlanImport>();
        var plan = await planner.Plan(planner.Understand(ContentFile.Folder(app.Services.GetRequiredService<ConferenceSettings>().Site)));

        await using var db = app.OpenDb();
        var slugs = await db.Events.Select(e => e.Slug).ToListAsync();
        Assert.Equal(
            ["con1", "con2", "con3", "con4", "con5", "con6", "summit-2021", "summit-2022", "upper-case"],
            slugs.Order(StringComparer.Ordinal)
        );
        Assert.Equal("Con 1", await db.Events.Where(e => e.Slug == "con1").Select(e => e.Title).SingleAsync());
        Assert.Equal((false, false, 7), (plan.HasWork, plan.HasErrors, plan.Odd.Count));
    }

    [Theory]
    [InlineData("", "content/events/x.md content/events/x.de.md", "events/x.md")]
    [InlineData("", "content/events/x.de.md content/events/x.en.md", "events/x.en.md")]
    [InlineData("defaultContentLanguage: de", "content/events/x.de.md content/events/x.en.md", "events/x.de.md")]
    [InlineData("", "content/events/x.de.md content/events/x.fr.md", "events/x.de.md")]
    [InlineData(
        "defaultContentLanguage = 'de'",
        "content/de/events/x.md content/en/events/x.md content/en/events/y.md",
        "de/events/x.md en/events/y.md"
    )]
    [InlineData("", "content/events/v1.10.md content/events/v1.rc1.md", "events/v1.10.md events/v1.rc1.md")]
    [InlineData(
        "",
        "content/events/x/index.md content/events/x/faq.md content/events/x/more/faq.md content/events/faq.md",
        "events/faq.md events/x/index.md"
    )]
    [InlineData("", "content/events/x/index.de.md content/events/x/index.en.md content/events/x/faq.md", "events/x/index.en.md")]
    [InlineData("", "content/events/index.md content/events/x.md", "events/index.md events/x.md")]
    public void Translations_and_side_pages_are_known_as_Hugo_knows_them(string configuration, string files, string read)
    {
        using var site = new Site();
        site.Write(configuration.Contains('=', StringComparison.Ordinal) ? "hugo.toml" : "config/_default/hugo.yaml", configuration);
        foreach (var file in files.Split(' '))
            site.Write(file, Imports.Grace);
        var content = Path.Combine(site.Folder, "content");

        var found = ContentFile.InFolder(new(content));

        Assert.Equal(
            read,
            string.Join(' ', found.Where(file => file.PassedOver is null).Select(file => Path.GetRelativePath(content, file.File)))
        );
        Assert.Equal(files.Split(' ').Length, found.Count);
    }

    [Theory]
    [InlineData("events/Upper_Case.md", "upper-case")]
    [InlineData("events/Über uns.md", "uber-uns")]
    [InlineData("events/x.de.md", "x")]
    [InlineData("events/GraceCon/index.en.md", "gracecon")]
    [InlineData("packages/Upper_Case.toml", "upper-case")]
    public void The_name_of_a_file_becomes_the_name_of_its_event(string path, string slug) =>
        Assert.Equal(slug, ContentFile.FromImport(path, "").Understand(imageExists: null).Slug);
}
