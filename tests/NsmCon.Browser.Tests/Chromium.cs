using Microsoft.Playwright;
using NsmCon.Testbed;

namespace NsmCon.Browser.Tests;

/// <summary>One Chromium for all tests; each test opens its own window, with its own cookies.</summary>
public sealed class Chromium : IAsyncLifetime
{
    IPlaywright? playwright;
    IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("NSMCON_TEST_CHROMIUM") is not { Length: > 0 } path)
            return;

        // What comes takes its time on a busy machine; Playwright alone would give up after 5 seconds.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = path,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    /// <summary>A new window. Whatever the pages report as an error fails the test that disposes it.</summary>
    public async Task<Window> Open(
        string url,
        int width = 1440,
        int height = 900,
        ColorScheme scheme = ColorScheme.Light,
        Action<BrowserNewContextOptions>? with = null
    )
    {
        Servers.RequireChromium();
        var options = new BrowserNewContextOptions
        {
            BaseURL = url,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        };
        with?.Invoke(options);
        var context = await browser!.NewContextAsync(options);
        return new Window(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>A window, and what went wrong in it.</summary>
public sealed class Window : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> faults = [];

    public Window(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");
        page.RequestFailed += (_, request) =>
        {
            // The browser's own viewer of PDFs is cut off when the page is left, and so is all that the page was still loading.
            var isCutOff = request is { Failure: "net::ERR_ABORTED", ResourceType: not "document" };
            if (!isCutOff && !request.Url.StartsWith("chrome-extension:", StringComparison.Ordinal))
                faults.Add($"{request.Url}: {request.Failure}");
        };
    }

    public IPage Page { get; }

    /// <summary>What scripts, styles and downloads had to complain about, such as the Content-Security-Policy.</summary>
    public IReadOnlyList<string> Faults => faults;

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
