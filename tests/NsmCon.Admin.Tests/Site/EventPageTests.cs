using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Content;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class EventPageTests
{
    const string Seed = $"/events/{RunningApp.Seed}";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_has_the_hero_the_agenda_and_the_packages(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var page = await browser.Open(Seed);

        Assert.Equal("NSMCon EU 2020", page.QuerySelector("h1").Words());
        Assert.Equal("March 30, 2020 | Amsterdam, The Netherlands", page.QuerySelector(".when").Words());
        Assert.Equal(
            [$"{Seed}/register", "https://events.linuxfoundation.org/kubecon-cloudnativecon-europe/register/", $"{Seed}/sponsor"],
            page.QuerySelectorAll(".hero .actions a").Select(link => link.GetAttribute("href"))
        );
        Assert.Equal("Register at events.linuxfoundation.org", page.QuerySelectorAll(".hero .actions a")[1].Words());
        Assert.Equal(15, page.QuerySelectorAll(".agenda > li").Length);
        Assert.Contains("Break, 15 minutes", page.QuerySelectorAll(".agenda .break p").Select(pause => pause.Words()));
        Assert.Equal(
            ["Event", "T-Shirt", "Lunch", "Break", "Session Recording"],
            page.QuerySelectorAll(".package h3").Select(name => name.Words())
        );
        Assert.Equal("2 of 2 left", page.QuerySelectorAll(".package .tag")[1].Words());
        Assert.Equal("Why Attend NSMCon?", page.QuerySelector("#why-attend-nsmcon h2").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_only_event_is_the_first_page_and_several_make_a_list(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var only = await browser.Open("/");
        await app.Import(Imports.Page(Imports.Grace));
        var several = await browser.Open("/");

        Assert.Equal("NSMCon EU 2020", only.QuerySelector("h1").Words());
        Assert.Equal(["/events/gracecon", Seed], several.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_edit_shows_once_it_is_published(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using (var db = app.OpenDb())
        {
            (await db.Talks.SingleAsync(talk => talk.Title == "The NSM Operator")).Title = "The Operator, renamed";
            await db.SaveChangesAsync();
        }

        var before = await browser.Open(Seed);
        await app.Publish();
        var after = await browser.Open(Seed);

        Assert.Contains("The NSM Operator", before.QuerySelectorAll(".talk h3").Select(title => title.Words()));
        Assert.Contains("The Operator, renamed", after.QuerySelectorAll(".talk h3").Select(title => title.Words()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Script_in_any_text_stays_text(string provider)
    {
        const string Attack = "<script>alert(1)</script><img src=x onerror=alert(2)> [link](javascript:alert(3))";
        await using var app = await RunningApp.Start(provider);
        await using (var db = app.OpenDb())
        {
            var talk = await db.Talks.Include(t => t.Speakers).ThenInclude(s => s.Speaker).FirstAsync(t => t.Title == "The NSM Operator");
            (talk.Title, talk.Abstract, talk.Slides) = (Attack, Attack, "javascript:alert(4)");
            (talk.Speakers[0].Speaker!.Bio, talk.Speakers[0].Speaker!.Name) = (Attack, Attack);
            await db.SaveChangesAsync();
        }

        await app.Publish();
        using var browser = app.Browser();
        var page = await browser.Open(Seed);

        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("#agenda").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script:not([src], [type='application/ld+json']), [onerror], img[src=x]"));
        Assert.Empty(
            page.QuerySelectorAll("a")
                .Where(link => link.GetAttribute("href")?.StartsWith("javascript", StringComparison.OrdinalIgnoreCase) == true)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task On_the_day_it_says_what_is_on_and_what_is_next(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        app.Clock.SetUtcNow(new DateTimeOffset(2031, 7, 4, 7, 30, 0, TimeSpan.Zero));
        using var browser = app.Browser();

        var page = await browser.Open("/events/gracecon");

        Assert.Equal("Compilers 09:00 to 10:00, Grace Hopper", page.QuerySelector(".live .is-now dd").Words());
        Assert.Equal("Break 10:00", page.QuerySelectorAll(".live dd")[1].Words());
        Assert.Equal("09:00", page.QuerySelector(".agenda .now time").Words());
        Assert.Null((await browser.Open(Seed)).QuerySelector(".live"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_midnight_of_the_last_day_it_says_what_still_goes_on(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(
            Imports.Page(
                Imports.Grace.Replace(
                    "time=\"10:30am\" title=\"Engines\"",
                    "time=\"10:00pm-1:00am\" title=\"Party\"",
                    StringComparison.Ordinal
                )
            )
        );
        using var browser = app.Browser();

        app.Clock.SetUtcNow(new DateTimeOffset(2031, 7, 4, 22, 30, 0, TimeSpan.Zero));
        var during = await browser.Open("/events/gracecon");
        app.Clock.SetUtcNow(new DateTimeOffset(2031, 7, 4, 23, 0, 30, TimeSpan.Zero));
        var after = await browser.Open("/events/gracecon");

        Assert.StartsWith("Party", during.QuerySelector(".live .is-now dd").Words(), StringComparison.Ordinal);
        Assert.Null(after.QuerySelector(".live"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Calendar_entries_are_right_in_summer_and_winter_and_keep_their_UIDs(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(
            Imports.Page(Imports.Grace),
            Imports.Page(Imports.Grace.Replace("July 4, 2031", "January 4, 2031"), "events/winter.md")
        );
        using var browser = app.Browser();

        var summer = Calendar.Load(await browser.GetStringAsync("/events/gracecon/agenda.ics"))!;
        var winter = Calendar.Load(await browser.GetStringAsync("/events/winter/agenda.ics"))!;
        await app.Import(Imports.Page(Imports.Grace.Replace("title=\"Compilers\"", "title=\"Compilers, old; and new\"")));
        await app.Publish("gracecon");
        var renamed = Calendar.Load(await browser.GetStringAsync("/events/gracecon/agenda.ics"))!;

        Assert.Equal(new DateTime(2031, 7, 4, 7, 0, 0), summer.Events[0]!.Start!.AsUtc);
        Assert.Equal(new DateTime(2031, 1, 4, 8, 0, 0), winter.Events[0]!.Start!.AsUtc);
        Assert.Equal("Europe/Amsterdam", Assert.Single(summer.TimeZones).TzId);
        Assert.Equal(summer.Events.Select(entry => entry.Uid), renamed.Events.Select(entry => entry.Uid));
        Assert.Equal("Compilers, old; and new", renamed.Events[0]!.Summary);
        Assert.True(renamed.Events[0]!.Sequence > summer.Events[0]!.Sequence);
        Assert.Equal(6, summer.Events.Concat(winter.Events).Select(entry => entry.Uid).Distinct().Count());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_agenda_is_data_too(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        using var agenda = JsonDocument.Parse(await browser.GetStringAsync($"{Seed}/agenda.json"));

        var talks = agenda.RootElement.GetProperty("talks");
        Assert.Equal(15, talks.GetArrayLength());
        Assert.Equal("2020-03-30T09:15:00+02:00", talks[1].GetProperty("starts").GetString());
        Assert.Equal("Dominik Tornow", talks[1].GetProperty("speakers")[0].GetProperty("name").GetString());
        Assert.Equal("lunch", talks[7].GetProperty("kind").GetString());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sponsors_stand_under_their_packages_and_a_package_taken_up_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using (var db = app.OpenDb())
        {
            foreach (var company in new[] { "Acme", "Initech" })
            {
                var sponsor = new Sponsor { Name = company, Website = company == "Acme" ? "https://acme.example" : "javascript:alert(1)" };
                db.Sponsors.Add(sponsor);
                foreach (
                    var package in await db
                        .Packages.Where(p => p.Key == "event" || p.Key == "t-shirt")
                        .OrderBy(p => p.Position)
                        .ToListAsync()
                )
                    await new TakePackage(db).Take(package.Id, sponsor, DateTime.UtcNow, by: "ada@example.org");
            }
        }

        using var browser = app.Browser();
        var page = await browser.Open(Seed);

        Assert.Equal(["Event", "T-Shirt"], page.QuerySelectorAll(".sponsors dt").Select(name => name.Words()));
        Assert.Equal(["https://acme.example"], page.QuerySelectorAll(".sponsors a").Select(link => link.GetAttribute("href")).Distinct());
        Assert.Equal("Sold out", page.QuerySelectorAll(".package .tag")[1].Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Pictures_come_from_the_site_s_static_folder_and_from_nowhere_else(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        Directory.CreateDirectory($"{app.Folder}/static/img");
        await File.WriteAllBytesAsync($"{app.Folder}/static/img/ada.png", [1, 2, 3]);
        await File.WriteAllTextAsync($"{app.Folder}/static/img/page.html", "no picture");
        await File.WriteAllBytesAsync($"{app.Folder}/outside.png", [4]);
        using var browser = app.Browser();

        using var picture = await browser.GetAsync("/img/ada.png");

        Assert.Equal(
            ("image/png", 3),
            (picture.Content.Headers.ContentType!.MediaType, (await picture.Content.ReadAsByteArrayAsync()).Length)
        );
        foreach (var path in new[] { "/img/page.html", "/img/%2e%2e/%2e%2e/outside.png", "/img/..%2f..%2foutside.png", "/img/none.png" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_for_search_engines_has_a_start_page_of_several_events_and_no_form_that_is_closed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours", e => e.RegistrationOpensAt = null);
        using var browser = app.Browser();

        var sitemap = await browser.GetStringAsync("/sitemap.xml");

        Assert.Contains($"<loc>{app.Url}/</loc>", sitemap, StringComparison.Ordinal);
        Assert.Contains($"<loc>{app.Url}/events/ours</loc>", sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain("/events/ours/register", sitemap, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_shows_when_it_ends_and_register_stands_in_the_head_of_every_page_but_forms(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(
            Imports.Page(
                Imports.Grace.Replace(
                    "time=\"10:30am\" title=\"Engines\"",
                    "time=\"10:30am-11:15am\" title=\"Engines\"",
                    StringComparison.Ordinal
                )
            )
        );
        using var browser = app.Browser();

        var page = await browser.Open("/events/gracecon");

        Assert.Equal(
            "10:30 to 11:15",
            page.QuerySelectorAll(".agenda > li")
                .Single(talk => talk.Words().Contains("Engines", StringComparison.Ordinal))
                .QuerySelector(".at")
                .Words()
        );
        Assert.NotNull((await browser.Open($"{Seed}/speakers")).QuerySelector(".top a[href$='/register']"));
        Assert.NotNull((await browser.Open($"{Seed}/changes")).QuerySelector(".top a[href$='/register']"));
        Assert.Null((await browser.Open($"{Seed}/register")).QuerySelector(".top a.button"));
        Assert.Null((await browser.Open($"{Seed}/sponsor")).QuerySelector(".top a.button"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Search_engines_find_the_pages_and_not_those_of_staff(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var sitemap = await browser.GetStringAsync("/sitemap.xml");
        var robots = await browser.GetStringAsync("/robots.txt");
        var page = await browser.Open(Seed);

        Assert.Contains($"<loc>{app.Url}{Seed}</loc>", sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain($"<loc>{app.Url}/</loc>", sitemap, StringComparison.Ordinal);
        Assert.Contains($"<loc>{app.Url}{Seed}/register</loc>", sitemap, StringComparison.Ordinal);
        await using var db = app.OpenDb();
        var publishedAt = $"{await db.AgendaReleases.MaxAsync(release => release.PublishedAt):yyyy-MM-ddTHH:mm:ssZ}";
        var pages = XDocument
            .Parse(sitemap)
            .Root!.Elements()
            .ToDictionary(page => page.Elements().First().Value[app.Url.Length..], page => page.Elements().ElementAtOrDefault(1)?.Value);
        Assert.Equal((publishedAt, publishedAt, null), (pages[Seed], pages[$"{Seed}/speakers"], pages[$"{Seed}/register"]));
        Assert.Contains("Disallow: /admin", robots, StringComparison.Ordinal);
        Assert.Equal($"{app.Url}{Seed}", page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/events/nothing-here")).StatusCode);
    }
}
