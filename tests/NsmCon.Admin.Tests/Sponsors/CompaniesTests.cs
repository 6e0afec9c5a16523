using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Sponsors;

public class CompaniesTests
{
    const string Companies = $"{Offers.Path}/companies";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sponsor_and_its_contacts_are_added_changed_and_shown(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();
        await browser.Send($"{Companies}/new", new() { ["Name"] = "Acme", ["Website"] = "https://acme.example" });
        await using var db = app.OpenDb();
        var acme = await db.Sponsors.SingleAsync();
        var path = $"{Companies}/{acme.Id}";
        await app.Give(acme, "Lunch");

        await browser.Send(
            $"{path}/contacts/new",
            new()
            {
                ["Name"] = "Grace <b>",
                ["Email"] = "grace@acme.example",
                ["SponsorId"] = "99",
            }
        );
        var contact = await db.Contacts.SingleAsync();
        await browser.Send($"{path}/contacts/{contact.Id}", new() { ["Phone"] = "+31 20 1234" });
        var page = await browser.Open(path);
        await browser.Send(page.QuerySelector("form[action$='/delete']")!, "", []);
        await browser.Send(path, new() { ["Form.Name"] = "Acme Networks" }, "#company");
        var stale = await (await browser.Send(page.QuerySelector("#company")!, path, new() { ["Form.Name"] = "Acme Two" })).Page();

        Assert.Contains("Grace <b>grace@acme.example +31 20 1234", page.QuerySelector(".rows").Words(), StringComparison.Ordinal);
        Assert.Contains("Lunch", page.QuerySelector("tbody").Words(), StringComparison.Ordinal);
        Assert.Contains(
            "Choose below which of the two stays; nothing is saved yet.",
            stale.QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal("Acme Two", stale.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal("Acme Networks", await db.Sponsors.Select(s => s.Name).SingleAsync());
        Assert.False(await db.Contacts.AnyAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Companies}/99/contacts/new")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_name_given_twice_and_odd_addresses_are_refused_with_a_sentence(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddSponsor("José & Co");
        using var browser = await app.SignIn();

        async Task<string> Refusal(Dictionary<string, string?> values) =>
            (await (await browser.Send($"{Companies}/new", values)).Page()).QuerySelector(".summary").Words();

        Assert.Contains(
            "There is already a sponsor named jose & co",
            await Refusal(new() { ["Name"] = "jose & co" }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Write the website with http:// or https://",
            await Refusal(new() { ["Name"] = "A", ["Website"] = "javascript:alert(1)" }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Write a path of the site",
            await Refusal(new() { ["Name"] = "A", ["LogoPath"] = "//evil.example/x.png" }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Write a path of the site",
            await Refusal(new() { ["Name"] = "A", ["LogoPath"] = "http://a.example/x.png" }),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        Assert.Equal(1, await db.Sponsors.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_is_searched_and_paged_with_as_many_queries_for_300_as_for_1(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddSponsor("Élan Networks");
        using var browser = await app.SignIn();
        var few = await browser.QueriesOf(Companies);
        await using var db = app.OpenDb();
        db.AddRange(Enumerable.Range(0, 299).Select(i => new Sponsor { Name = $"Company {i}" }));
        await db.SaveChangesAsync();

        var many = await browser.QueriesOf(Companies);
        var page = await browser.Open($"{Companies}?page=6");
        var found = await browser.Open($"{Companies}?find=ELAN");

        Assert.Equal(few, many);
        Assert.Contains("251 to 300 of 300", page.QuerySelector(".pager").Words(), StringComparison.Ordinal);
        Assert.Equal("Élan Networks", found.QuerySelector("tbody a").Words());
        Assert.Single(found.QuerySelectorAll("tbody tr"));
    }
}
