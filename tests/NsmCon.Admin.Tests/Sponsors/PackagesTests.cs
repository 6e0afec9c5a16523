using Microsoft.EntityFrameworkCore;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Sponsors;

public class PackagesTests
{
    const string Packages = $"{Offers.Path}/packages";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_is_added_changed_and_deleted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();

        await browser.Send(
            $"{Packages}/new",
            new()
            {
                ["Name"] = "Bags",
                ["Key"] = "bags",
                ["Price"] = "2,500",
                ["Most"] = "3",
                ["Benefits"] = "Logo\r\n- on the bag",
                ["EventId"] = "99",
                ["PriceCents"] = "1",
            }
        );
        var added = await app.Package("Bags");
        var form = (await browser.Open($"{Packages}/{added.Id}")).QuerySelector("main form")!;
        await browser.Send(form, $"{Packages}/{added.Id}", new() { ["Most"] = "", ["Key"] = "stolen" });
        var changed = await app.Package("Bags");
        var stale = await (await browser.Send(form, $"{Packages}/{added.Id}", new() { ["Name"] = "Sacks" })).Page();
        var merged = await app.Package("Sacks");
        var list = await browser.Open(Packages);
        await browser.Send(list.QuerySelector($"form[action='{Packages}/{added.Id}/delete']")!, "", []);

        Assert.Equal((250_000, 3, "Logo"), (added.PriceCents, added.Quota!.Size, added.Benefits.Single().Text));
        Assert.Equal(["on the bag"], added.Benefits.Single().Parts);
        Assert.Equal(("bags", null), (changed.Key, changed.Quota));
        Assert.EndsWith("Both changes are in it.", stale.QuerySelector(".flash").Words(), StringComparison.Ordinal);
        Assert.Equal(("Sacks", null), (merged.Name, merged.Quota));
        await using var db = app.OpenDb();
        Assert.False(
            await db.Packages.AnyAsync(p => p.Key == "bags") || await db.Quotas.AnyAsync(q => q.Name == "Bags" || q.Name == "Sacks")
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_breaks_a_rule_is_refused_with_a_sentence_and_changes_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (whole, shirt) = (await app.Package("Event"), await app.Package("T-Shirt"));
        var acme = await app.AddSponsor("Acme");
        await app.Give(acme, "Event");
        await app.Give(acme, "T-Shirt");
        using var browser = await app.SignIn();

        async Task<string> Refusal(string path, Dictionary<string, string?> values) =>
            (await (await browser.Send($"{Packages}/{path}", values)).Page()).QuerySelector(".summary").Words();

        Assert.Contains(
            "Write an amount such as 2500",
            await Refusal($"{shirt.Id}", new() { ["Price"] = "1.005" }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 of T-Shirt are taken already: the limit cannot be 0.",
            await Refusal($"{shirt.Id}", new() { ["Most"] = "0" }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 of T-Shirt are taken: the limit can change, but not go.",
            await Refusal($"{shirt.Id}", new() { ["Most"] = "", ["Name"] = "T-Shirt" }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "would be needed for itself",
            await Refusal($"{whole.Id}", new() { ["OnlyWithPackageId"] = $"{shirt.Id}" }),
            StringComparison.Ordinal
        );
        Assert.Contains("no benefit above", await Refusal($"{shirt.Id}", new() { ["Benefits"] = "- part" }), StringComparison.Ordinal);
        Assert.Contains(
            "already a package with the key t-shirt",
            await Refusal(
                "new",
                new()
                {
                    ["Name"] = "Other",
                    ["Key"] = "t-shirt",
                    ["Price"] = "1",
                }
            ),
            StringComparison.Ordinal
        );
        var after = await app.Package("T-Shirt");
        Assert.Equal((shirt.PriceCents, shirt.Quota!.Size, shirt.Version), (after.PriceCents, after.Quota!.Size, after.Version));
        Assert.Null((await app.Package("Event")).OnlyWithPackageId);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_that_comes_later_counts_those_who_have_the_package(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var whole = await app.Package("Event");
        var acme = await app.AddSponsor("Acme");
        await app.Give(acme, "Event");
        using var browser = await app.SignIn();

        await browser.Send($"{Packages}/{whole.Id}", new() { ["Most"] = "1" });
        var refused = await (await browser.Give(await app.AddSponsor("Bolt"), whole)).Page();
        var list = await browser.Open(Packages);

        Assert.Contains("Event is sold out.", refused.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Contains("1 of 1", list.QuerySelector("tbody tr").Words(), StringComparison.Ordinal);
        Assert.Null(list.QuerySelector($"form[action='{Packages}/{whole.Id}/delete']"));
    }
}
