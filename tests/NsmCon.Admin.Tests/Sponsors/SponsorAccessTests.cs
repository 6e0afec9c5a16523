using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Sponsors;

/// <summary>A sponsor is shared by events; a role may be for one of them.</summary>
public class SponsorAccessTests
{
    const string Companies = "/admin/events/other/sponsors/companies";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_looks_after_one_event_cannot_change_or_see_through_the_sponsors_of_another(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("other");
        var acme = await app.AddSponsor("Acme");
        await app.Give(acme, "Lunch");
        await using var db = app.OpenDb();
        db.Add(
            new Contact
            {
                SponsorId = acme.Id,
                Name = "Grace",
                Email = "grace@acme.example",
            }
        );
        await db.SaveChangesAsync();
        using var staff = await app.SignIn(StaffRole.Owner, "other");

        var page = await staff.Open($"{Companies}/{acme.Id}");
        using var changed = await staff.Send(
            $"{Companies}/{acme.Id}",
            new() { ["Form.Name"] = "Evil", ["Form.Website"] = "https://evil.example" },
            "#company"
        );
        using var person = await staff.GetAsync($"{Companies}/{acme.Id}/contacts/new");

        Assert.DoesNotContain("grace@acme.example", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("7,500", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Acme sponsors an event too that you do not look after.",
            (await changed.Page()).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("/contacts/new", $"{person.RequestMessage!.RequestUri}", StringComparison.Ordinal);
        Assert.Equal("Acme", await db.Sponsors.AsNoTracking().Select(sponsor => sponsor.Name).SingleAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_that_was_taken_back_counts_for_nobody(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("other");
        var acme = await app.AddSponsor("Acme");
        await app.Give(acme, "Lunch");
        await using var db = app.OpenDb();
        db.Add(
            new Contact
            {
                SponsorId = acme.Id,
                Name = "Grace",
                Email = "grace@acme.example",
            }
        );
        await db.SaveChangesAsync();
        await new CancelSponsorship(db).Cancel(await db.Sponsorships.SingleAsync(), DateTime.UtcNow, by: "test");
        using var staff = await app.SignIn(StaffRole.Sponsorship, "other");

        await staff.Send($"{Companies}/{acme.Id}", new() { ["Form.Name"] = "Acme Networks" }, "#company");

        Assert.Equal("Acme Networks", await db.Sponsors.AsNoTracking().Select(sponsor => sponsor.Name).SingleAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_looks_after_all_events_of_a_sponsor_changes_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("other");
        var acme = await app.AddSponsor("Acme");
        await app.Give(acme, "Lunch");
        var fresh = await app.AddSponsor("Fresh");
        using var here = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);
        using var elsewhere = await app.SignIn(StaffRole.Sponsorship, "other");

        using var ours = await here.Send($"{Offers.Path}/companies/{acme.Id}", new() { ["Form.Name"] = "Acme Networks" }, "#company");
        using var nobodys = await elsewhere.Send($"{Companies}/{fresh.Id}", new() { ["Form.Name"] = "Fresh Networks" }, "#company");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ours.StatusCode, nobodys.StatusCode));
        await using var db = app.OpenDb();
        Assert.Equal(
            ["Acme Networks", "Fresh Networks"],
            await db.Sponsors.OrderBy(sponsor => sponsor.Name).Select(sponsor => sponsor.Name).ToListAsync()
        );
    }
}
