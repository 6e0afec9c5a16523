using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Staff;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

/// <summary>What lapses has lapsed at its very moment, and not before.</summary>
public class LapsingTests
{
    const string Password = "correct horse battery";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_for_a_new_password_and_the_count_of_those_asked_for_last_an_hour_to_the_second(string provider)
    {
        await using var app = await StartOnTheSecond(provider);
        await app.Join("ada@example.org", Password);
        using var browser = app.Browser();
        for (var i = 0; i < 3; i++)
            await Ask(browser);
        var link = await LastLink(app);

        app.Clock.Advance(GivePasswordLink.Asked - TimeSpan.FromSeconds(1));
        await Ask(browser);
        var before = (await browser.GetAsync(link)).StatusCode;
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = (await browser.GetAsync(link)).StatusCode;
        await Ask(browser);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Gone), (before, after));
        await using var db = app.OpenDb();
        Assert.Equal(4, await db.OutgoingMails.CountAsync(mail => mail.Template == PasswordLinkMail.Name));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Wrong_passwords_of_a_place_count_a_quarter_of_an_hour_to_the_second(string provider)
    {
        await using var app = await StartOnTheSecond(provider);
        await app.Join("ada@example.org", Password);
        await app.AddTries("ada@example.org", SignInTries.MostFromOnePlace, "127.0.0.1", SignInTries.Wait - TimeSpan.FromSeconds(1));
        using var browser = app.Browser();

        var before = await browser.TrySignIn("ada@example.org", Password);
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains("do not match", before, StringComparison.Ordinal);
        Assert.Equal("", await browser.TrySignIn("ada@example.org", Password));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Wrong_passwords_of_all_places_count_an_hour_to_the_second(string provider)
    {
        await using var app = await StartOnTheSecond(provider);
        await app.Join("ada@example.org", Password);
        await app.AddTries("ada@example.org", SignInTries.MostFromAll, "192.0.2.1", SignInTries.WaitOfAll - TimeSpan.FromSeconds(1));
        using var browser = app.Browser();

        var before = await browser.TrySignIn("ada@example.org", Password);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var kept = await Count(app);
        await browser.TrySignIn("ada@example.org", "a wrong password");

        Assert.Contains("do not match", before, StringComparison.Ordinal);
        Assert.Equal((SignInTries.MostFromAll, SignInTries.MostFromAll + 1), (kept, await Count(app)));
        Assert.Equal("", await browser.TrySignIn("ada@example.org", Password));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_has_an_invitation_until_the_moment_that_ends_it(string provider)
    {
        await using var app = await StartOnTheSecond(provider);
        using var owner = await app.SignIn();
        await app.Invite("grace@example.org");

        app.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        var before = (await owner.Open("/admin/staff")).QuerySelector("main").Words();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = (await owner.Open("/admin/staff")).QuerySelector("main").Words();

        Assert.Contains("grace@example.org", before, StringComparison.Ordinal);
        Assert.DoesNotContain("grace@example.org", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InvitationMail.Name, "Invite the person again")]
    [InlineData(PasswordLinkMail.Name, "Ask for a new one.")]
    public async Task A_mail_whose_link_is_gone_can_never_be_sent_and_says_what_to_do(string template, string sentence)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var scope = app.Services.CreateAsyncScope();

        var refusal = await scope
            .ServiceProvider.GetRequiredService<ComposeMail>()
            .Refusal(new OutgoingMail(template, "ada@example.org", "A link", app.Clock.GetUtcNow().UtcDateTime), CancellationToken.None);

        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
    }

    // Databases keep microseconds, and the clock of a machine more.
    static async Task<RunningApp> StartOnTheSecond(string provider)
    {
        var app = await RunningApp.Start(provider);
        app.Clock.SetUtcNow(
            new DateTimeOffset(
                app.Clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond,
                TimeSpan.Zero
            ).AddSeconds(1)
        );
        return app;
    }

    static Task<HttpResponseMessage> Ask(HttpClient browser) =>
        browser.Send("/admin/sign-in/forgot", new() { ["Email"] = "ada@example.org" });

    static async Task<string> LastLink(RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var mail = await scope
            .ServiceProvider.GetRequiredService<ConferenceDb>()
            .OutgoingMails.OrderByDescending(mail => mail.Id)
            .FirstAsync();
        return new Uri(mail.Secret!).AbsolutePath;
    }

    static async Task<int> Count(RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.FailedSignIns.CountAsync();
    }
}
