using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Sponsors;

/// <summary>The seed event's packages, and companies that may take them.</summary>
static class Offers
{
    public const string Path = $"/admin/events/{RunningApp.Seed}/sponsors";

    public static async Task<Package> Package(this RunningApp app, string name)
    {
        await using var db = app.OpenDb();
        return await db
            .Packages.Include(p => p.Quota)
            .Include(p => p.Benefits)
            .SingleAsync(p => p.Name == name && db.Events.Any(e => e.Id == p.EventId && e.Slug == RunningApp.Seed));
    }

    public static async Task<Sponsor> AddSponsor(this RunningApp app, string name)
    {
        await using var db = app.OpenDb();
        var sponsor = db.Add(new Sponsor { Name = name }).Entity;
        await db.SaveChangesAsync();
        return sponsor;
    }

    public static async Task<Sponsorship> Give(this RunningApp app, Sponsor sponsor, string package)
    {
        var packageId = (await app.Package(package)).Id;
        await using var db = app.OpenDb();
        return await new TakePackage(db).Take(
            packageId,
            await db.Sponsors.SingleAsync(s => s.Id == sponsor.Id),
            DateTime.UtcNow,
            by: "test"
        );
    }

    public static async Task<HttpResponseMessage> Give(this HttpClient browser, Sponsor sponsor, Package package) =>
        await browser.Send(Path, new() { ["Give.SponsorId"] = $"{sponsor.Id}", ["Give.PackageId"] = $"{package.Id}" }, "#give");
}
