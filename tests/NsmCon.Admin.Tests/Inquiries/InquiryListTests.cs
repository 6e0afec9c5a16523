using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class InquiryListTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_shows_those_that_match_state_words_and_owner(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        await using var db = app.OpenDb();
        var me = await db.Users.Select(person => person.Id).SingleAsync();
        await app.AddInquiry("Polder Systems", inquiry => inquiry.OwnerId = me, packages: "lunch");
        await app.AddInquiry("Ångström Networks", inquiry => inquiry.MoveTo(InquiryState.Declined, DateTime.UtcNow));

        async Task<string> Companies(string query) =>
            string.Join(
                ", ",
                (await staff.Open(Arranged.List + query))
                    .QuerySelectorAll("tbody td:first-child a")
                    .Select(link => link.Words())
                    .Order(StringComparer.Ordinal)
            );

        Assert.Equal("Polder Systems, Ångström Networks", await Companies(""));
        Assert.Equal("Ångström Networks", await Companies("?state=Declined"));
        Assert.Equal("Ångström Networks", await Companies("?find=ANGSTROM"));
        Assert.Equal("Polder Systems", await Companies($"?owner={me}"));
        Assert.Equal("Ångström Networks", await Companies("?owner=0"));
        Assert.Equal("", await Companies("?find=nobody%25"));
        Assert.Equal("Polder Systems, Ångström Networks", await Companies("?page=-3&state=Nonsense"));
        Assert.Equal("Polder Systems, Ångström Networks", await Companies("?page=2147483647"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_state_says_how_many(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        await app.AddInquiry("One");
        await app.AddInquiry("Two");
        await app.AddInquiry("Three", inquiry => inquiry.MoveTo(InquiryState.Offered, DateTime.UtcNow));

        var page = await staff.Open(Arranged.List);

        Assert.Equal(
            [
                "All 3",
                "Waiting for us 3",
                "Waiting for them 0",
                "Snoozed 0",
                "Due or late 0",
                "New 2",
                "In conversation 0",
                "Offered 1",
                "Accepted 0",
                "Declined 0",
            ],
            page.QuerySelectorAll(".chip").Select(chip => chip.Words())
        );
        Assert.Contains("3 wait for an answer", page.QuerySelector(".page-header").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_asks_the_database_as_often_for_300_as_for_one_and_shows_50(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        await app.AddInquiry("Company 0", packages: ["event", "lunch"]);
        await staff.QueriesOf(Arranged.List);
        var one = await staff.QueriesOf(Arranged.List);

        await using var db = app.OpenDb();
        var first = await db.Inquiries.Include(i => i.Packages).SingleAsync();
        foreach (var i in Enumerable.Range(1, 299))
        {
            db.Add(
                new Inquiry
                {
                    EventId = first.EventId,
                    Company = $"Company {i}",
                    ContactName = "Grace",
                    Email = "grace@example.org",
                    Packages = [.. first.Packages.Select(wish => new InquiryPackage { PackageId = wish.PackageId })],
                }
            );
        }

        await db.SaveChangesAsync();

        Assert.Equal(one, await staff.QueriesOf(Arranged.List));
        var page = await staff.Open(Arranged.List + "?page=6");
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("251 to 300 of 300", page.QuerySelector(".pager").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_inquiry_is_added_by_hand_without_a_mail(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var lunch = await app.Package("lunch");

        var answer = await staff.Send(
            Arranged.List + "/new",
            new()
            {
                ["Company"] = "Polder Systems",
                ["ContactName"] = "Toni Bakker",
                ["Email"] = "toni@polder.example",
                ["Message"] = "Met at the booth.",
                ["PackageIds"] = $"{lunch.Id}",
            }
        );

        await using var db = app.OpenDb();
        var inquiry = await db.Inquiries.Include(i => i.Messages).Include(i => i.Packages).SingleAsync();
        Assert.Equal(
            ("Polder Systems", "Met at the booth.", lunch.Id),
            (inquiry.Company, inquiry.Messages.Single().Text, inquiry.Packages.Single().PackageId)
        );
        Assert.False(await db.OutgoingMails.AnyAsync());
        Assert.Contains("Met at the booth.", (await answer.Page()).QuerySelector(".msg").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_typed_wrongly_stays_in_the_form(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();

        var answer = await staff.Send(
            Arranged.List + "/new",
            new()
            {
                ["Company"] = "Polder",
                ["ContactName"] = "",
                ["Email"] = "toni",
            }
        );

        var page = await answer.Page();
        Assert.Equal(2, page.QuerySelectorAll(".summary li").Length);
        Assert.Equal("Polder", page.QuerySelector("#Company")!.GetAttribute("value"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_those_who_look_after_sponsors_see_inquiries(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var inquiry = await app.AddInquiry("Polder Systems");
        var elsewhereEvent = await app.AddOtherEvent();
        using var stranger = app.Browser(followRedirects: false);
        using var elsewhere = await app.SignIn(StaffRole.Sponsorship, elsewhereEvent.Slug);

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(Arranged.List)).StatusCode);
        foreach (var role in new[] { StaffRole.Door, StaffRole.Reader, StaffRole.Agenda, StaffRole.Registration })
        {
            using var other = await app.SignIn(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(Arranged.List)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"{Arranged.List}/{inquiry.Id}")).StatusCode);
        }

        Assert.DoesNotContain("Polder", await elsewhere.TextOf(Arranged.List), StringComparison.Ordinal);
    }
}
