using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

public class PackagesFileTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Prices_in_another_currency_are_changed_and_no_conflict(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var file = await File.ReadAllTextAsync($"{app.Folder}/content/packages/nsmconeu2020.toml");

        var plan = await app.Plan(Imports.Packages(file.Replace("currency = \"USD\"", "currency = \"EUR\""), "packages/nsmconeu2020.toml"));

        Assert.All(plan.Lines(), line => Assert.StartsWith("Changed", line, StringComparison.Ordinal));
        Assert.Contains("Changed package Event price: 15,000 USD -> 15,000 EUR", plan.Lines());
    }

    const string Two = """
        currency = "EUR"
        [[package]]
        key = "gold"
        name = "Gold"
        price = 1000.50
        benefits = ["A talk", { text = "Logo", parts = ["Website", "Slides"] }]
        [[package]]
        key = "shirt"
        name = "Shirt"
        price = 300
        max = 2
        onlyWith = "gold"

        """;

    [Theory]
    [InlineData("prcie = 5\n", "13:1 P301")]
    [InlineData("[[pakcage]]\n", "13:1 P301")]
    [InlineData("price = \n", "13:9 P201")]
    [InlineData("intro = \"\\", "13:11 P201")]
    [InlineData("intro = 5\n", "13:9 P302")]
    [InlineData("benefits = [5]\n", "13:13 P302")]
    [InlineData("benefits = [{ parts = [\"a\"] }]\n", "13:13 P303")]
    [InlineData("[[package]]\nname = \"Nameless\"\nprice = 1\n", "13:1 P303")]
    [InlineData("[[package]]\nkey = \"gold\"\nname = \"Gold again\"\nprice = 1\nmax = 1\n", "17:1 P304")]
    [InlineData("[[package]]\nkey = \"a\"\nname = \"A\"\nprice = 1\nonlyWith = \"b\"\n", "13:1 P305")]
    [InlineData("[[package]]\nkey = \"a\"\nname = \"A\"\nprice = -1\n", "16:9 P302")]
    [InlineData("[[package]]\nkey = \"a\"\nname = \"A\"\nprice = \"1\"\n", "16:9 P302")]
    public void A_fault_has_its_place(string added, string place)
    {
        var file = Imports.Packages(Two + added);

        Assert.Contains(file.Findings, finding => $"{finding.Line}:{finding.Column} {finding.Code}" == place);
        Assert.False(Imports.Packages(Two).HasErrors);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Packages_come_in_with_their_event_and_change_with_the_file(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Packages(Two), Imports.Page(Imports.Grace));

        var plan = await app.Import(
            Imports.Packages(
                Two.Replace("1000.50", "1200").Replace("\"A talk\", ", "").Replace("max = 2", "max = 3").Replace("onlyWith = \"gold\"", "")
            )
        );

        await using var db = app.OpenDb();
        Assert.Equal(
            [
                "Changed package Gold price: 1,000.5 EUR -> 1,200 EUR",
                "Changed package Gold benefits: A talk\nLogo: Website, Slides -> Logo: Website, Slides",
                "Changed package Shirt max: 2 -> 3",
                "Changed package Shirt only with: gold -> ",
            ],
            plan.Lines()
        );
        var packages = await db
            .Packages.Include(p => p.Benefits)
            .Include(p => p.Quota)
            .Where(p => db.Events.Any(e => e.Id == p.EventId && e.Slug == "gracecon"))
            .OrderBy(p => p.Position)
            .ToListAsync();
        Assert.Equal(
            ["Gold 120000 EUR  ", "Shirt 30000 EUR 3 "],
            packages.Select(p => $"{p.Name} {p.PriceCents} {p.Currency} {p.Quota?.Size} {p.OnlyWithPackageId}")
        );
        Assert.Equal("EUR", await db.Events.Where(e => e.Slug == "gracecon").Select(e => e.Currency).SingleAsync());
        Assert.Equal(["Logo"], packages[0].Benefits.Select(benefit => benefit.Text));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_is_never_below_what_is_taken(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace), Imports.Packages(Two));
        await Take(app, "Acme", "Gold", "Shirt");
        await Take(app, "Initech", "Gold", "Shirt");

        var lower = await app.Import(Imports.Packages(Two.Replace("max = 2", "max = 1")));
        await app.Import(Imports.Packages(Two.Replace("name = \"Gold\"", "name = \"Gold\"\nmax = 5")));

        await using var db = app.OpenDb();
        var finding = Assert.Single(lower.Files[0].File.Findings);
        Assert.Equal(
            "11:1 P306 2 of Shirt are taken already: the max cannot be 1.",
            $"{finding.Line}:{finding.Column} {finding.Code} {finding.Message}"
        );
        var gold = await db.Quotas.SingleAsync(quota => quota.Name == "Gold");
        Assert.Equal((5, 2), (gold.Size, gold.Taken));
        Assert.Equal(2, (await db.Quotas.SingleAsync(quota => quota.Name == "Shirt")).Size);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_gone_from_the_file_goes_unless_somebody_took_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace), Imports.Packages(Two));
        await Take(app, "Acme", "Gold");

        var plan = await app.Import(Imports.Packages("currency = \"EUR\"\n"));

        Assert.Equal(
            [
                "Note package Gold :  -> It is no longer in the file, but sponsors took it or asked about it, so it stays.",
                "Gone package Shirt :  -> ",
            ],
            plan.Lines()
        );
        await using var db = app.OpenDb();
        Assert.Equal(["Gold"], await db.Packages.Where(p => p.Currency == "EUR").Select(p => p.Name).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Packages_of_one_name_have_limits_of_their_own(string provider)
    {
        const string Main = "[[package]]\nkey = \"booth-main\"\nname = \"Booth\"\ngroup = \"Main\"\nprice = 1000\nmax = 10\n",
            Day = "[[package]]\nkey = \"booth-day\"\nname = \"Booth\"\ngroup = \"Day\"\nprice = 100\nmax = 4\n";
        foreach (var first in new[] { Main + Day, Main })
        {
            await using var app = await RunningApp.Start(provider);
            await app.Import(Imports.Page(Imports.Grace), Imports.Packages(first));

            await app.Import(Imports.Packages(Main + Day));
            await app.Import(Imports.Packages(Main));
            await app.Import(Imports.Packages(Main + Day));

            await using var db = app.OpenDb();
            var limits = await db
                .Packages.Where(package => package.Name == "Booth")
                .OrderBy(package => package.Key)
                .Select(package => $"{package.Key}: {package.Quota!.Size}")
                .ToListAsync();
            Assert.Equal(["booth-day: 4", "booth-main: 10"], limits);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Packages_of_no_event_are_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        var plan = await app.Import(Imports.Packages(Two));

        Assert.Equal(
            "There is no event gracecon: import its page first, or give the file the name of the event's page.",
            Assert.Single(plan.Files[0].File.Findings).Message
        );
    }

    static async Task Take(RunningApp app, string company, params string[] names)
    {
        await using var db = app.OpenDb();
        var sponsor = new Sponsor { Name = company };
        db.Sponsors.Add(sponsor);
        foreach (var name in names)
        {
            var package = await db.Packages.SingleAsync(p => p.Name == name && p.Currency == "EUR");
            await new TakePackage(db).Take(package.Id, sponsor, DateTime.UtcNow, by: "ada@example.org");
        }
    }
}
