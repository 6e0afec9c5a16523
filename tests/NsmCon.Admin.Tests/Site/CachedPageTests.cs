using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class CachedPageTests
{
    const string Page = $"/events/{RunningApp.Seed}";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_is_made_once_until_something_is_saved_or_ten_seconds_pass(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        // The first time they are read, pages are made anew.
        await app.WholeRound("Photos");
        using var browser = app.Browser();
        await using var db = app.OpenDb();

        async Task IsMadeOnce()
        {
            Assert.False(await IsKept(browser));
            Assert.True(await IsKept(browser));
            Assert.True(await IsKept(browser));
        }

        await IsMadeOnce();
        (await db.Events.SingleAsync()).SponsorEmail = "now@example.org";
        await db.SaveChangesAsync();
        await IsMadeOnce();
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        await IsMadeOnce();
    }

    [Fact]
    public async Task What_is_for_one_person_or_one_address_alone_is_not_kept()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();
        using var told = app.Browser();
        told.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Mvc.CookieTempDataProvider=x");

        for (var time = 0; time < 2; time++)
        {
            Assert.False(await IsKept(browser, $"{Page}?room=1"));
            Assert.False(await IsKept(told));
            Assert.False(await IsKept(browser, $"{Page}/register"));
            Assert.False(await IsKept(browser, "/events/nowhere"));
        }
    }

    [Fact]
    public async Task Whatever_host_is_asked_for_it_is_one_page()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();
        await app.WholeRound("Photos");
        await IsKept(browser);

        browser.DefaultRequestHeaders.Host = "another.example.org";

        Assert.True(await IsKept(browser));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_that_was_made_while_something_was_saved_is_not_kept(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var slow = new SlowPages();
        await using var another = await app.StartAnother(services => services.Configure<MvcOptions>(options => options.Filters.Add(slow)));
        using var browser = another.Browser();
        slow.Begin();

        var early = browser.GetStringAsync(Page);
        await slow.Made;
        await using (var db = another.OpenDb())
        {
            (await db.Events.SingleAsync()).SponsorEmail = "meanwhile@example.org";
            await db.SaveChangesAsync();
        }
        slow.End();

        await early;
        Assert.Contains("meanwhile@example.org", await browser.GetStringAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hangs_up_does_not_take_the_page_from_others_who_wait_for_it()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        var slow = new SlowPages();
        await using var another = await app.StartAnother(services => services.Configure<MvcOptions>(options => options.Filters.Add(slow)));
        using var first = another.Browser();
        using var others = another.Browser();
        using var patience = new CancellationTokenSource();
        await another.WholeRound("Photos");
        slow.Begin();

        var hungUp = first.GetAsync(Page, patience.Token);
        await slow.Made;
        var waiting = Enumerable.Range(0, 5).Select(_ => others.GetAsync(Page)).ToList();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hungUp);
        slow.End();

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, slow.Count);
    }

    // The framework tells the age of what it kept.
    static async Task<bool> IsKept(HttpClient browser, string path = Page)
    {
        using var answer = await browser.GetAsync(path);
        return answer.Headers.Age is not null;
    }

    /// <summary>Pages of the event that are made, and not sent before it is said.</summary>
    sealed class SlowPages : IAsyncResultFilter
    {
        readonly TaskCompletionSource made = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly TaskCompletionSource mayGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
        volatile bool hasBegun;
        int count;

        public Task Made => made.Task;
        public int Count => count;

        public void Begin() => hasBegun = true;

        public void End() => mayGo.TrySetResult();

        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            await next();
            if (!hasBegun)
                return;

            Interlocked.Increment(ref count);
            made.TrySetResult();
            await mayGo.Task;
        }
    }
}
