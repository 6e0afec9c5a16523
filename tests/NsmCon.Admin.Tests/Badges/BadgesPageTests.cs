using System.Net;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Staff;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using UglyToad.PdfPig;

namespace NsmCon.Admin.Tests.Badges;

public class BadgesPageTests
{
    const string Badges = "/admin/events/ours/badges";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_tells_how_many_there_are_and_shows_the_first_sheet(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        await app.Register(conference, await app.AddTicketType(conference), people: 5);
        using var browser = await app.SignIn(StaffRole.Registration);

        var page = await browser.Open($"{Badges}?sheet=A4&search=person");
        var preview = page.QuerySelector("object")!.GetAttribute("data")!.Split('#')[0];

        Assert.Contains("5 badges on 2 sheets", page.QuerySelector(".page-header").Words(), StringComparison.Ordinal);
        Assert.Equal($"{Badges}.pdf?search=person&sheet=A4", page.QuerySelector("a.btn-primary")!.GetAttribute("href"));
        Assert.Contains("Person 3", Assert.Single(await browser.Pages(preview)), StringComparison.Ordinal);
        Assert.Equal("person", page.QuerySelector("#Search")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src]), style, .summary"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_names_the_person_whose_letters_no_font_has_and_prints_all_the_same(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        var id = await app.Attend(conference, attendee, "Nefer 𓄤 Titi");
        await app.Attend(conference, attendee, "Nguyễn Thị Ánh", new string('c', 110));
        await app.Attend(conference, attendee, new string('n', 80));
        await app.Attend(conference, attendee, new string('W', 80), new string('M', 110));
        using var browser = await app.SignIn();

        var page = await browser.Open(Badges);
        var warnings = page.QuerySelectorAll("[aria-labelledby=warnings] li");

        Assert.Equal(3, warnings.Length);
        Assert.Contains("No font has 𓄤", warnings[0].Words(), StringComparison.Ordinal);
        Assert.Equal($"/admin/events/ours/registrations/{id}", warnings[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.EndsWith(
            "The name has 80 characters and may be cut. Shorten it. The company has 110 characters and may be cut. Shorten it.",
            warnings[2].Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(4, (await browser.Pages($"{Badges}.pdf")).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_name_is_told_that_nobody_reads_across_a_table(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        await app.Attend(conference, attendee, "Maximilian-Alexander Wolfgang von Hohenzollern-Sigmaringen");
        await app.Attend(conference, attendee, "Srinivasaraghavan Venkatasubramanian Ramakrishnan Balasubramaniam Jr.");
        using var browser = await app.SignIn();

        var warning = Assert.Single((await browser.Open(Badges)).QuerySelectorAll("[aria-labelledby=warnings] li")).Words();
        using var printed = PdfDocument.Open(await browser.GetByteArrayAsync($"{Badges}.pdf"));
        var sizes = printed
            .GetPages()
            .Select(page => page.Letters.Where(letter => letter.Value is "x" or "v").Max(letter => letter.PointSize))
            .ToList();

        Assert.EndsWith("The name has 69 characters and will be printed small. Shorten it if you can.", warning, StringComparison.Ordinal);
        Assert.True(sizes[0] >= 16 && sizes[1] < 16, $"The names have {sizes[0]:0.0} and {sizes[1]:0.0} pt.");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_broken_template_shows_its_line_until_it_is_mended(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        await app.Attend(conference, await app.AddTicketType(conference), "Ada");
        using var browser = await app.SignIn();

        app.WriteTemplate("#let d = json(\"badge.json\")\n\n#d.badges.first().nam");
        var broken = await browser.Open(Badges);
        using var refused = await browser.GetAsync($"{Badges}.pdf");
        app.WriteTemplate("#set document(title: \"Own\")\n#let d = json(\"badge.json\")\nHello, #d.badges.first().name");

        Assert.StartsWith("badge.typ:3:", broken.QuerySelector(".summary li").Words(), StringComparison.Ordinal);
        Assert.Contains("nam", broken.QuerySelector(".summary li").Words(), StringComparison.Ordinal);
        Assert.Null(broken.QuerySelector("object"));
        Assert.Equal(Badges, refused.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains(
            "The badges cannot be drawn. badge.typ:3:",
            (await refused.Page()).QuerySelector(".flash").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(["Hello, Ada"], await browser.Pages($"{Badges}.pdf"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_cancelled_gets_no_badge_and_the_page_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        var ada = await app.Attend(conference, attendee, "Ada");
        var bob = await app.Attend(conference, attendee, "Bob");
        await app.Cancel(ada);
        using var browser = await app.SignIn();

        var cancelled = await (await browser.GetAsync($"{Badges}.pdf?registration={ada}")).Page();
        var expected = await browser.Open($"{Badges}?registration={bob}");
        var nobody = await browser.Open($"{Badges}?search=nobody");

        Assert.Equal("Ada's registration was canceled", cancelled.QuerySelector(".none h2").Words());
        Assert.Contains("Only Bob", expected.QuerySelector(".chip").Words(), StringComparison.Ordinal);
        Assert.Contains("1 badge", expected.QuerySelector(".page-header").Words(), StringComparison.Ordinal);
        Assert.Equal("No badge matches", nobody.QuerySelector(".none h2").Words());
        Assert.Null(nobody.QuerySelector("a.btn-primary"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_door_and_strangers_get_none(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        await app.Attend(conference, await app.AddTicketType(conference), "Ada");
        await app.AddEvent("other");
        using var desk = await app.SignIn(StaffRole.Registration, "ours");
        using var door = app.Browser();
        await door.Send(
            await app.Invite("door@example.org", StaffRole.Door, conference.Id),
            new() { ["Name"] = "Door", ["Password"] = "a long enough password" }
        );
        using var elsewhere = await app.SignIn(StaffRole.Registration, "other");
        using var stranger = app.Browser();

        foreach (var path in new[] { Badges, $"{Badges}.pdf", $"{Badges}.zip" })
        {
            Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await door.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync(path)).StatusCode);
            Assert.Equal("/admin/sign-in", (await stranger.GetAsync(path)).RequestMessage!.RequestUri!.AbsolutePath);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_asks_the_database_as_often_for_three_hundred_badges_as_for_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        await app.Register(conference, attendee, people: 1);
        using var browser = await app.SignIn();
        var forOne = await browser.QueriesOf(Badges);

        await app.Register(conference, attendee, people: 299);

        Assert.InRange(forOne, 4, 15);
        Assert.Equal(forOne, await browser.QueriesOf(Badges));
        Assert.Contains("300 badges", (await browser.Open(Badges)).QuerySelector(".page-header").Words(), StringComparison.Ordinal);
    }
}
