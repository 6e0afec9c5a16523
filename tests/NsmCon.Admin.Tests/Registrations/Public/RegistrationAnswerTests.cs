using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>What the event's page, the form and what search engines read say about registering: one and the same.</summary>
public class RegistrationAnswerTests
{
    const string EventPage = $"/events/{RunningApp.Seed}";

    static readonly DateTime Day = new(2040, 3, 30, 7, 0, 0, DateTimeKind.Utc);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_full_event_offers_no_button_and_its_form_promises_no_ticket(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        var before = await Read(browser);
        await app.Ticket("Ada", "ada@example.org");

        await app.SetPlaces(1);

        var full = await Read(browser);
        Assert.Equal((true, true, "InStock"), (before.HasButton, before.HasForm, before.Availability));
        Assert.Equal((false, false, "SoldOut"), (full.HasButton, full.HasForm, full.Availability));
        Assert.Contains("All places are taken.", full.Lead, StringComparison.Ordinal);
        Assert.DoesNotContain("At once", full.Aside, StringComparison.Ordinal);
        Assert.Contains("Have your ticket mailed again", full.Aside, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_answer_follows_the_time_until_the_event_is_over(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await app.ChangeEvent(e =>
            (e.StartsOn, e.RegistrationOpensAt, e.RegistrationClosesAt) = (new(2040, 3, 30), Day.AddDays(-60), Day.AddDays(-5))
        );
        await app.Publish();

        var early = await ReadAnswer(app, browser, Day.AddDays(-70));
        var open = await ReadAnswer(app, browser, Day.AddDays(-30));
        var closed = await ReadAnswer(app, browser, Day.AddDays(-1));
        await app.ChangeEvent(e => e.RegistrationClosesAt = null);
        var onTheDay = await ReadAnswer(app, browser, Day);
        var over = await ReadAnswer(app, browser, Day.AddDays(1));
        await app.ChangeEvent(e => e.RegistrationOpensAt = Day.AddDays(2));
        var rehearsal = await ReadAnswer(app, browser, Day.AddDays(3));

        Assert.Equal((false, false, null), (early.HasButton, early.HasForm, early.Availability));
        Assert.Contains("Registration opens on January 30, 2040", early.Lead, StringComparison.Ordinal);
        Assert.Equal((true, true, "InStock"), (open.HasButton, open.HasForm, open.Availability));
        Assert.Equal((false, false, null), (closed.HasButton, closed.HasForm, closed.Availability));
        Assert.Contains("Registration is closed.", closed.Lead, StringComparison.Ordinal);
        Assert.Equal((true, true, "InStock"), (onTheDay.HasButton, onTheDay.HasForm, onTheDay.Availability));
        Assert.Equal((false, false, null), (over.HasButton, over.HasForm, over.Availability));
        Assert.Contains("This event is over.", over.Lead, StringComparison.Ordinal);
        Assert.Equal((true, true), (rehearsal.HasButton, rehearsal.HasForm));
        Assert.Contains("This is a rehearsal", rehearsal.Lead, StringComparison.Ordinal);
        Assert.All(new[] { early, closed, over }, answer => Assert.DoesNotContain("At once", answer.Aside, StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Beside_a_button_to_another_site_the_page_says_which_of_the_two_counts(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await app.ChangeEvent(e =>
        {
            (e.StartsOn, e.RegistrationOpensAt, e.RegistrationClosesAt) = (new(2040, 3, 30), Day.AddDays(-60), null);
            e.Buttons = [new() { Name = "Register", Href = "https://events.example.org/register" }];
        });
        await app.Publish();

        var both = await ReadAnswer(app, browser, Day.AddDays(-30));
        await app.ChangeEvent(e => e.RegistrationOpensAt = null);
        var elsewhere = await ReadAnswer(app, browser, Day.AddDays(-29));

        Assert.Contains("Your place at this event is the one you register for here.", both.Lead, StringComparison.Ordinal);
        Assert.True(both.HasButton);
        Assert.Equal((false, false, "Registration is on another site"), (elsewhere.HasButton, elsewhere.HasForm, elsewhere.Heading));
    }

    static Task<Answer> ReadAnswer(RunningApp app, HttpClient browser, DateTime now)
    {
        app.SetNow(now);
        return Read(browser);
    }

    // With a query, which is never answered from memory.
    static async Task<Answer> Read(HttpClient browser)
    {
        var page = await browser.Open($"{EventPage}?fresh");
        var form = await browser.Open(Visitors.Form);
        var data = page.QuerySelector("script[type='application/ld+json']")!.TextContent;
        return new(
            page.QuerySelectorAll($"a.button[href='{EventPage}/register']").Length > 0,
            form.QuerySelector("main form") is not null,
            new[] { "InStock", "SoldOut" }.FirstOrDefault(word => data.Contains($"schema.org/{word}", StringComparison.Ordinal)),
            page.QuerySelector(".hero").Words(),
            form.QuerySelector("aside").Words(),
            form.QuerySelector("main h2")?.Words()
        );
    }

    sealed record Answer(bool HasButton, bool HasForm, string? Availability, string Lead, string Aside, string? Heading);
}
