using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Site;
using NsmCon.Data;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>What holds for the answers of all pages.</summary>
public class AnswersTests
{
    const string Page = $"/events/{RunningApp.Seed}";

    [Theory]
    [InlineData(Page)]
    [InlineData($"{Page}/register")]
    [InlineData($"{Page}/agenda.ics")]
    [InlineData("/css/public.css")]
    [InlineData("/health/live")]
    public async Task Asking_for_the_head_alone_gives_the_same_status_and_kind(string path)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();

        using var page = await browser.GetAsync(path);
        using var head = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal((HttpStatusCode.OK, page.Content.Headers.ContentType), (head.StatusCode, head.Content.Headers.ContentType));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task What_is_not_there_has_a_page_that_says_so_kept_or_not()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();
        var kept = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint
                    .Metadata.GetMetadata<ControllerActionDescriptor>()
                    ?.MethodInfo.IsDefined(typeof(CachedPageAttribute), inherit: true) == true
            )
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(path => path.Contains("{slug}", StringComparison.Ordinal))
            .Select(path =>
                "/" + Regex.Replace(path.TrimStart('/').Replace("{slug}", "nowhere", StringComparison.Ordinal), @"\{[^}]+\}", "99")
            )
            .ToList();

        Assert.True(kept.Count > 8, $"Only {kept.Count} pages are kept.");
        foreach (var path in kept.Append($"{Page}/speakers/99-nobody").Append($"{Page}/agenda/99").Append("/nowhere"))
        {
            using var answer = await browser.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
            Assert.True((await answer.Page()).QuerySelector("h1").Words() == "There is no such page", $"{path} has no page.");
        }
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("GZIP;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip;q=0.1", "gzip")]
    [InlineData("br;q=0.000", null)]
    [InlineData("xbrx", null)]
    [InlineData("identity", null)]
    public async Task A_kept_page_is_compressed_as_the_reader_can_take_it(string accepts, string? encoding)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accepts);

        using var first = await browser.GetAsync(Page);
        using var kept = await browser.GetAsync(Page);

        Assert.Equal(
            [encoding, encoding],
            new[] { first, kept }.Select(answer => answer.Content.Headers.ContentEncoding.SingleOrDefault())
        );
        Assert.All([first, kept], answer => Assert.Contains("Accept-Encoding", answer.Headers.Vary));
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await kept.Content.ReadAsByteArrayAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_a_page_already_is_told_so_until_it_changes(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        using var page = await browser.GetAsync($"{Page}/agenda.ics");
        var tag = page.Headers.ETag!.Tag;

        async Task<HttpStatusCode> Again(string known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Page}/agenda.ics");
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var answer = await browser.SendAsync(request);
            return answer.StatusCode;
        }

        app.Clock.SetUtcNow(new DateTimeOffset(app.Clock.GetUtcNow().Year + 1, 1, 1, 10, 0, 0, TimeSpan.Zero));
        using var later = await browser.GetAsync($"{Page}/agenda.ics");
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        foreach (
            var known in new[] { later.Headers.ETag!.Tag, $"W/{later.Headers.ETag!.Tag}", $"\"other\", {later.Headers.ETag!.Tag}", "*" }
        )
            Assert.Equal(HttpStatusCode.NotModified, await Again(known));
        Assert.Equal(HttpStatusCode.OK, await Again("\"other\""));
        Assert.NotEqual(tag, later.Headers.ETag!.Tag);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(40)]
    public async Task A_form_that_is_far_too_large_is_answered_with_a_sentence(int megabytes)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();
        var code = Secret.New();
        await using (var db = app.OpenDb())
        {
            (await db.Speakers.FirstAsync()).PageCode = code;
            await db.SaveChangesAsync();
        }

        foreach (var path in new[] { $"{Page}/register", $"{Page}/sponsor", $"/speakers/{code}/photo" })
        {
            using var content = new MultipartFormDataContent
            {
                { new ByteArrayContent(new byte[megabytes * 1_000_000]), "photo", "photo.jpg" },
            };
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            // So that an early answer is read before all of it is sent.
            request.Headers.ExpectContinue = true;
            using var answer = await browser.SendAsync(request);

            var page = await answer.Page();
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{path}: {answer.StatusCode}");
            Assert.NotEqual("", page.QuerySelector("h1").Words());
            Assert.Contains(".", page.QuerySelector("main p:not(.when)").Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Behind_https_every_cookie_stays_on_https()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var form = await browser.GetAsync($"{Page}/register");
        using var plain = await app.Browser().GetAsync($"{Page}/register");

        Assert.All(form.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(plain.Headers.GetValues("Set-Cookie"), cookie =>
            Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task What_is_sent_for_a_checkbox_may_be_a_word()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Owner);
        using var browser = app.Browser();

        using var form = await browser.Send($"{Page}/register", new() { ["Form.Consent"] = "maybe" });
        using var signIn = await browser.Send(
            "/admin/sign-in",
            new()
            {
                ["Email"] = "ada@example.org",
                ["Password"] = "wrong",
                ["RememberMe"] = "garbage",
            }
        );
        using var type = await staff.Send(
            $"/admin/events/{RunningApp.Seed}/settings/tickets/new",
            new() { ["Name"] = "Student", ["IsPublic"] = "garbage" }
        );

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK],
            new[] { form.StatusCode, signIn.StatusCode, type.StatusCode }
        );
        Assert.NotEqual("", (await form.Page()).QuerySelector(".summary").Words());
    }

    [Fact]
    public async Task A_number_beyond_all_measure_gets_a_sentence()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Owner);

        using var answer = await staff.Send(
            $"/admin/events/{RunningApp.Seed}/settings",
            new() { ["IncomeTarget"] = "99999999999999999999" }
        );

        Assert.Contains(
            "Give an amount from 0 to 1,000,000,000.",
            (await answer.Page()).QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
    }
}
