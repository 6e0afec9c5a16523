using System.Net;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Sponsors;

public class SponsorListTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_belongs_to_another_event_is_not_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var other = await app.AddEvent("other");
        await app.AddSponsorship(other, "Theirs", 100_00, "Rival");
        await using var db = app.OpenDb();
        var theirs = db.Sponsorships.Single(s => s.EventId == other.Id);
        var acme = await app.AddSponsor("Acme");
        var lunch = await app.Package("Lunch");
        using var browser = await app.SignIn();
        var page = await browser.Open(Offers.Path);
        var give = page.QuerySelector("#give")!;

        var borrowed = await browser.Send(
            give,
            "",
            new() { ["Give.SponsorId"] = $"{acme.Id}", ["Give.PackageId"] = $"{theirs.PackageId}" }
        );
        var needed = await browser.Send($"{Offers.Path}/packages/{lunch.Id}", new() { ["OnlyWithPackageId"] = $"{theirs.PackageId}" });

        Assert.DoesNotContain("Rival", page.QuerySelector("tbody").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, borrowed.StatusCode);
        Assert.Contains(
            "The package under \"Only with\" is no longer there. Choose another one.",
            (await needed.Page()).Body.Words(),
            StringComparison.Ordinal
        );
        foreach (var path in new[] { $"{theirs.Id}/cancel", $"packages/{theirs.PackageId}", $"packages/{theirs.PackageId}/delete" })
        {
            give.SetAttribute("action", $"{Offers.Path}/{path}");
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(give, "", [])).StatusCode);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_list_asks_as_much_for_one_row_as_for_three_hundred(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.AddSponsorship(ours, "Lunch", 100_00, "Acme");
        using var browser = await app.SignIn();
        string[] paths = ["/admin/events/ours/sponsors", "/admin/events/ours/sponsors/packages"];
        var few = new List<int>();
        foreach (var path in paths)
            few.Add(await browser.QueriesOf(path));

        await using var db = app.OpenDb();
        db.AddRange(
            Enumerable
                .Range(0, 299)
                .Select(i => new Package
                {
                    EventId = ours.Id,
                    Key = $"p{i}",
                    Name = $"Package {i}",
                })
        );
        await db.SaveChangesAsync();
        var acme = db.Sponsors.Single(s => s.Name == "Acme");
        db.AddRange(
            db.Packages.Where(p => p.EventId == ours.Id && p.Name != "Lunch")
                .Select(p => p.Id)
                .ToList()
                .Select(id => new Sponsorship
                {
                    EventId = ours.Id,
                    SponsorId = acme.Id,
                    PackageId = id,
                })
        );
        await db.SaveChangesAsync();

        var many = new List<int>();
        foreach (var path in paths)
            many.Add(await browser.QueriesOf(path));
        var page = await browser.Open(paths[0]);

        Assert.Equal(few, many);
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("1 to 50 of 300", page.QuerySelector(".pager").Words(), StringComparison.Ordinal);
    }
}
