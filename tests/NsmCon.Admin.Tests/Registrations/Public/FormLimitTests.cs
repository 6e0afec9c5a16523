using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>A venue is one address: limits slow a machine down, and take nothing from a person.</summary>
public class FormLimitTests
{
    static readonly string[] Tight = ["Limits:FormsPerMinute=1", "Limits:FormBurst=1"];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_too_many_comes_back_with_what_was_typed_and_books_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider, Tight);
        using var browser = app.Browser();
        await browser.Register("Ada", "ada@example.org");

        using var answer = await browser.Register("Grace Hopper", "grace@example.org", ("Company", "Navy"), ("DietaryNeeds", "vegan"));

        var page = await answer.Page();
        Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (answer.StatusCode, answer.Headers.RetryAfter?.ToString()));
        Assert.Contains("What you typed is still here", page.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal(
            ["Grace Hopper", "grace@example.org", "Navy", "vegan"],
            new[] { "Name", "Email", "Company", "DietaryNeeds" }.Select(field =>
                page.QuerySelector($"[name='Form.{field}']")!.GetAttribute("value")
            )
        );
        Assert.Single(await app.Registrations());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_form_leaves_the_others_and_the_sign_in_alone(string provider)
    {
        await using var app = await RunningApp.Start(provider, Tight);
        using var browser = app.Browser();
        await browser.Register("Ada", "ada@example.org");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.Register("Grace", "grace@example.org")).StatusCode);

        var lost = await browser.Send($"/events/{RunningApp.Seed}/lost-ticket", new() { ["Email"] = "ada@example.org" });
        var signIn = await browser.Send("/admin/sign-in", new() { ["Email"] = "ada@example.org", ["Password"] = "a wrong password" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (lost.StatusCode, signIn.StatusCode));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_hall_of_people_may_register_at_once_by_default(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Limits:FormsPerMinute=30");
        await app.SetPlaces(400);
        using var browser = app.Browser();

        for (var i = 0; i < 40; i++)
            Assert.Equal(HttpStatusCode.OK, (await browser.Register($"Ada {i}", $"ada{i}@example.org")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_press_too_many_on_a_button_does_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider, Tight);
        var ticket = await app.Ticket();
        using var browser = app.Browser();
        var form = (await browser.Open($"{ticket}/cancel")).QuerySelector("main form[method=post]")!;
        await using (var db = app.OpenDb())
            await db.Registrations.ExecuteUpdateAsync(set => set.SetProperty(r => r.CheckedInAt, app.Now()));
        await browser.Send(form, $"{ticket}/cancel", []);
        await using (var db = app.OpenDb())
            await db.Registrations.ExecuteUpdateAsync(set => set.SetProperty(r => r.CheckedInAt, (DateTime?)null));

        var second = await browser.Send(form, $"{ticket}/cancel", []);

        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Null((await app.Registrations())[0].CancelledAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Behind_two_proxies_each_visitor_has_their_own_limit(string provider)
    {
        await using var app = await RunningApp.Start(provider, [.. Tight, "Proxies:Known=10.1.0.0/16, 10.9.9.9", "Proxies:Hops=2"]);
        using var browser = app.Browser();

        var visitors = new List<HttpStatusCode>();
        foreach (
            var from in new[]
            {
                "203.0.113.1, 10.1.2.3",
                "203.0.113.2, 10.9.9.9",
                "203.0.113.1, 10.1.2.3",
                "198.51.100.7, 203.0.113.1, 10.1.2.3",
            }
        )
            visitors.Add(await RegisterFrom(browser, from));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], visitors);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_the_setting_a_visitor_cannot_say_where_they_come_from(string provider)
    {
        await using var app = await RunningApp.Start(provider, Tight);
        using var browser = app.Browser();

        var first = await RegisterFrom(browser, "203.0.113.1, 10.1.2.3");
        var second = await RegisterFrom(browser, "203.0.113.2, 10.1.2.3");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first, second));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_whole_48_of_IPv6_is_one_address(string provider)
    {
        await using var app = await RunningApp.Start(provider, Tight);
        using var browser = app.Browser();

        var answers = new List<HttpStatusCode>();
        foreach (var from in new[] { "2001:db8:1:1::1", "2001:db8:1:ffff::2", "2001:db8:2::1" })
            answers.Add(await RegisterFrom(browser, from));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], answers);
    }

    [SkippableFact]
    public async Task A_form_that_a_full_disk_cannot_save_comes_back_with_what_was_typed()
    {
        await using var app = await RunningApp.Start(Databases.PostgreSql);
        using var browser = app.Browser();
        await using (var db = app.OpenDb())
        {
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
                CREATE TRIGGER full_disk BEFORE INSERT ON "Registrations" FOR EACH ROW EXECUTE FUNCTION no_room();
                CREATE TRIGGER full_disk BEFORE INSERT ON "Inquiries" FOR EACH ROW EXECUTE FUNCTION no_room();
                """
            );
        }

        using var answer = await browser.Register("Ada Lovelace", "ada@example.org", ("Company", "Engines"));
        using var inquiry = await browser.Send(
            $"/events/{RunningApp.Seed}/sponsor",
            new()
            {
                ["Company"] = "Polder",
                ["ContactName"] = "Sam",
                ["Email"] = "sam@example.org",
                ["Name"] = "Sam",
            }
        );

        var page = await answer.Page();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("the fault is on our side", page.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal(
            ("Ada Lovelace", "Engines"),
            (
                page.QuerySelector("[name='Form.Name']")!.GetAttribute("value"),
                page.QuerySelector("[name='Form.Company']")!.GetAttribute("value")
            )
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, inquiry.StatusCode);
        Assert.Equal("Polder", (await inquiry.Page()).QuerySelector("[name='Company']")!.GetAttribute("value"));
        Assert.Empty(await app.Registrations());
    }

    static async Task<HttpStatusCode> RegisterFrom(HttpClient browser, string address)
    {
        browser.DefaultRequestHeaders.Remove("X-Forwarded-For");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return (await browser.Register("Ada", $"{Guid.NewGuid():N}@example.org")).StatusCode;
    }
}
