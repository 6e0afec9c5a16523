using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Mail;
using NsmCon.Data.Releases;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Processes.Tests;

[Collection(MergeResult.Name)]
public class KilledProcessesTests
{
    const int Kills = 20;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [SkippableFact]
    public async Task Of_three_processes_one_is_killed_again_and_again_and_nothing_is_lost_or_doubled_or_stale()
    {
        await using var site = await Site.Start(3);
        using var enough = new CancellationTokenSource();
        var confirmed = new ConcurrentDictionary<TestMailbox, string>();
        var people = Enumerable.Range(0, 2).Select(_ => Person.RegisterUntil(site.Nginx.Url, confirmed, enough.Token)).ToList();
        var looks = PublishUntil(site, enough.Token);

        await KillAtRandom(site);
        await enough.CancelAsync();
        await Task.WhenAll(people);

        Assert.True(await looks > 10, $"Only {await looks} pages were looked at.");
        await AssertWhole(site, confirmed);
        await AssertMailedOnce(site, confirmed);
    }

    // Never the last one that runs.
    static async Task KillAtRandom(Site site)
    {
        var restarts = new List<Task>();
        for (var kills = 0; kills < Kills; kills++)
        {
            while (site.Running.Count < 2)
                await Task.WhenAny(restarts.Where(restart => !restart.IsCompleted));
            var running = Enumerable.Range(0, site.Count).Where(site.Runs).ToList();
            restarts.Add(site.Restart(running[Random.Shared.Next(running.Count)], process => process.Kill()));
            await Task.Delay(Random.Shared.Next(200, 1_000));
        }

        await Task.WhenAll(restarts);
    }

    /// <summary>Publishes one version after the other. Two seconds after each, nobody may show the one before: their clocks would keep it for ten.</summary>
    /// <returns>How many pages were looked at.</returns>
    static async Task<int> PublishUntil(Site site, CancellationToken enough)
    {
        using var browser = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var looks = 0;
        for (var number = 1; !enough.IsCancellationRequested; number++)
        {
            var title = $"Version {number} of the opening";
            await Publish(site, title);
            await Task.Delay(Longest, CancellationToken.None);
            foreach (var url in site.Running)
            {
                if (await Page(browser, url) is not { } page)
                    continue;

                Assert.Contains(title, page, StringComparison.Ordinal);
                looks++;
            }
        }

        return looks;
    }

    static async Task Publish(Site site, string title)
    {
        await using var db = site.OpenDb();
        using var acting = db.ActAs("mira@staff.example.org");
        var talk = await db.Talks.OrderBy(talk => talk.Id).FirstAsync(talk => talk.Kind == TalkKind.Talk);
        talk.Title = title;
        await db.SaveChangesAsync();
        await new PublishAgenda(db).Publish(new(talk.EventId, db.Actor, DateTime.UtcNow, site.Nginx.Url));
    }

    // Null where it is killed just now.
    static async Task<string?> Page(HttpClient browser, string url)
    {
        try
        {
            return await browser.GetStringAsync($"{url}/events/{RunningApp.Seed}");
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    static async Task AssertWhole(Site site, ConcurrentDictionary<TestMailbox, string> confirmed)
    {
        using var browser = new HttpClient { BaseAddress = new Uri(site.Nginx.Url) };
        foreach (var ticket in confirmed.Values)
            Assert.True((await browser.GetAsync(ticket)).IsSuccessStatusCode, $"{ticket} is lost.");

        await using var db = site.OpenDb();
        Assert.True(confirmed.Count > 20, $"Only {confirmed.Count} people registered.");
        // Whoever got no answer sent the form again until one came: so each has one place, and no more.
        Assert.Equal(
            confirmed.Keys.Select(mailbox => mailbox.Address).Order(StringComparer.Ordinal),
            (await db.Registrations.Select(registration => registration.Email).ToListAsync()).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            confirmed.Count,
            await db.Quotas.Where(quota => db.TicketTypeLimits.Any(limit => limit.QuotaId == quota.Id)).SumAsync(quota => quota.Taken)
        );
        Assert.Equal(confirmed.Count, await db.OutgoingMails.CountAsync(mail => mail.Template == "ticket"));
    }

    /// <summary>A mail that was on its way when its process was killed is left to a person; all others went out, and each once.</summary>
    static async Task AssertMailedOnce(Site site, ConcurrentDictionary<TestMailbox, string> confirmed)
    {
        await using var db = site.OpenDb();
        for (
            var begun = Stopwatch.StartNew();
            await db.OutgoingMails.AnyAsync(mail => mail.State == MailState.Waiting);
            await Task.Delay(100)
        )
            Assert.True(
                begun.Elapsed < TimeSpan.FromMinutes(1),
                $"{db.OutgoingMails.Count(mail => mail.State == MailState.Waiting)} of {confirmed.Count} mails still wait."
            );
        await Task.Delay(TimeSpan.FromSeconds(1));

        var states = await db.OutgoingMails.Where(mail => mail.Template == "ticket").ToDictionaryAsync(mail => mail.To, mail => mail.State);
        Assert.InRange(states.Values.Count(state => state == MailState.Sending), 0, Kills);
        foreach (var mailbox in confirmed.Keys)
        {
            var arrived = (await (states[mailbox.Address] == MailState.Sent ? mailbox.WaitForMails(1) : mailbox.Mails())).Count;
            Assert.True(arrived <= 1, $"{arrived} mails came to {mailbox.Address}.");
        }
    }
}
