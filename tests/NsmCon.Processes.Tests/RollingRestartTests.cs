using System.Collections.Concurrent;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Processes.Tests;

[Collection(MergeResult.Name)]
public class RollingRestartTests
{
    [SkippableFact]
    public async Task Two_processes_are_restarted_one_after_the_other_without_a_failed_request()
    {
        await using var site = await Site.Start(2);
        using var enough = new CancellationTokenSource();
        var (read, failed, registered) = (0, new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var readers = Enumerable.Range(0, 2).Select(_ => Read()).ToList();
        var people = Enumerable.Range(0, 2).Select(_ => Register()).ToList();

        for (var number = 0; number < site.Count; number++)
            await site.Restart(number, process => process.End());
        await enough.CancelAsync();
        await Task.WhenAll(readers.Concat(people));

        Assert.Empty(failed);
        Assert.True(read > 50, $"Only {read} pages were read.");
        Assert.True(registered.Count > 5, $"Only {registered.Count} people registered.");

        async Task Read()
        {
            using var browser = new HttpClient { BaseAddress = new Uri(site.Nginx.Url) };
            while (!enough.IsCancellationRequested)
            {
                using var answer = await browser.GetAsync($"/events/{RunningApp.Seed}/register");
                if (!answer.IsSuccessStatusCode)
                    failed.Add($"A page was answered by {answer.StatusCode}.");
                Interlocked.Increment(ref read);
            }
        }

        async Task Register()
        {
            using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false })
            {
                BaseAddress = new Uri(site.Nginx.Url),
            };
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    registered.Add(await Person.RegisterOnce(browser, TestMailbox.New().Address));
                }
                catch (HttpRequestException fault)
                {
                    failed.Add(fault.Message);
                }
            }
        }
    }
}
