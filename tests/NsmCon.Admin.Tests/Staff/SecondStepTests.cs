using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Staff.Public;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

public class SecondStepTests
{
    const string Password = "correct horse battery";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_the_second_step_on_a_password_alone_lets_nobody_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (key, _) = await TurnOn(app, await app.Join("ada@example.org", Password));
        using var browser = app.Browser();

        var second = await browser.Send(
            "/admin/sign-in?returnUrl=/admin/profile",
            new() { ["Email"] = "ada@example.org", ["Password"] = Password }
        );
        var tooEarly = await browser.GetAsync("/admin/profile");
        await browser.TrySignIn("ada@example.org", Password);
        var wrong = await browser.Send("/admin/sign-in/code", new() { ["Code"] = "000000" });
        var odd = await browser.Send("/admin/sign-in/code", new() { ["Code"] = "abc" });
        var right = await browser.Send("/admin/sign-in/code", new() { ["Code"] = CodeOf(app, key, stepsAhead: 1) });

        Assert.Equal("/admin/sign-in/code", second.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/admin/sign-in", tooEarly.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/admin/profile", (await second.Page()).QuerySelector("[name=ReturnUrl]")!.GetAttribute("value"));
        foreach (var answer in new[] { wrong, odd })
            Assert.Contains("This code is not right", (await answer.Page()).QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Contains("ada@example.org", await browser.GetStringAsync("/admin/profile"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456", "123456")]
    [InlineData(" 123 456 ", "123456")]
    [InlineData("12345", null)]
    [InlineData("1234567", null)]
    [InlineData("abcdef", null)]
    [InlineData("abcde-fghij", null)]
    public void Six_digits_are_a_code_of_an_app_and_all_else_a_recovery_code(string typed, string? digits) =>
        Assert.Equal(digits, new CodeForm { Code = typed }.Digits);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_saw_a_code_typed_cannot_use_it_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (key, _) = await TurnOn(app, await app.Join("ada@example.org", Password));
        using var ada = app.Browser();
        using var thief = app.Browser();
        var code = CodeOf(app, key, stepsAhead: 1);

        Assert.Equal("/admin/profile", await SignInBy(ada, code));
        Assert.Equal("/admin/sign-in/code", await SignInBy(thief, code));
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/admin/profile", await SignInBy(ada, CodeOf(app, key, stepsAhead: 1)));
        Assert.Equal("/admin/sign-in/code", await SignInBy(thief, code));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_phone_s_clock_may_be_half_a_minute_off_and_no_more(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (key, _) = await TurnOn(app, await app.Join("ada@example.org", Password));
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        foreach (
            var (steps, page) in new[]
            {
                (-2, "/admin/sign-in/code"),
                (-1, "/admin/profile"),
                (2, "/admin/sign-in/code"),
                (1, "/admin/profile"),
            }
        )
        {
            using var one = app.Browser();
            Assert.Equal((steps, page), (steps, await SignInBy(one, CodeOf(app, key, steps))));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Ten_wrong_codes_make_it_wait_even_for_the_right_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (key, _) = await TurnOn(app, await app.Join("ada@example.org", Password));
        using var browser = app.Browser();
        await browser.TrySignIn("ada@example.org", Password);

        for (var i = 0; i < 10; i++)
            await browser.Send("/admin/sign-in/code", new() { ["Code"] = "000000" });
        var eleventh = await browser.Send("/admin/sign-in/code", new() { ["Code"] = CodeOf(app, key, stepsAhead: 1) });
        app.Clock.Advance(TimeSpan.FromMinutes(16));
        using var later = app.Browser();

        Assert.Equal("/admin/sign-in/code", eleventh.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/admin/profile", await SignInBy(later, CodeOf(app, key)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_recovery_code_lets_in_once_however_it_is_typed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, codes) = await TurnOn(app, await app.Join("ada@example.org", Password));
        using var first = app.Browser();
        using var second = app.Browser();

        Assert.Equal(10, codes.Count);
        Assert.Equal("/admin/profile", await SignInBy(first, codes[3].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant()));
        Assert.Equal("/admin/sign-in/code", await SignInBy(second, codes[3]));
        Assert.Contains("You have 9 recovery codes left", (await first.Open("/admin/profile")).Body.Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Turning_it_off_needs_the_password(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.Join("ada@example.org", Password);
        await TurnOn(app, browser);
        var key = await Key(app);
        var form = (await browser.Open("/admin/profile")).QuerySelector("form:has(#Password)")!;
        form.SetAttribute("action", "/admin/profile/second-step/off");

        var refused = await browser.Send(form, "", new() { ["Password"] = "not the password" });
        var done = await browser.Send(form, "", new() { ["Password"] = Password });

        Assert.Contains("Nothing was changed", (await refused.Page()).QuerySelector(".flash.refused").Words(), StringComparison.Ordinal);
        Assert.Contains("The second step is off", (await done.Page()).QuerySelector(".flash").Words(), StringComparison.Ordinal);
        Assert.NotEqual(key, await Key(app));
        using var other = app.Browser();
        Assert.Equal("", await other.TrySignIn("ada@example.org", Password));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/admin/profile")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_wrong_first_code_turns_nothing_on(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.Join("ada@example.org", Password);

        var page = await (await browser.Send("/admin/profile/second-step", new() { ["Password"] = Password })).Page();
        var wrong = await (await browser.Send(page.QuerySelector("main form")!, "", new() { ["Code"] = "000000" })).Page();

        Assert.Contains("This code is not right", wrong.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Contains("Off", (await browser.Open("/admin/profile")).QuerySelectorAll(".dot").Select(dot => dot.Words()));
        Assert.StartsWith("data:image/svg+xml;base64,", wrong.QuerySelector("img.qr")!.GetAttribute("src"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Setting_it_up_asks_for_the_password_shows_a_new_key_each_time_and_changes_nothing_before(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.Join("ada@example.org", Password);
        var before = await Stamp(app);

        var asked = await browser.Open("/admin/profile/second-step");
        var wrong = await (await browser.Send("/admin/profile/second-step", new() { ["Password"] = "not the password" })).Page();
        var first = await (await browser.Send("/admin/profile/second-step", new() { ["Password"] = Password })).Page();
        var second = await (await browser.Send("/admin/profile/second-step", new() { ["Password"] = Password })).Page();
        var old = first.QuerySelector("#Key")!.GetAttribute("value")!;
        await browser.Send(first.QuerySelector("main form")!, "", new() { ["Code"] = CodeOf(app, old) });

        Assert.Null(asked.QuerySelector("main code"));
        Assert.Null(wrong.QuerySelector("main code"));
        Assert.NotEqual(old, second.QuerySelector("#Key")!.GetAttribute("value"));
        Assert.Equal(before, await Stamp(app));
        Assert.Contains("Off", (await browser.Open("/admin/profile")).QuerySelectorAll(".dot").Select(dot => dot.Words()));
    }

    static async Task<string?> Key(RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.UserTokens.Where(token => token.Name == "AuthenticatorKey").Select(token => token.Value).SingleAsync();
    }

    static async Task<string?> Stamp(RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.Users.Select(person => person.SecurityStamp).SingleAsync();
    }

    internal static async Task<(string Key, IReadOnlyList<string> Codes)> TurnOn(RunningApp app, HttpClient browser)
    {
        var page = await (await browser.Send("/admin/profile/second-step", new() { ["Password"] = Password })).Page();
        var key = page.QuerySelector("main code").Words().Replace(" ", "", StringComparison.Ordinal);
        var answer = await browser.Send(
            page.QuerySelector("main form")!,
            "/admin/profile/second-step",
            new() { ["Code"] = CodeOf(app, key) }
        );
        return (key, [.. (await answer.Page()).QuerySelectorAll(".codes code").Select(code => code.Words())]);
    }

    static async Task<string> SignInBy(HttpClient browser, string code)
    {
        await browser.Send("/admin/sign-in?returnUrl=/admin/profile", new() { ["Email"] = "ada@example.org", ["Password"] = Password });
        var answer = await browser.Send("/admin/sign-in/code?returnUrl=/admin/profile", new() { ["Code"] = code });
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    /// <summary>What an app shows for the key at this moment, or half a minute later for each step (RFC 6238).</summary>
    static string CodeOf(RunningApp app, string key, int stepsAhead = 0)
    {
        Span<byte> moment = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(moment, (app.Clock.GetUtcNow().ToUnixTimeSeconds() / 30) + stepsAhead);
#pragma warning disable CA5350 // One-time codes of apps are made with SHA-1.
        var hash = HMACSHA1.HashData(FromBase32(key), moment);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fff_ffff;
        return $"{number % 1_000_000:000000}";
    }

    static byte[] FromBase32(string text)
    {
        var bits = string.Concat(
            text.Select(letter =>
                Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')
            )
        );
        return [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}
