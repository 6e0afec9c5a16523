using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>One network holds a few places that no mailbox has proved; whoever comes after opens a mail first.</summary>
public class UnprovedPlacesTests
{
    const string CheckMail = $"/events/{RunningApp.Seed}/register/check-mail";

    // A mail server that nobody reaches: the mails wait, and their links can be read.
    static readonly string[] Two = ["Limits:UnprovedPlaces=2", "Mail:Smtp:Host=127.0.0.1", "Mail:Smtp:Port=1", "Mail:Smtp:Security=None"];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_comes_after_the_first_takes_the_place_by_the_link_in_the_mail(string provider)
    {
        await using var app = await RunningApp.Start(provider, Two);
        using var browser = app.Browser();
        await app.Fill(browser);

        using var answer = await browser.Register("Zoë O'Neil", "zoe@example.org", ("Company", "Æther & Co."), ("DietaryNeeds", "no nüts"));

        Assert.Equal(CheckMail, answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("You have no place yet.", (await answer.Page()).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal((2, 2), ((await app.Registrations()).Count, (await app.Places()).Taken));

        var link = await app.PlaceLink("zoe@example.org");
        Assert.Contains(
            "Zoë O'Neil, one press and you are registered",
            (await browser.Open(link)).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(2, (await app.Registrations()).Count);
        using var taken = await browser.Send(link, []);
        using var again = await browser.Send(link, []);

        var all = await app.Registrations();
        Assert.Equal(
            ("Zoë O'Neil", "zoe@example.org", "Æther & Co.", "no nüts"),
            (all[^1].Name, all[^1].Email, all[^1].Company, all[^1].DietaryNeeds)
        );
        Assert.All(new[] { taken, again }, page =>
            Assert.Equal($"/tickets/{all[^1].TicketCode}", page.RequestMessage!.RequestUri!.AbsolutePath)
        );
        Assert.Equal((3, 3), (all.Count, (await app.Places()).Taken));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Proved_places_do_not_count_and_one_that_is_given_back_makes_room(string provider)
    {
        await using var app = await RunningApp.Start(provider, Two);
        using var browser = app.Browser();
        await app.Fill(browser);
        await browser.Register("Zoë", "zoe@example.org");
        await browser.Send(await app.PlaceLink("zoe@example.org"), []);
        Assert.Equal(new[] { false, false, true }, (await app.Registrations()).Select(r => r.SentFrom is null));
        var first = (await app.Registrations())[0];

        await browser.Send($"/tickets/{first.TicketCode}/cancel", []);
        using var answer = await browser.Register("Alan", "alan@example.org");

        Assert.StartsWith("/tickets/", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_network_has_places_of_its_own_and_no_address_is_kept(string provider)
    {
        await using var app = await RunningApp.Start(provider, [.. Two, "Proxies:Known=127.0.0.1"]);
        using var browser = app.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.1");
        await app.Fill(browser);
        Assert.Equal(CheckMail, (await browser.Register("Zoë", "zoe@example.org")).RequestMessage!.RequestUri!.AbsolutePath);

        using var elsewhere = app.Browser();
        elsewhere.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.2");
        using var answer = await elsewhere.Register("Alan", "alan@example.org");

        Assert.StartsWith("/tickets/", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var networks = (await app.Registrations()).Select(r => r.SentFrom!).ToList();
        Assert.Equal((networks[0], true), (networks[1], networks[2] != networks[0]));
        Assert.All(networks, network => Assert.DoesNotContain("203", network[..3], StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_is_good_for_a_day_and_then_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider, Two);
        using var browser = app.Browser();
        await app.Fill(browser);
        await browser.Register("Zoë", "zoe@example.org");
        var link = await app.PlaceLink("zoe@example.org");
        var form = (await browser.Open(link)).QuerySelector("main form[method=post]")!;

        app.Clock.Advance(TimeSpan.FromDays(1));
        using var answer = await browser.Send(form, link, []);

        Assert.Equal("This link is too old", (await answer.Page()).QuerySelector("h1").Words());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link + "x")).StatusCode);
        Assert.Equal(2, (await app.Registrations()).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_holds_no_place_and_takes_none_from_a_closed_event(string provider)
    {
        await using var app = await RunningApp.Start(provider, Two);
        await app.SetPlaces(3);
        using var browser = app.Browser();
        await app.Fill(browser);
        await browser.Register("Zoë", "zoe@example.org");
        await browser.Register("Alan", "alan@example.org");
        var open = (await browser.Open(Visitors.Form)).QuerySelector("main form[method=post]")!;
        await browser.Send(await app.PlaceLink("alan@example.org"), []);

        using var late = await browser.Send(await app.PlaceLink("zoe@example.org"), []);
        using var asked = await browser.Send(
            open,
            Visitors.Form,
            new()
            {
                ["Form.Name"] = "Joan",
                ["Form.Email"] = "joan@example.org",
                ["Form.Consent"] = "true",
            }
        );

        Assert.Contains("No place is left for Attendee.", (await late.Page()).QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Contains("No place of this type is left", (await asked.Page()).QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal((3, 2), ((await app.Registrations()).Count, await app.Mails("place-link")));

        await app.SetPlaces(10);
        await app.ChangeEvent(e => e.RegistrationClosesAt = app.Clock.GetUtcNow().UtcDateTime);
        using var closed = await browser.Send(await app.PlaceLink("zoe@example.org"), []);
        Assert.Contains("Registration is closed.", (await closed.Page()).QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal(3, (await app.Registrations()).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobodys_mailbox_is_filled_with_links(string provider)
    {
        await using var app = await RunningApp.Start(provider, Two);
        using var browser = app.Browser();
        await app.Fill(browser);

        for (var i = 0; i < Registration.MostTicketMails + 2; i++)
            await browser.Register("Zoë", i % 2 == 0 ? "victim@example.org" : "Victim@example.org");

        Assert.Equal(Registration.MostTicketMails, await app.Mails("place-link"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_mail_server_nobody_can_prove_anything_and_nothing_is_asked(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Limits:UnprovedPlaces=2");
        using var browser = app.Browser();
        await app.Fill(browser);

        using var answer = await browser.Register("Zoë", "zoe@example.org");

        Assert.StartsWith("/tickets/", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_mail_arrives_and_its_link_takes_the_place()
    {
        await using var app = await Visitors.StartWithMail(Databases.Sqlite, "Limits:UnprovedPlaces=0");
        using var browser = app.Browser();
        var mailbox = TestMailbox.New();

        await browser.Register("Ada Lovelace", mailbox.Address);
        var mail = await mailbox.WaitForMail();
        var link = mail.TextBody!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Single(word => word.Contains("/tickets/place/", StringComparison.Ordinal));
        await browser.Send(new Uri(link.Trim('<', '>', '(', ')')).AbsolutePath, []);

        Assert.Equal(mailbox.Address, Assert.Single(await app.Registrations()).Email);
        Assert.Equal("Take your place at NSMCon EU 2020", mail.Subject);
        await app.WaitUntilNoMailIsOnItsWay();
        await using var db = app.OpenDb();
        Assert.Null((await db.OutgoingMails.SingleAsync(sent => sent.Template == "place-link")).Secret);
    }
}

static class UnprovedPlaces
{
    /// <summary>Two people, who get their tickets at once.</summary>
    public static async Task Fill(this RunningApp app, HttpClient browser)
    {
        foreach (var name in new[] { "ada", "grace" })
            Assert.StartsWith(
                "/tickets/",
                (await browser.Register(name, $"{name}@example.org")).RequestMessage!.RequestUri!.AbsolutePath,
                StringComparison.Ordinal
            );
        Assert.Equal(2, (await app.Registrations()).Count);
    }

    /// <summary>The path of the link that was mailed there.</summary>
    public static async Task<string> PlaceLink(this RunningApp app, string to)
    {
        await using var db = app.OpenDb();
        var mail = await db.OutgoingMails.AsNoTracking().SingleAsync(mail => mail.Template == "place-link" && mail.To == to);
        return new Uri(mail.Secret!).AbsolutePath;
    }
}
