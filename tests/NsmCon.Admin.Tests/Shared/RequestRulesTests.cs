using System.Net;
using NsmCon.Admin.Tests.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>Whatever is asked, and however: hosts of others, other methods, other sites.</summary>
public class RequestRulesTests
{
    const string Page = $"/events/{RunningApp.Seed}";

    [Fact]
    public async Task No_redirect_leads_to_the_host_that_a_request_names()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser(followRedirects: false);

        foreach (var path in new[] { "/admin", "/admin/events", "/admin/profile", $"/admin{Page}", "/" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = "evil.example";
            using var answer = await browser.SendAsync(request);
            Assert.DoesNotContain("evil.example", $"{answer.Headers.Location?.OriginalString}", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("PUT", "/admin/sign-in", "GET, POST")]
    [InlineData("DELETE", $"{Page}/register", "GET, POST")]
    [InlineData("POST", Page, "GET")]
    [InlineData("PATCH", "/admin/sign-out", "POST")]
    [InlineData("POST", "/nowhere", null)]
    [InlineData("POST", $"{Page}/nowhere", null)]
    [InlineData("POST", $"/admin{Page}/registrations/not-a-number", null)]
    public async Task A_page_that_takes_other_methods_says_which(string method, string path, string? allowed)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser(followRedirects: false);

        using var answer = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(allowed is null ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        if (allowed is not null)
            Assert.All(allowed.Split(", "), word => Assert.Contains(word, answer.Content.Headers.Allow));
    }

    [Fact]
    public async Task Pages_ask_for_no_camera_and_private_ones_are_drawn_into_no_other_site()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = await app.SignIn();

        using var staff = await browser.GetAsync("/admin/profile");
        using var open = await browser.GetAsync($"{Page}/agenda.json");

        Assert.Contains("camera=()", string.Join(',', staff.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.Equal(["same-origin"], staff.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.False(open.Headers.Contains("Cross-Origin-Resource-Policy"));
    }

    [Fact]
    public async Task Cookies_of_staff_go_to_no_script_and_no_other_site_and_behind_https_nowhere_else()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await app.Join("ada@example.org");
        using var browser = app.Browser(followRedirects: false);
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var opened = await browser.GetAsync("/admin/sign-in");
        var token = (await opened.Page()).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([
            new("Email", "ada@example.org"),
            new("Password", "a long enough password"),
            new("__RequestVerificationToken", token),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/sign-in") { Content = form };
        request.Headers.Add("Cookie", string.Join("; ", opened.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));

        using var answer = await browser.SendAsync(request);

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith(".AspNetCore.Identity.Application=", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("NsmCon.Device.", StringComparison.Ordinal));
        Assert.All(cookies.Concat(opened.Headers.GetValues("Set-Cookie")), cookie =>
        {
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }
}
