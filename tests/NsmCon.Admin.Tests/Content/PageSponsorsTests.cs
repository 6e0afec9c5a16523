using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>The sponsors whom the site's page shows come in with the page, and nobody is said to have taken a package.</summary>
public class PageSponsorsTests
{
    const string Slug = "gracecon";

    static readonly string Page =
        Imports.Grace
        + """
            # Sponsors
            {{< sponsor_section sponsor_type="Event Sponsors" >}}
            {{< sponsor_logo sponsor_name="Acme" src="https://acme.example/a.svg" href="https://acme.example" >}}
            {{< sponsor_logo sponsor_name="Bell <b>" src="/img/none.svg" href="javascript:alert(1)" >}}
            {{< /sponsor_section >}}
            {{< sponsor_section sponsor_type="Lunch" >}}
            {{< sponsor_logo sponsor_name="Curie" src="/img/curie.svg" href="https://curie.example" >}}
            {{< /sponsor_section >}}

            """;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task They_stand_on_the_public_page_with_logo_and_address_under_its_headings(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        Directory.CreateDirectory($"{app.Folder}/static/img");
        await File.WriteAllTextAsync($"{app.Folder}/static/img/curie.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        await app.Import(Imports.Page(Page));

        var sponsors = await Sponsors(app);

        Assert.Equal(["Event Sponsors", "Lunch"], sponsors.QuerySelectorAll("dt").Select(heading => heading.Words()));
        Assert.Equal(
            [
                "https://acme.example noopener sponsored https://acme.example/a.svg Acme",
                "https://curie.example noopener sponsored /img/curie.svg Curie",
            ],
            sponsors
                .QuerySelectorAll("a")
                .Select(link =>
                    $"{link.GetAttribute("href")} {link.GetAttribute("rel")} {link.QuerySelector("img")!.GetAttribute("src")} {link.QuerySelector("img")!.GetAttribute("alt")}"
                )
        );
        Assert.Equal("Bell <b>", sponsors.QuerySelector("span.logo").Words());
        await using var db = app.OpenDb();
        Assert.False(await db.Sponsorships.AnyAsync());
        Assert.False(await db.Sponsors.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_of_the_page_changes_them_and_nothing_is_left_to_write(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await File.WriteAllTextAsync(app.PageFile(Slug), Page);
        await app.ImportDisk(Slug);
        var export = await app.Export(Slug);
        await File.WriteAllTextAsync(app.PageFile(Slug), Page.Replace("Acme", "Acme Works", StringComparison.Ordinal));

        var plan = await app.ImportDisk(Slug);

        Assert.Empty(export.Lines);
        Assert.Equal("Changed event GraceCon sponsors", Assert.Single(plan.Lines()).Split(':')[0]);
        Assert.Equal("Acme Works", (await Sponsors(app)).QuerySelector("img")!.GetAttribute("alt"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_took_a_package_here_stands_under_it_once_and_the_page_s_own_of_that_name_beside(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Page), Imports.Packages("[[package]]\nkey = \"lunch\"\nname = \"Lunch\"\nprice = 7500\n"));
        await using (var db = app.OpenDb())
        {
            var acme = new Sponsor { Name = "ACME" };
            db.Add(acme);
            await db.SaveChangesAsync();
            await new TakePackage(db).Take(
                await db
                    .Packages.Where(package => db.Events.Any(e => e.Id == package.EventId && e.Slug == Slug))
                    .Select(package => package.Id)
                    .SingleAsync(),
                acme,
                app.Clock.GetUtcNow().UtcDateTime,
                by: "ada@example.org"
            );
        }

        var sponsors = await Sponsors(app);
        using var staff = await app.SignIn();
        var list = await staff.Open($"/admin/events/{Slug}/sponsors");

        Assert.Equal(
            ["Lunch: ACME, Curie", "Event Sponsors: Bell <b>"],
            sponsors
                .QuerySelectorAll("dt")
                .Select(heading =>
                    $"{heading.Words()}: {string.Join(", ", heading.NextElementSibling!.QuerySelectorAll(".logo").Select(Name))}"
                )
        );
        Assert.Contains(
            "The site's page also shows 2 sponsors without a package here: Bell <b>, Curie.",
            list.Body.Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Those_of_a_page_that_an_earlier_version_imported_come_in_at_the_next_start(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Page));
        await app.Change(
            (db, _) =>
            {
                db.Events.Single(e => e.Slug == Slug).PageSponsors = [];
                db.ImportedPages.Single(page => page.Path == "events/gracecon.md").ReadBy = 0;
            },
            Slug
        );

        await using (var db = app.OpenDb())
            await new ReadPagesAgain(db).TakeWhatIsNew();

        await using var after = app.OpenDb();
        Assert.Equal(
            ["Acme", "Bell <b>", "Curie"],
            (await after.Events.SingleAsync(e => e.Slug == Slug)).PageSponsors.Select(sponsor => sponsor.Name)
        );
    }

    static async Task<IElement> Sponsors(RunningApp app)
    {
        using var visitor = app.Browser();
        return (await visitor.Open($"/events/{Slug}")).QuerySelector(".sponsors")!;
    }

    static string Name(IElement logo) => logo.QuerySelector("img")?.GetAttribute("alt") ?? logo.Words();
}
