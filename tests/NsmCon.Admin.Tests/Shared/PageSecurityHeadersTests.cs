using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>What browsers are told of every page, word by word.</summary>
public class PageSecurityHeadersTests
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: https:; connect-src 'self'; form-action 'self'; frame-src 'self'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'";

    [SkippableTheory]
    [InlineData($"/events/{RunningApp.Seed}", false)]
    [InlineData($"/events/{RunningApp.Seed}/sponsor", false)]
    [InlineData("/there/is/no/such/page", false)]
    [InlineData("/tickets/AAAAA", true)]
    [InlineData("/speakers/AAAAA", true)]
    [InlineData("/admin/profile", true)]
    [InlineData("/admin/inbox", true)]
    public async Task Browsers_run_and_load_nothing_but_what_is_ours(string path, bool isForOursAlone)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn();

        using var answer = await staff.GetAsync(path);

        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
        Assert.Equal(Policy, Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("SAMEORIGIN", Header("X-Frame-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal(isForOursAlone ? "same-origin" : "", Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("", Header("Server"));
    }
}
