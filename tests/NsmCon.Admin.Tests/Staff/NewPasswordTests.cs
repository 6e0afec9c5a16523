using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Staff;
using NsmCon.Data;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

/// <summary>Who forgot the password, or lost the phone, comes back in.</summary>
public class NewPasswordTests
{
    const string Old = "correct horse battery",
        New = "purple tractor moonlight";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_by_mail_gives_a_new_password_once_and_ends_all_sign_ins(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var elsewhere = await app.Join("ada@example.org", Old);
        using var browser = app.Browser();

        var asked = await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = " ADA@example.org" });
        var mail = await app.MailInOutbox();
        var link = await Link(app, "ada@example.org");
        var page = await browser.Send(link, new() { ["Password"] = New });

        Assert.Contains("a mail with a link is on its way", await ReadMessage(asked), StringComparison.Ordinal);
        Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Your password was changed", await ReadMessage(page), StringComparison.Ordinal);
        Assert.Equal("/admin/profile", await Reached(browser, "/admin/profile"));
        Assert.Equal("/admin/sign-in", await Reached(elsewhere, "/admin/profile"));
        using var again = app.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await again.GetAsync(link)).StatusCode);
        Assert.Contains("do not match", await again.TrySignIn("ada@example.org", Old), StringComparison.Ordinal);
        Assert.Equal("", await again.TrySignIn("ada@example.org", New));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_asks_learns_nothing_and_fills_no_mailbox(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Old);
        using var browser = app.Browser();

        var known = await ReadMessage(await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = "ada@example.org" }));
        var unknown = await ReadMessage(await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = "bob@example.org" }));
        for (var i = 0; i < 5; i++)
            await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = "ada@example.org" });

        Assert.Equal(known.Replace("ada@", "bob@", StringComparison.Ordinal), unknown);
        await using var db = app.OpenDb();
        Assert.Equal(
            [("ada@example.org", 3)],
            (
                await db
                    .OutgoingMails.Where(mail => mail.Template == "password-link")
                    .GroupBy(mail => mail.To)
                    .Select(group => new { group.Key, Count = group.Count() })
                    .ToListAsync()
            ).Select(row => (row.Key, row.Count))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_hour_later_a_link_can_be_asked_for_again_and_those_that_ended_are_gone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Old);
        await app.Join("grace@example.org", Old);
        using var browser = app.Browser();
        foreach (var email in new[] { "grace@example.org", "ada@example.org", "ada@example.org", "ada@example.org" })
            await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = email });

        app.Clock.Advance(GivePasswordLink.Asked + TimeSpan.FromSeconds(1));
        await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = "ada@example.org" });

        await using var db = app.OpenDb();
        Assert.Equal(4, await db.OutgoingMails.CountAsync(mail => mail.Template == PasswordLinkMail.Name && mail.To == "ada@example.org"));
        Assert.Equal(["ada", "grace"], await db.PasswordLinks.Select(link => link.StaffMember!.Name).OrderBy(name => name).ToListAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(await Link(app, "ada@example.org"))).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_database_holds_no_link_in_clear_and_an_old_one_has_ended(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Old);
        using var browser = app.Browser();
        await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = "ada@example.org" });
        var link = await Link(app, "ada@example.org");

        await using var db = app.OpenDb();
        var kept = await db
            .Database.SqlQuery<string>(
                $"""SELECT "SecretHash" AS "Value" FROM "PasswordLinks" UNION ALL SELECT "Secret" AS "Value" FROM "OutgoingMails" WHERE "Secret" IS NOT NULL"""
            )
            .ToListAsync();
        app.Clock.Advance(GivePasswordLink.Asked + TimeSpan.FromSeconds(1));

        Assert.Equal(2, kept.Count);
        Assert.All(kept, text => Assert.DoesNotContain(link.Split('/')[^1], text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(link)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_of_ones_own_keeps_the_second_step_and_one_of_an_owner_can_turn_it_off(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        using var ada = await app.Join("ada@example.org", Old);
        await SecondStepTests.TurnOn(app, ada);
        using var browser = app.Browser();
        await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = "ada@example.org" });

        var changed = await browser.Send(await Link(app, "ada@example.org"), new() { ["Password"] = New });
        var stillAsked = await Reached(browser, "/admin/profile");
        var given = await (
            await owner.Send(
                $"/admin/staff/{await app.IdOf("ada@example.org")}",
                new() { ["lostPhone"] = "true" },
                "form[action$='/password']"
            )
        ).Page();
        var link = new Uri(given.QuerySelector("#password-link").Words()).AbsolutePath;
        var page = await browser.Open(link);
        await browser.Send(link, new() { ["Password"] = "another purple tractor" });

        Assert.Contains("The second step is turned off", page.Body.Words(), StringComparison.Ordinal);
        Assert.Contains("Sign in with it, and with the second step.", await ReadMessage(changed), StringComparison.Ordinal);
        Assert.Equal("/admin/sign-in", stillAsked);
        Assert.Equal("/admin/profile", await Reached(browser, "/admin/profile"));
        await using var db = app.OpenDb();
        Assert.False((await db.Users.SingleAsync(person => person.Email == "ada@example.org")).TwoFactorEnabled);
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Subject == "PasswordLink" && entry.By.StartsWith("owner.")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_comes_in_by_a_link_is_signed_in_until_the_browser_closes(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Old);
        using var browser = app.Browser(followRedirects: false);
        await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = "ada@example.org" });

        using var answer = await browser.Send(await Link(app, "ada@example.org"), new() { ["Password"] = New });

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie =>
            cookie.StartsWith(".AspNetCore.Identity.Application=", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_mail_of_a_link_says_when_it_turns_the_second_step_off(bool lostPhone)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var owner = await app.SignIn();
        await app.Join("ada@example.org", Old);

        await owner.Send(
            $"/admin/staff/{await app.IdOf("ada@example.org")}",
            lostPhone ? new() { ["lostPhone"] = "true" } : [],
            "form[action$='/password']"
        );

        Assert.Equal(lostPhone, (await app.MailInOutbox()).TextBody!.Contains("turns the second step off", StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_use_a_link_at_once_one_gets_in_and_a_weak_password_uses_nothing_up(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Join("ada@example.org", Old);
        using var browser = app.Browser();
        await browser.Send("/admin/sign-in/forgot", new() { ["Email"] = "ada@example.org" });
        var link = await Link(app, "ada@example.org");

        var weak = await (await browser.Send(link, new() { ["Password"] = "password1234" })).Page();
        // All have it open before the first of them is through: afterwards there is nothing to open.
        var open = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    var one = app.Browser(followRedirects: false);
                    return (Browser: one, Form: (await one.Open(link)).QuerySelector("main form[method=post]")!);
                })
        );
        var answers = await Task.WhenAll(
            open.Select(async (one, i) => (await one.Browser.Send(one.Form, link, new() { ["Password"] = $"{New} {i}" })).StatusCode)
        );

        Assert.Contains("one of the first that someone would try", weak.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Single(answers, HttpStatusCode.Redirect);
        await using var db = app.OpenDb();
        Assert.Empty(await db.PasswordLinks.ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Wrong_present_passwords_in_a_session_are_counted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.Join("ada@example.org", Old);

        for (var i = 0; i < 10; i++)
            await browser.Send("/admin/profile", new() { ["Present"] = "a wrong password", ["New"] = New }, "form[action$='/password']");
        var eleventh = await browser.Send("/admin/profile", new() { ["Present"] = Old, ["New"] = New }, "form[action$='/password']");
        var secondStep = await browser.Send("/admin/profile/second-step", new() { ["Password"] = Old });
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        var later = await browser.Send("/admin/profile", new() { ["Present"] = Old, ["New"] = New }, "form[action$='/password']");

        Assert.Contains(SignInTries.NoneLeft, (await eleventh.Page()).QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Contains(SignInTries.NoneLeft, (await secondStep.Page()).QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Contains("Your password was changed", await ReadMessage(later), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_of_a_member_tells_the_last_sign_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        await app.Join("ada@example.org", Old);
        app.Clock.Advance(TimeSpan.FromHours(3));
        using var browser = app.Browser();
        await browser.TrySignIn("ada@example.org", Old);

        var page = await owner.Open($"/admin/staff/{await app.IdOf("ada@example.org")}");

        Assert.Contains(
            $"Last signed in{app.Clock.GetUtcNow():MMMM d, yyyy, HH:mm} UTC",
            page.QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains("Second stepOff", page.QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password1234")]
    [InlineData("123456789012")]
    [InlineData("ada@example.org")]
    [InlineData("AdaLovelace1815")]
    [InlineData("P4ssw0rd2026!")]
    [InlineData("passwordpassword")]
    [InlineData("qwertyuiop12")]
    [InlineData("abcabcabcabc")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("nsmcon-nsmcon-2026")]
    [InlineData("12345iloveyou12345")]
    [InlineData("kzmqqmkzzqmk")]
    [InlineData("kzmqwpvbxytkzmqwpvbxyt")]
    [InlineData("abcdqwerzxcv")]
    [InlineData("#?%iloveyou&*+~")]
    [InlineData("LovelaceKzmqwpv")]
    [InlineData("Adakzmqwpv")]
    public void Passwords_that_somebody_would_try_first_are_guessable(string password) =>
        Assert.True(PasswordStrength.IsGuessable(password, ["ada@example.org", "ada", "example", "Ada", "Lovelace", "nsmcon"]));

    [Fact]
    public async Task An_address_of_short_parts_is_no_password()
    {
        var ada = new StaffMember { Name = "Al", Email = "a1.b2.c3.d4.e5@f6.g7.h8" };

        Assert.False((await new PasswordStrength().ValidateAsync(null!, ada, ada.Email)).Succeeded);
        Assert.True((await new PasswordStrength().ValidateAsync(null!, ada, "a1.b2.c3.d4.e5@f6.g7.i9")).Succeeded);
    }

    [Theory]
    [InlineData("a long enough password")]
    [InlineData("correct horse battery")]
    [InlineData("x7#Qm2!vLp9z")]
    [InlineData("kzmqwqmkzzwk")]
    [InlineData("kzmqwpvbxytdkzmqwpvbxytd")]
    [InlineData("abcdqwerzxcvpoiu")]
    [InlineData("#?%^iloveyou&*+~")]
    [InlineData("LovelaceKzmqwpvb")]
    [InlineData("Ada likes purple tractors")]
    [InlineData("зелёный трактор луна")]
    [InlineData("𝒜𝒷\uD800 odd but long enough")]
    public void Passwords_of_several_words_or_by_chance_are_not(string password) =>
        Assert.False(PasswordStrength.IsGuessable(password, ["ada@example.org", "ada", "example", "Ada", "Lovelace", "nsmcon"]));

    static async Task<string> Link(RunningApp app, string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        var mail = await db
            .OutgoingMails.OrderByDescending(m => m.Id)
            .FirstAsync(m => m.To == email && m.Template == PasswordLinkMail.Name);
        return new Uri(mail.Secret!).AbsolutePath;
    }

    static async Task<string> ReadMessage(HttpResponseMessage answer) => (await answer.Page()).QuerySelector(".flash").Words();

    static async Task<string> Reached(HttpClient browser, string path) =>
        (await browser.GetAsync(path)).RequestMessage!.RequestUri!.AbsolutePath;
}
