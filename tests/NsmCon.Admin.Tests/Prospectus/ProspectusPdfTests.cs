using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Published;
using NsmCon.Admin.Tests.Sponsors;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using UglyToad.PdfPig;

namespace NsmCon.Admin.Tests.Prospectus;

public class ProspectusPdfTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_shows_the_packages_of_the_seed_event_on_three_pages(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var pdf = await browser.GetByteArrayAsync(Pdf.Path);

        using var document = PdfDocument.Open(pdf);
        Assert.Equal(3, document.NumberOfPages);
        Assert.Contains("2020 Sponsor Prospectus", Pdf.WordsOf(pdf), StringComparison.Ordinal);
        Assert.All(
            [
                "Why sponsor NSMCon EU 2020?",
                "Event $15,000",
                "T-Shirt $3,000 (Max. 2) 2 left",
                "Only for Event sponsors",
                "Logo inclusion",
                "Event signage",
                "Lunch $7,500",
                "Break $2,500",
                "Session Recording $4,000",
                "Contact sponsors@networkservicemesh.io",
            ],
            words => Assert.Contains(words, Pdf.WordsOf(pdf), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Visitors_who_hang_up_do_not_keep_it_from_being_made()
    {
        await using var app = await RunningApp.StartWithColdTypesetter(Databases.Sqlite);
        using var browser = app.Browser();
        await using var db = app.OpenDb();
        var name = $"prospectus {await db.Events.Select(e => e.Id).SingleAsync()}";
        var kept = app.Services.GetRequiredService<KeptPdfs>();

        for (var i = 0; i < 5; i++)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(60));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => browser.GetAsync(Pdf.Path, patience.Token));
        }

        var deadline = DateTime.UtcNow.AddMinutes(1);
        while (kept.LastGood(name) is null && DateTime.UtcNow < deadline)
            await Task.Delay(100);
        Assert.NotNull(kept.LastGood(name));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_counts_the_talks_that_are_published(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var db = app.OpenDb();
        var before = await Counts();
        using var acting = db.ActAs(NsmCon.Testbed.Running.Releases.Publisher);
        db.Talks.Remove(await db.Talks.Include(talk => talk.Speakers).FirstAsync(talk => talk.Title == "The NSM Operator"));
        await db.SaveChangesAsync();

        var draft = await Counts();
        await app.Publish();
        var published = await Counts();

        Assert.Equal(before, draft);
        // Its speaker is the only one of that company.
        Assert.Equal((before.Talks - 1, before.Speakers - 1, before.Companies - 1), published);

        async Task<(int Talks, int Speakers, int Companies)> Counts()
        {
            var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Slug == RunningApp.Seed);
            var facts = await db.ProspectusFacts(
                conference,
                await app.Services.GetRequiredService<PublishedAgendas>().Latest(db, conference.Id),
                default
            );
            return (facts.Talks, facts.Speakers, facts.Companies);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_stays_on_three_pages_when_companies_are_on_board(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        foreach (var name in new[] { "Halden Networks", "Polder Systems", "Ringvaart", "Meridian Cloud" })
            await app.Give(await app.AddSponsor(name), "Lunch");
        using var browser = app.Browser();

        var pdf = await browser.GetByteArrayAsync(Pdf.Path);

        using var document = PdfDocument.Open(pdf);
        Assert.Equal(3, document.NumberOfPages);
        Assert.Contains("Halden Networks", document.GetPage(2).Text, StringComparison.Ordinal);
        Assert.Contains("Contact sponsors@networkservicemesh.io", Pdf.WordsOf(pdf), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_pages_own_button_leads_to_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var atButton = await browser.GetByteArrayAsync("/pdf/NSMConEU2020Prospectus.pdf");
        var elsewhere = await browser.GetAsync("/pdf/NSMConEU2021Prospectus.pdf");

        Assert.Equal(await browser.GetByteArrayAsync(Pdf.Path), atButton);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_data_give_the_same_bytes_on_another_day_in_another_process(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Site:BaseUrl=https://nsmcon.example.org");
        await using var other = await RunningApp.StartWithColdTypesetter(provider, "Site:BaseUrl=https://nsmcon.example.org");
        other.Clock.Advance(TimeSpan.FromDays(40));
        using var browser = app.Browser();
        using var otherBrowser = other.Browser();

        Assert.Equal(await browser.GetByteArrayAsync(Pdf.Path), await otherBrowser.GetByteArrayAsync(Pdf.Path));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_browser_that_has_it_is_told_so_until_a_package_changes(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        var first = await browser.GetAsync(Pdf.Path);
        browser.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        var unchanged = await browser.GetAsync(Pdf.Path);
        await using var db = app.OpenDb();
        (await db.Packages.SingleAsync(package => package.Key == "lunch")).PriceCents = 8_000_00;
        await db.SaveChangesAsync();
        var changed = await browser.GetAsync(Pdf.Path);

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("Lunch $8,000", Pdf.WordsOf(await changed.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_names_who_sponsors_already_and_what_is_sold_out(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var db = app.OpenDb();
        var lunch = await db.Packages.SingleAsync(package => package.Key == "lunch");
        lunch.Quota = new Quota
        {
            EventId = lunch.EventId,
            Name = "Lunch",
            Size = 1,
        };
        await db.SaveChangesAsync();
        await new TakePackage(db).Take(lunch.Id, db.Add(new Sponsor { Name = "Polder Systems" }).Entity, DateTime.UtcNow, by: "test");

        var words = await Pdf.ProspectusOf(browser);

        Assert.Contains("Already on board", words, StringComparison.Ordinal);
        Assert.Contains("Polder Systems", words, StringComparison.Ordinal);
        Assert.Contains("Sold out", words, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Markup_in_any_text_stays_literal(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var db = app.OpenDb();
        var lunch = await db.Packages.Include(package => package.Benefits).SingleAsync(package => package.Key == "lunch");
        lunch.Name = "*Lunch* $x$ <script>";
        lunch.Intro = "#panic() <script>alert(1)</script>";
        lunch.Benefits[0].Text = "= Not a heading <b>";
        await db.SaveChangesAsync();

        var words = await Pdf.ProspectusOf(browser);

        Assert.All(["*Lunch* $x$ <script>", "#panic() <script>alert(1)</script>", "= Not a heading <b>"], text =>
            Assert.Contains(text, words, StringComparison.Ordinal)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_without_packages_or_texts_has_one_too(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var db = app.OpenDb();
        db.Add(new Event { Slug = "bare", Title = "Bare Conference" }.Announced());
        await db.SaveChangesAsync();

        var words = await Pdf.ProspectusOf(browser, "/events/bare/prospectus.pdf");

        Assert.Contains("Why sponsor Bare Conference?", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Lunch", words, StringComparison.Ordinal);
        Assert.Contains("The packages are not set yet.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Prices", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ask for a package online", words, StringComparison.Ordinal);
    }
}
