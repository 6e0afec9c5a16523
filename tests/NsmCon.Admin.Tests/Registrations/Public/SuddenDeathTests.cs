using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>The real program, killed in the middle of its work.</summary>
public class SuddenDeathTests
{
    const int Enough = 40;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_saw_a_ticket_has_it_after_the_app_was_killed(string provider)
    {
        await using var place = await KillableApp.Prepare(provider);
        var confirmed = new ConcurrentBag<string>();

        using (var first = await place.Start())
        {
            var people = Enumerable.Range(0, 4).Select(i => RegisterUntilItDies(first.Url, i, confirmed)).ToList();
            for (var deadline = DateTime.UtcNow.AddSeconds(30); confirmed.Count < Enough; await Task.Delay(5))
                Assert.True(DateTime.UtcNow < deadline, $"Only {confirmed.Count} people could register in time.");
            first.Kill();
            await Task.WhenAll(people);
        }

        using var second = await place.Start();
        using var browser = new HttpClient { BaseAddress = new Uri(second.Url) };
        foreach (var ticket in confirmed)
        {
            using var page = await browser.GetAsync(ticket);
            Assert.True(page.IsSuccessStatusCode, $"{ticket} of {confirmed.Count}: {page.StatusCode}");
        }

        // Nothing half done either: as many places are taken as people have one, and each has a mail.
        await using var db = place.OpenDb();
        var registered = await db.Registrations.CountAsync();
        Assert.InRange(registered, confirmed.Count, confirmed.Count + 4);
        Assert.Equal(registered, await db.TicketTypeLimits.Select(limit => limit.Quota!.Taken).SumAsync());
        Assert.Equal(
            registered,
            await db.OutgoingMails.Where(mail => mail.Template == "ticket").Select(mail => mail.RegistrationId).Distinct().CountAsync()
        );
    }

    static async Task RegisterUntilItDies(string url, int person, ConcurrentBag<string> confirmed)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };
        try
        {
            for (var i = 0; ; i++)
            {
                using var answer = await browser.Register($"Person {person} {i}", $"person{person}.{i}@example.org");
                if (answer.StatusCode == HttpStatusCode.Redirect)
                    confirmed.Add(answer.Headers.Location!.ToString());
            }
        }
        catch (HttpRequestException)
        {
            // That is how it looks from outside.
        }
    }
}
