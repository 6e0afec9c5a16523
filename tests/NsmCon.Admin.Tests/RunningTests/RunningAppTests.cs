using System.Net;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.RunningTests;

public class RunningAppTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_app_starts_on_an_empty_database_and_serves_its_styles(string provider)
    {
        await using var app = await RunningApp.StartEmpty(provider);
        using var browser = app.Browser(followRedirects: false);

        var ready = await browser.GetStringAsync("/health/ready");
        var styles = await browser.GetStringAsync("/css/public.css");
        var nowhere = await browser.GetAsync("/nowhere");

        Assert.Equal("Healthy", ready);
        Assert.Contains(".hero", styles, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        Assert.Contains("There is no such page", await nowhere.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
