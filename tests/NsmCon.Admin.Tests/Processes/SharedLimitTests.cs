using System.Net;
using NsmCon.Admin.Tests.Registrations.Public;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Processes;

/// <summary>A limit of five is five in all processes together.</summary>
public class SharedLimitTests
{
    [SkippableFact]
    public async Task Forms_that_visitors_send_count_wherever_they_arrive()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql, "Limits:FormsPerMinute=1", "Limits:FormBurst=5");
        await using var second = await first.StartAnother();

        var answers = await Send(first, second, (browser, i) => browser.Register($"Ada {i}", $"ada{i}@example.org"));

        Assert.Equal(
            (5, 3),
            (answers.Count(answer => answer == HttpStatusCode.OK), answers.Count(answer => answer == HttpStatusCode.TooManyRequests))
        );
        Assert.Equal(5, (await first.Registrations()).Count);
    }

    [SkippableFact]
    public async Task Attempts_to_sign_in_count_wherever_they_arrive()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql, "Limits:FormsPerMinute=5");
        await using var second = await first.StartAnother();

        var answers = await Send(first, second, (browser, i) =>
            browser.Send("/admin/sign-in", new() { ["Email"] = "ada@example.org", ["Password"] = $"a wrong password {i}" })
        );

        // One comes back every twelve seconds.
        Assert.InRange(answers.Count(answer => answer == HttpStatusCode.OK), 5, 6);
    }

    static async Task<List<HttpStatusCode>> Send(RunningApp first, RunningApp second, Func<HttpClient, int, Task<HttpResponseMessage>> send)
    {
        using var here = first.Browser();
        using var there = second.Browser();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            using var answer = await send(i % 2 == 0 ? here : there, i);
            answers.Add(answer.StatusCode);
        }

        return answers;
    }
}
