using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>What sponsors took or asked for stays true when an import of packages is undone.</summary>
public class UndoPackagesTests
{
    const string Path = "packages/nsmconeu2020.toml",
        Content = $"/admin/events/{RunningApp.Seed}/content";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_that_came_in_counts_what_was_taken_and_goes_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Take(app, "Lunch");
        await Import(app, "key = \"lunch\"", "key = \"lunch\"\nmax = 2");
        await using var db = app.OpenDb();
        var limit = await db
            .Packages.Where(package => package.Key == "lunch")
            .Select(package => new { package.Quota!.Size, package.Quota.Taken })
            .SingleAsync();

        Assert.Empty(await new CheckLimits(db).FindFaults());

        var said = await Undo(app);

        Assert.Equal((2, 1), (limit.Size, limit.Taken));
        Assert.Contains("was undone", said, StringComparison.Ordinal);
        Assert.Null((await db.Packages.SingleAsync(package => package.Key == "lunch")).QuotaId);
        Assert.Empty(await new CheckLimits(db).FindFaults());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_that_comes_back_counts_what_was_taken_without_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Import(app, "max = 2\n", "");
        await Take(app, "Event", "T-Shirt");

        var said = await Undo(app);

        await using var db = app.OpenDb();
        var limit = await db
            .Packages.Where(package => package.Key == "t-shirt")
            .Select(package => new { package.Quota!.Size, package.Quota.Taken })
            .SingleAsync();
        Assert.Contains("was undone", said, StringComparison.Ordinal);
        Assert.Equal((2, 1), (limit.Size, limit.Taken));
        Assert.Empty(await new CheckLimits(db).FindFaults());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_that_an_inquiry_asks_for_is_not_undone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Import(
            app,
            "[[package]]\nkey = \"lunch\"",
            "[[package]]\nkey = \"dinner\"\nname = \"Dinner\"\ngroup = \"Others\"\nprice = 10\nbenefits = [\"Signs\"]\n\n[[package]]\nkey = \"lunch\""
        );
        await using var db = app.OpenDb();
        using var visitor = app.Browser();
        var dinner = await db.Packages.SingleAsync(package => package.Key == "dinner");
        using var asked = await visitor.Send(
            $"/events/{RunningApp.Seed}/sponsor",
            new()
            {
                ["Company"] = "Acme",
                ["ContactName"] = "Ada",
                ["Email"] = "ada@example.org",
                ["Message"] = "Dinner?",
                ["PackageIds"] = $"{dinner.Id}",
            }
        );
        Assert.True(
            await db.Set<InquiryPackage>().AnyAsync(wanted => wanted.PackageId == dinner.Id),
            (await asked.Page()).QuerySelector("main").Words()
        );

        var said = await Undo(app);

        Assert.Equal($"“Imported {Path}” cannot be undone: an inquiry asks for a package that came in with it. Nothing was done.", said);
        Assert.True(await db.Packages.AnyAsync(package => package.Key == "dinner"));
    }

    static async Task Take(RunningApp app, params string[] packages)
    {
        await using var db = app.OpenDb();
        var sponsor = new Sponsor { Name = "Acme" };
        db.Sponsors.Add(sponsor);
        await db.SaveChangesAsync();
        foreach (var name in packages)
            await new TakePackage(db).Take(
                await db.Packages.Where(package => package.Name == name).Select(package => package.Id).SingleAsync(),
                sponsor,
                app.Clock.GetUtcNow().UtcDateTime,
                "ada@example.org"
            );
    }

    static async Task Import(RunningApp app, string from, string to)
    {
        var text = await File.ReadAllTextAsync($"{app.Folder}/content/{Path}");
        Assert.Contains(from, text, StringComparison.Ordinal);
        var plan = await app.Import(Imports.Packages(text.Replace(from, to, StringComparison.Ordinal), Path));
        Assert.True(plan.HasWork, string.Join('\n', plan.Files[0].File.Findings));
    }

    static async Task<string> Undo(RunningApp app)
    {
        using var staff = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        using var answer = await staff.Send(Content, [], "form[action$='/undo']");
        return (await answer.Page()).ReadMessage();
    }
}
