using System.Net;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class WidgetTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Scripts_of_other_sites_may_read_the_agenda_and_nothing_else(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        browser.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        const string path = $"/events/{RunningApp.Seed}";
        async Task<string?> Allowed(string file) =>
            (await browser.GetAsync(path + file)).Headers.TryGetValues("Access-Control-Allow-Origin", out var values)
                ? string.Join(',', values)
                : null;

        Assert.Equal(("*", "*"), (await Allowed("/agenda.json"), await Allowed("/agenda.json")));
        foreach (var other in new[] { "", "/agenda.ics", "/widget.js", "/schedule.xml", "/speakers", "/register" })
            Assert.Equal((other, null), (other, await Allowed(other)));
        Assert.False((await browser.GetAsync($"{path}/agenda.json")).Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_script_is_a_page_that_is_kept_and_needs_no_inline_style_or_markup(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var (first, second) = (
            await browser.GetAsync($"/events/{RunningApp.Seed}/widget.js"),
            await browser.GetAsync($"/events/{RunningApp.Seed}/widget.js")
        );

        Assert.Equal(("text/javascript", HttpStatusCode.OK), (first.Content.Headers.ContentType!.MediaType, second.StatusCode));
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        var script = await first.Content.ReadAsStringAsync();
        Assert.All(new[] { "innerHTML", "insertAdjacentHTML", "document.write", ".style", "eval(", "<style" }, word =>
            Assert.DoesNotContain(word, script, StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/events/nowhere/widget.js")).StatusCode);
    }
}
