using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

public class SignInTests
{
    const string Password = "correct horse battery";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Staff_sign_in_and_come_to_the_page_that_they_asked_for(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Password);
        using var browser = app.Browser();

        var asked = await browser.GetAsync("/admin/profile");
        var page = await browser.Send(
            asked.RequestMessage!.RequestUri!.PathAndQuery,
            new() { ["Email"] = " ADA@example.org ", ["Password"] = Password }
        );

        Assert.StartsWith("/admin/sign-in?ReturnUrl=", asked.RequestMessage.RequestUri.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("/admin/profile", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("ada@example.org", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_of_odd_characters_is_an_unknown_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        Assert.Contains("do not match", await browser.TrySignIn("a\uFFFE@example.org", Password), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_unknown_address_and_a_wrong_password_get_the_same_answer(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Password);
        using var browser = app.Browser();

        var wrong = await browser.TrySignIn("ada@example.org", "correct horse batteries");
        var unknown = await browser.TrySignIn("nobody@example.org", "correct horse batteries");

        Assert.Contains("do not match", wrong, StringComparison.Ordinal);
        Assert.Equal(wrong, unknown);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Ten_wrong_passwords_from_one_place_make_it_wait_even_for_the_right_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Password);
        await app.Join("grace@example.org", Password);
        using var browser = app.Browser();

        for (var i = 0; i < 10; i++)
            await browser.TrySignIn("ada@example.org", "a wrong password");

        Assert.Contains("do not match", await browser.TrySignIn("ada@example.org", Password), StringComparison.Ordinal);
        Assert.Equal("", await browser.TrySignIn("grace@example.org", Password));
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        using var later = app.Browser();
        Assert.Equal("", await later.TrySignIn("ada@example.org", Password));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_guesses_at_an_address_keeps_out_nobody_who_signed_in_before(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var known = await app.Join("ada@example.org", Password);
        await known.Send("/admin/profile", [], "form[action='/admin/sign-out']");
        using var stranger = app.Browser();
        for (var i = 0; i < 11; i++)
            await stranger.TrySignIn("ada@example.org", "a wrong password");
        await GuessFromEverywhere(app);

        Assert.Contains("do not match", await stranger.TrySignIn("ada@example.org", Password), StringComparison.Ordinal);
        Assert.Equal("", await known.TrySignIn("ada@example.org", Password));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Guesses_from_many_places_end_for_new_places_and_an_owner_can_forget_them(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        await app.Join("ada@example.org", Password);
        await GuessFromEverywhere(app);
        using var browser = app.Browser();
        var path = $"/admin/staff/{await app.IdOf("ada@example.org")}";

        var refused = await browser.TrySignIn("ada@example.org", Password);
        var page = await owner.Open(path);
        await owner.Send(path, [], "form[action$='/tries']");

        Assert.Contains("do not match", refused, StringComparison.Ordinal);
        Assert.Contains("Locked: 100 in the last hour", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal("", await browser.TrySignIn("ada@example.org", Password));
        Assert.Contains("None in the last hour", (await owner.Open(path)).QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    // As many as count, each from another place.
    static async Task GuessFromEverywhere(RunningApp app)
    {
        var id = await app.IdOf("ada@example.org");
        await using var db = app.OpenDb();
        db.FailedSignIns.AddRange(
            Enumerable
                .Range(0, 100)
                .Select(i => new FailedSignIn
                {
                    StaffMemberId = id,
                    Place = $"192.0.2.{i}",
                    At = app.Clock.GetUtcNow().UtcDateTime.AddMinutes(-20),
                })
        );
        await db.SaveChangesAsync();
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Signing_in_leads_to_no_other_site(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Password);
        using var browser = app.Browser(followRedirects: false);

        foreach (var elsewhere in new[] { "https://evil.example/", "//evil.example/", "/\\evil.example" })
        {
            var answer = await browser.Send(
                "/admin/sign-in",
                new()
                {
                    ["Email"] = "ada@example.org",
                    ["Password"] = Password,
                    ["ReturnUrl"] = elsewhere,
                }
            );

            Assert.Equal("/admin", answer.Headers.Location?.ToString());
            await browser.Send("/admin/profile", [], "form[action='/admin/sign-out']");
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_signed_out_is_out(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn();

        using var left = await browser.Send("/admin/profile", [], "form[action='/admin/sign-out']");
        var after = await browser.GetAsync("/admin/events");

        Assert.Equal("You are signed out.", (await left.Page()).QuerySelector(".flash").Words());
        Assert.Equal("/admin/sign-in", after.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_copied_cookie_ends_with_the_sign_in_and_another_sign_in_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Password);
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = new Uri(app.Url) };
        using var elsewhere = app.Browser();
        await browser.TrySignIn("ada@example.org", Password);
        await elsewhere.TrySignIn("ada@example.org", Password);
        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(app.Url),
        };
        thief.DefaultRequestHeaders.Add("Cookie", cookies.GetCookieHeader(new Uri(app.Url)));
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/admin/profile")).StatusCode);

        await browser.Send("/admin/profile", [], "form[action='/admin/sign-out']");

        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/admin/profile")).StatusCode);
        Assert.Equal("/admin/profile", (await elsewhere.GetAsync("/admin/profile")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task After_thirty_days_everybody_signs_in_again()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await app.Join("ada@example.org", Password);
        using var browser = app.Browser();
        await browser.Send(
            "/admin/sign-in",
            new()
            {
                ["Email"] = "ada@example.org",
                ["Password"] = Password,
                ["RememberMe"] = "true",
            }
        );

        for (var day = 0; day < 29; day += 7)
        {
            Assert.Equal("/admin/profile", (await browser.GetAsync("/admin/profile")).RequestMessage!.RequestUri!.AbsolutePath);
            app.Clock.Advance(TimeSpan.FromDays(7));
        }

        Assert.Equal("/admin/sign-in", (await browser.GetAsync("/admin/profile")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_sign_in_forgets_those_of_the_person_that_are_over(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("grace@example.org", Password);
        await app.Join("ada@example.org", Password);
        using var browser = app.Browser();
        app.Clock.Advance(TimeSpan.FromDays(2));
        await browser.TrySignIn("ada@example.org", Password);
        app.Clock.Advance(TimeSpan.FromDays(29));
        using var later = app.Browser();

        await later.TrySignIn("ada@example.org", Password);

        var (ada, grace) = (await app.IdOf("ada@example.org"), await app.IdOf("grace@example.org"));
        await using var db = app.OpenDb();
        var kept = await db.UserTokens.Where(token => token.LoginProvider == "[NsmCon.SignIn]").Select(token => token.UserId).ToListAsync();
        Assert.Equal((2, 1), (kept.Count(id => id == ada), kept.Count(id => id == grace)));
    }

    [Fact]
    public async Task Signing_in_leads_to_an_address_with_letters_of_any_kind()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await app.Join("ada@example.org", Password);
        using var browser = app.Browser(followRedirects: false);

        var answer = await browser.Send(
            "/admin/sign-in",
            new()
            {
                ["Email"] = "ada@example.org",
                ["Password"] = Password,
                ["ReturnUrl"] = "/admin/ü?find=日本",
            }
        );

        Assert.Equal("/admin/%C3%BC?find=%E6%97%A5%E6%9C%AC", answer.Headers.Location?.OriginalString);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Guessing_is_slowed_down(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Limits:FormsPerMinute=3");
        using var browser = app.Browser();
        var form = new Dictionary<string, string?> { ["Email"] = "ada@example.org", ["Password"] = "a wrong password" };

        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await browser.Send("/admin/sign-in", form)).StatusCode);
        var fourth = await browser.Send("/admin/sign-in", form);

        Assert.Equal(HttpStatusCode.TooManyRequests, fourth.StatusCode);
        Assert.InRange(fourth.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("Wait a minute", await fourth.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_without_the_pages_own_token_is_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn(StaffRole.Owner);
        using var forged = new FormUrlEncodedContent([new("Name", "Mallory")]);

        var answer = await browser.PostAsync("/admin/profile/name", forged);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Mallory", await browser.GetStringAsync("/admin/profile"), StringComparison.Ordinal);
    }
}
