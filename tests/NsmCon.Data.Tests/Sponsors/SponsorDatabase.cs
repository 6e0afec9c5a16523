using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests.Sponsors;

/// <summary>Steps that the tests of sponsorships share.</summary>
static class SponsorDatabase
{
    public static async Task<Event> Event(this ConferenceDatabase conference, string slug = "nsmconeu2020")
    {
        var edition = A.Event(slug);
        await conference.Save(edition);
        return edition;
    }

    public static async Task Take(this ConferenceDatabase conference, Package package, Sponsor sponsor)
    {
        await using var db = conference.CreateDbContext();
        await new TakePackage(db).Take(package.Id, (await db.Sponsors.FindAsync(sponsor.Id))!, A.Day, by: "Grace");
    }

    public static async Task Cancel(this ConferenceDatabase conference, Package package, Sponsor sponsor)
    {
        await using var db = conference.CreateDbContext();
        var sponsorship = await db.Sponsorships.Standing().SingleAsync(s => s.PackageId == package.Id && s.SponsorId == sponsor.Id);
        await new CancelSponsorship(db).Cancel(sponsorship, A.Day, by: "Grace");
    }

    /// <summary>The names of the packages that the sponsor has.</summary>
    public static Task<List<string>> PackagesOf(this ConferenceDatabase conference, Sponsor sponsor) =>
        conference.Read(db =>
            db.Sponsorships.Standing().Where(s => s.SponsorId == sponsor.Id).Select(s => s.PackageName).OrderBy(name => name).ToListAsync()
        );
}
