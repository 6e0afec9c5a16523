using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Processes.Tests;

/// <summary>Somebody who registers. When no answer comes, they send the same form again, as people do.</summary>
static class Person
{
    const string Form = $"/events/{RunningApp.Seed}/register";

    /// <summary>Registers one after the other until it is enough, with a mailbox of their own each.</summary>
    public static async Task RegisterUntil(string url, ConcurrentDictionary<TestMailbox, string> confirmed, CancellationToken enough)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };
        while (!enough.IsCancellationRequested)
        {
            var mailbox = TestMailbox.New();
            confirmed[mailbox] = await Register(browser, mailbox.Address);
            // More would only queue up for the mail server.
            await Task.Delay(200, CancellationToken.None);
        }
    }

    /// <summary>Registers at the first attempt, and gives the path of the ticket.</summary>
    public static async Task<string> RegisterOnce(HttpClient browser, string email) => await Send(browser, await browser.Open(Form), email);

    static async Task<string> Register(HttpClient browser, string email)
    {
        var page = await Again(() => browser.Open(Form));
        return await Again(() => Send(browser, page, email));
    }

    static async Task<string> Send(HttpClient browser, IHtmlDocument page, string email)
    {
        var form = page.QuerySelector("main form[method=post]")!;
        using var answer = await browser.Send(
            form,
            Form,
            new()
            {
                ["Form.Name"] = "Ada Lovelace",
                ["Form.Email"] = email,
                ["Form.Consent"] = "true",
            }
        );
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new HttpRequestException($"A form was answered by {answer.StatusCode}.");
        return answer.Headers.Location!.ToString();
    }

    static async Task<T> Again<T>(Func<Task<T>> attempt)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await attempt();
            }
            catch (HttpRequestException) when (tries < 50)
            {
                await Task.Delay(100);
            }
        }
    }
}
