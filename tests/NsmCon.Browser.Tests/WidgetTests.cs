using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Browser.Tests;

/// <summary>The agenda on someone else's site.</summary>
[Collection(ChromiumCollection.Name)]
public class WidgetTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1000, ColorScheme.Dark)]
    public async Task One_tag_shows_the_agenda_on_a_site_of_another_origin_with_a_strict_policy(int width, ColorScheme scheme)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var site = await Site.Start(app, $"<script src=\"{app.Url}/events/{RunningApp.Seed}/widget.js\" async></script>");
        await using var window = await chromium.Open(site.Url, width, scheme: scheme);

        await window.Page.GotoAsync("/");
        await window.Page.GetByRole(AriaRole.Heading, new() { Name = "The NSM Operator" }).WaitForAsync();

        var talk = window.Page.Locator("li.talk", new() { HasText = "The NSM Operator" });
        Assert.Equal("11:30 – 12:00", await talk.Locator("time").InnerTextAsync());
        Assert.Equal("Alexandre Menezes (Red Hat)", await talk.Locator(".speakers").InnerTextAsync());
        Assert.StartsWith(
            $"{app.Url}/events/{RunningApp.Seed}#talk-",
            await talk.GetByRole(AriaRole.Link).GetAttributeAsync("href"),
            StringComparison.Ordinal
        );
        Assert.Equal("Georgia", await talk.EvaluateAsync<string>("talk => getComputedStyle(talk).fontFamily"));
        Assert.Empty(await window.Page.Violations());
        Assert.True(await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width);
        Assert.Empty(window.Faults);
        if (Environment.GetEnvironmentVariable("NSMCON_PAGES") is { Length: > 0 } folder)
            await window.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"widget-{width}.png"), FullPage = true });
    }

    [SkippableFact]
    public async Task Rooms_can_be_chosen_where_the_tag_asks_for_it_and_markup_in_a_title_is_text()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using (var db = app.OpenDb())
        {
            var conference = await db.Events.SingleAsync(e => e.Slug == RunningApp.Seed);
            foreach (
                var (talk, room) in (
                    await db
                        .Talks.Where(t => t.EventId == conference.Id && t.Kind == TalkKind.Talk)
                        .OrderBy(t => t.Id)
                        .Take(2)
                        .ToListAsync()
                ).Zip(["Hall", "Lab"])
            )
                (talk.Title, talk.Room) = ($"<img src=x onerror=alert(1)> in the {room}", new() { EventId = conference.Id, Name = room });
            await db.SaveChangesAsync();
        }

        await app.Publish();
        await using var site = await Site.Start(
            app,
            $"<script src=\"{app.Url}/events/{RunningApp.Seed}/widget.js\" data-filter async></script>"
        );
        await using var window = await chromium.Open(site.Url);
        await window.Page.GotoAsync("/");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Lab" }).ClickAsync();

        await Assertions
            .Expect(window.Page.GetByRole(AriaRole.Button, new() { Name = "Lab" }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(window.Page.GetByText("<img src=x onerror=alert(1)> in the Lab")).ToBeVisibleAsync();
        Assert.Equal(0, await window.Page.GetByText("in the Hall").CountAsync());
        Assert.Empty(await window.Page.Violations());
        Assert.Empty(window.Faults);
    }

    [SkippableFact]
    public async Task A_canceled_event_says_so_there_too()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using (var db = app.OpenDb())
        {
            (await db.Events.SingleAsync(e => e.Slug == RunningApp.Seed)).SetStage(EventStage.Canceled, DateTime.UtcNow);
            await db.SaveChangesAsync();
        }

        await using var site = await Site.Start(app, $"<script src=\"{app.Url}/events/{RunningApp.Seed}/widget.js\" async></script>");
        await using var window = await chromium.Open(site.Url);
        await window.Page.GotoAsync("/");

        await Assertions.Expect(window.Page.GetByText("This event is canceled.")).ToBeVisibleAsync();
        Assert.Empty(await window.Page.Violations());
    }

    /// <summary>Someone else's site, on a port of its own, which lets nothing in but what it names.</summary>
    sealed class Site : IAsyncDisposable
    {
        readonly WebApplication site;

        Site(WebApplication site, string url) => (this.site, Url) = (site, url);

        public string Url { get; }

        public static async Task<Site> Start(RunningApp app, string tag)
        {
            var url = $"http://127.0.0.1:{Ports.Next()}";
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls(url);
            var site = builder.Build();
            site.MapGet("/style.css", () =>
                Results.Text(
                    ":root { color-scheme: light dark } body { font-family: Georgia; background: Canvas; color: CanvasText } li { display: none } h3 { color: red }",
                    "text/css"
                )
            );
            site.MapGet("/favicon.ico", () => Results.NoContent());
            site.MapGet("/", (HttpContext context) =>
            {
                context.Response.Headers.ContentSecurityPolicy =
                    $"default-src 'none'; style-src 'self'; img-src 'self'; script-src {app.Url}; connect-src {app.Url}";
                return Results.Text(
                    $"<!doctype html><html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\"><title>Elsewhere</title><link rel=\"stylesheet\" href=\"/style.css\"><main><h1>Elsewhere</h1>{tag}</main>",
                    "text/html"
                );
            });
            await site.StartAsync();
            return new(site, url);
        }

        public async ValueTask DisposeAsync() => await site.DisposeAsync();
    }
}
