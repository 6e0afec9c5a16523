using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Sponsors;

public class SponsorshipsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_is_given_shown_and_cancelled(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var acme = await app.AddSponsor("Acme <script>");
        var lunch = await app.Package("Lunch");
        using var browser = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);

        var page = await (await browser.Give(acme, lunch)).Page();
        var cancel = page.QuerySelector("form[action$='/cancel']")!;
        var site = await app.Browser().Open($"/events/{RunningApp.Seed}");
        var after = await (await browser.Send(cancel, "", [])).Page();
        var twice = await (await browser.Send(cancel, "", [])).Page();

        Assert.Contains("Acme <script> has the Lunch package now.", page.QuerySelector(".flash").Words(), StringComparison.Ordinal);
        Assert.Equal(Money(lunch.PriceCents), page.QuerySelector("tbody td.num").Words());
        Assert.Contains("Acme <script>", site.QuerySelector(".sponsors").Words(), StringComparison.Ordinal);
        Assert.Contains("Canceled", after.QuerySelector("tbody").Words(), StringComparison.Ordinal);
        Assert.Null(after.QuerySelector("form[action$='/cancel']"));
        Assert.Contains("is already canceled", twice.QuerySelector(".flash.refused").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(0, (await db.Packages.Where(p => p.Id == lunch.Id).Select(p => (int?)p.Quota!.Taken).SingleAsync()) ?? 0);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Before_one_is_cancelled_it_is_said_what_goes_with_it_and_what_must_go_first(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var acme = await app.AddSponsor("Acme");
        var package = await app.Package("Event");
        var given = await app.Give(acme, "Event");
        await app.Give(acme, "T-Shirt");
        await app.Give(await app.AddSponsor("Bolt"), "Event");
        await using (var db = app.OpenDb())
        {
            await db
                .Talks.Where(talk => talk.Title == "The NSM Operator")
                .ExecuteUpdateAsync(set => set.SetProperty(talk => talk.SponsorshipId, given.Id));
        }

        using var browser = await app.SignIn();
        var page = await browser.Open(Offers.Path);
        var ofAcme = page.QuerySelectorAll("tbody tr").Where(row => row.Words().StartsWith("Acme", StringComparison.Ordinal)).ToList();
        await browser.Send(ofAcme[1].QuerySelector("form")!, "", []);
        var after = await browser.Open(Offers.Path);

        Assert.Contains("Cancel T-Shirt first", ofAcme[0].Words(), StringComparison.Ordinal);
        Assert.Null(ofAcme[0].QuerySelector("form"));
        Assert.Single(page.QuerySelectorAll("tbody tr"), row =>
            row.Words().StartsWith("Bolt", StringComparison.Ordinal) && row.QuerySelector("form") is not null
        );
        var question = after.QuerySelector("tbody tr button")!.GetAttribute("data-confirm")!;
        Assert.StartsWith(
            $"Cancel the Event sponsorship of Acme for {Money(package.PriceCents)}? What was promised with it no longer is: {package.Benefits.OrderBy(b => b.Position).First().Text}",
            question,
            StringComparison.Ordinal
        );
        Assert.Contains("“The NSM Operator” stays on the agenda: take it off there.", question, StringComparison.Ordinal);
    }

    static string Money(long cents) => NsmCon.Admin.Shared.Money.Format(cents, "USD");

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_T_shirt_is_only_for_event_sponsors(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var acme = await app.AddSponsor("Acme");
        using var browser = await app.SignIn();

        var refused = await (await browser.Give(acme, await app.Package("T-Shirt"))).Page();
        await browser.Give(acme, await app.Package("Event"));
        var given = await (await browser.Give(acme, await app.Package("T-Shirt"))).Page();
        var again = await (await browser.Give(acme, await app.Package("T-Shirt"))).Page();

        Assert.Contains(
            "T-Shirt is only for Event sponsors, and Acme is not one yet.",
            refused.QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal("Acme", refused.QuerySelector("#Give_SponsorId option[selected]").Words());
        Assert.Contains("Acme has the T-Shirt package now.", given.QuerySelector(".flash").Words(), StringComparison.Ordinal);
        Assert.Contains("Acme already has the T-Shirt package.", again.QuerySelector(".summary").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_many_staff_at_once_exactly_one_gives_the_last_T_shirt(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var shirt = await app.Package("T-Shirt");
        var names = new[] { "First", "Acme", "Bolt", "Cove", "Dune" };
        var sponsors = await Task.WhenAll(names.Select(app.AddSponsor));
        foreach (var sponsor in sponsors)
            await app.Give(sponsor, "Event");
        for (var i = 0; i < shirt.Quota!.Size - 1; i++)
            await app.Give(sponsors[i], "T-Shirt");
        using var browser = await app.SignIn();
        var form = (await browser.Open(Offers.Path)).QuerySelector("#give")!;

        var answers = await Task.WhenAll(
            sponsors[1..]
                .Select(sponsor =>
                    browser.Send(form, "", new() { ["Give.SponsorId"] = $"{sponsor.Id}", ["Give.PackageId"] = $"{shirt.Id}" })
                )
        );

        var pages = await Task.WhenAll(answers.Select(answer => answer.Page()));
        Assert.Equal(
            3,
            pages.Count(page => page.QuerySelector(".summary").Words().Contains("T-Shirt is sold out.", StringComparison.Ordinal))
        );
        await using var db = app.OpenDb();
        Assert.Equal(shirt.Quota.Size, await db.Sponsorships.Standing().CountAsync(s => s.PackageId == shirt.Id));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_agreed_price_stays_when_the_package_changes(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var acme = await app.AddSponsor("Acme");
        using var browser = await app.SignIn();
        var lunch = await app.Package("Lunch");
        await app.Give(acme, "Lunch");

        await browser.Send($"{Offers.Path}/packages/{lunch.Id}", new() { ["Price"] = "9,999.50", ["Benefits"] = "Nothing any more" });
        var page = await browser.Open(Offers.Path);
        var site = await app.Browser().Open($"/events/{RunningApp.Seed}");

        Assert.Equal($"{Money(lunch.PriceCents)}today $9,999.50", page.QuerySelector("tbody td.num").Words());
        Assert.Equal(Money(lunch.PriceCents), page.QuerySelector(".figure").Words());
        Assert.Contains("$9,999.50", site.QuerySelector(".packages").Words(), StringComparison.Ordinal);
        Assert.Contains("Nothing any more", site.QuerySelector(".packages").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(
            lunch.Benefits.OrderBy(b => b.Position).Select(b => b.Text),
            await db.PromisedBenefits.OrderBy(b => b.Position).Select(b => b.Text).ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_the_role_gives_and_cancels_and_only_with_a_token(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var acme = await app.AddSponsor("Acme");
        var given = await app.Give(acme, "Event");
        using var reader = await app.SignIn(StaffRole.Reader, RunningApp.Seed);
        using var owner = await app.SignIn();

        using var nothing = new FormUrlEncodedContent([]);
        var withoutToken = await owner.PostAsync($"{Offers.Path}/{given.Id}/cancel", nothing);

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(Offers.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync($"{Offers.Path}/{given.Id}/cancel", nothing)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, withoutToken.StatusCode);
        await using var db = app.OpenDb();
        Assert.Null((await db.Sponsorships.SingleAsync()).CancelledAt);
    }
}
