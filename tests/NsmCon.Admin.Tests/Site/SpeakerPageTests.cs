using System.Net;
using AngleSharp.Dom;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class SpeakerPageTests
{
    const string Speakers = "/events/ours/speakers";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_speaker_s_page_says_who_it_is_and_what_the_person_speaks_about(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var ada = await app.AddSpeaker(ours, "Ada Lovelace", speaker =>
        {
            (speaker.JobTitle, speaker.Company, speaker.Bio) = ("Analyst", "Engines Ltd", "She *wrote* the first program.");
            (speaker.GitHub, speaker.ImagePath) = ("ada", "https://pictures.example/ada.jpg");
        });
        var talk = await app.AddTalk(ours, "Engines", "10:30", "11:00", ada);
        await app.Publish(ours);
        using var browser = app.Browser();

        var page = await browser.Open($"{Speakers}/{ada.Id}-ada-lovelace");

        Assert.Equal(("Ada Lovelace", "Analyst, Engines Ltd"), (page.QuerySelector("h1").Words(), page.QuerySelector(".when").Words()));
        Assert.Equal("She wrote the first program.", page.QuerySelector(".prose").Words());
        Assert.NotNull(page.QuerySelector(".prose em"));
        Assert.Equal("https://github.com/ada", page.QuerySelector("a[aria-label='Ada Lovelace at GitHub']")!.GetAttribute("href"));
        Assert.Equal("https://pictures.example/ada.jpg", page.QuerySelector("img.face")!.GetAttribute("src"));
        Assert.Equal($"/events/ours#talk-{talk.Id}", page.QuerySelector(".agenda h3 a")!.GetAttribute("href"));
        Assert.Equal("Saturday, March 30, 10:30 to 11:00", page.QuerySelector(".agenda p").Words());
        Assert.Equal("2030-03-30T10:30+01:00", page.QuerySelector(".agenda time")!.GetAttribute("datetime"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_shared_link_shows_the_person(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var ada = await app.AddSpeaker(ours, "Ada Lovelace", speaker => speaker.ImagePath = "https://pictures.example/ada.jpg");
        var grace = await app.AddSpeaker(ours, "Grace Hopper");
        await app.AddTalk(ours, "Engines", null, null, ada, grace);
        await app.Publish(ours);
        using var browser = app.Browser();

        var pages = new[]
        {
            await browser.Open($"{Speakers}/{ada.Id}-ada-lovelace"),
            await browser.Open($"{Speakers}/{grace.Id}-grace-hopper"),
        };

        Assert.Equal(["Ada Lovelace: Conference ours", "Grace Hopper: Conference ours"], pages.Select(page => Shared(page, "og:title")));
        Assert.Equal(["https://pictures.example/ada.jpg", $"{app.Url}/img/og.png"], pages.Select(page => Shared(page, "og:image")));
        Assert.Equal(("Ada Lovelace", null), (Shared(pages[0], "og:image:alt"), pages[0].QuerySelector("meta[property='og:image:width']")));
        Assert.Equal(("1200", "630"), (Shared(pages[1], "og:image:width"), Shared(pages[1], "og:image:height")));
        Assert.Equal(["profile", "profile"], pages.Select(page => Shared(page, "og:type")));
        Assert.Equal("Speaks about Engines", Shared(pages[0], "og:description"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_agendas_speaker_and_one_without_a_talk_are_not_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, theirs) = (await app.AddEvent("ours"), await app.AddEvent("theirs"));
        var (silent, other) = (await app.AddSpeaker(ours, "Silent"), await app.AddSpeaker(theirs, "Other"));
        await app.AddTalk(theirs, "Theirs", "10:30", "11:00", other);
        await app.Publish(theirs);
        using var browser = app.Browser();

        foreach (var key in new[] { $"{silent.Id}-silent", $"{other.Id}-other", "0", "ada", "99999999999" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Speakers}/{key}")).StatusCode);
        Assert.Equal(
            "No speaker has been announced yet. Come back soon.",
            (await browser.Open(Speakers)).QuerySelector("main section p").Words()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_with_a_former_name_leads_to_the_present_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var zoe = await app.AddSpeaker(ours, "Zoë  Łukasz-Ødegård");
        var li = await app.AddSpeaker(ours, "李雷");
        await app.AddTalk(ours, "Engines", "10:30", "11:00", zoe, li);
        await app.Publish(ours);
        using var browser = app.Browser(followRedirects: false);

        using var former = await browser.GetAsync($"{Speakers}/{zoe.Id}-zoe-smith");
        var names = (await browser.Open(Speakers)).QuerySelectorAll(".people a").Select(link => link.GetAttribute("href"));

        Assert.Equal(
            (HttpStatusCode.Found, $"{Speakers}/{zoe.Id}-zoe-lukasz-odegard"),
            (former.StatusCode, former.Headers.Location!.ToString())
        );
        Assert.Equal([$"{Speakers}/{zoe.Id}-zoe-lukasz-odegard", $"{Speakers}/{li.Id}"], names);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_agenda_and_the_sitemap_lead_to_each_speaker_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var ada = await app.AddSpeaker(ours, "Ada Lovelace");
        await app.AddSpeaker(ours, "Silent");
        await app.AddTalk(ours, "Engines", "10:30", "11:00", ada);
        await app.AddTalk(ours, "Notes", "11:30", "12:00", ada);
        await app.Publish(ours);
        using var browser = app.Browser();

        var agenda = await browser.Open("/events/ours");
        var sitemap = await browser.GetStringAsync("/sitemap.xml");
        var list = await browser.Open(Speakers);

        Assert.Equal(
            [$"{Speakers}/{ada.Id}-ada-lovelace"],
            agenda.QuerySelectorAll(".talk .people a").Select(link => link.GetAttribute("href")).Distinct()
        );
        Assert.Equal(
            [$"{app.Url}{Speakers}", $"{app.Url}{Speakers}/{ada.Id}-ada-lovelace"],
            sitemap
                .Split("<loc>")
                .Select(part => part.Split("</loc>")[0])
                .Where(address => address.Contains(Speakers, StringComparison.Ordinal))
        );
        Assert.Equal(["Ada Lovelace"], list.QuerySelectorAll(".people a").Select(link => link.Words()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_pages_ask_as_often_for_many_talks_as_for_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (one, many) = (await app.AddEvent("ours"), await app.AddEvent("many"));
        var ada = await app.AddSpeaker(one, "Ada");
        await app.AddTalk(one, "Engines", "10:30", "11:00", ada);
        var speakers = new[]
        {
            await app.AddSpeaker(many, "Grace"),
            await app.AddSpeaker(many, "Alan"),
            await app.AddSpeaker(many, "Edsger"),
        };
        for (var number = 0; number < 5; number++)
            await app.AddTalk(many, $"Talk {number}", $"1{number}:00", null, speakers);
        await app.Publish(one);
        await app.Publish(many);
        using var browser = app.Browser();

        var list = (await browser.QueriesOf(Speakers), await browser.QueriesOf("/events/many/speakers"));
        var page = (
            await browser.QueriesOf($"{Speakers}/{ada.Id}-ada"),
            await browser.QueriesOf($"/events/many/speakers/{speakers[0].Id}-grace")
        );

        Assert.Equal((4, 4), list);
        // The version that was read for the list is still at hand.
        Assert.Equal((3, 3), page);
        Assert.Equal(0, await browser.QueriesOf(Speakers));
    }

    static string? Shared(IDocument page, string property) => page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
