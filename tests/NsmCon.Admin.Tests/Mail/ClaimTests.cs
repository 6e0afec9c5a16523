using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Admin.Mail;
using NsmCon.Data.Mail;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>A mail is sent once, whoever works and whatever breaks.</summary>
public class ClaimTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_processes_send_each_mail_once(string provider)
    {
        var delivered = new ConcurrentQueue<int>();
        await using var bench = await MailBench.Start(provider, _ => new SlowDelivery(delivered));
        var mails = new List<OutgoingMail>();
        for (var i = 0; i < 30; i++)
            mails.Add(await bench.Write($"person{i}@example.org"));
        await using var other = bench.Another(_ => new SlowDelivery(delivered));

        await Task.WhenAll(bench.SendDue(), other.SendDue(), bench.SendDue(), other.SendDue());

        Assert.Equal(mails.Select(mail => mail.Id), delivered.Order());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_many_who_claim_a_mail_one_gets_it_and_of_many_who_look_first_several_would(string provider)
    {
        await using var bench = await MailBench.Start(provider);
        var mail = await bench.Write("ada@example.org");

        var lookers = await Together(bench, async (db, everybodyLooked) =>
        {
            var isWaiting = await db.OutgoingMails.Due(bench.Now).AnyAsync(m => m.Id == mail.Id);
            await everybodyLooked();
            return isWaiting;
        });
        var claims = await Together(bench, (db, _) => db.TryClaimMail(mail.Id, bench.Now));

        Assert.Equal(8, lookers.Count(got => got));
        Assert.Equal(1, claims.Count(got => got));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_on_its_way_when_the_app_died_is_not_sent_again_but_shown_until_a_person_decides(string provider)
    {
        var delivered = new ConcurrentQueue<int>();
        await using var bench = await MailBench.Start(provider, _ => new SlowDelivery(delivered));
        var mail = await bench.Write("ada@example.org");
        await using var db = bench.OpenDb();
        await db.TryClaimMail(mail.Id, bench.Now);
        (await db.OutgoingMails.SingleAsync()).HandOver(bench.Now);
        await db.SaveChangesAsync();

        Assert.Empty(await db.OutgoingMails.Stuck(bench.Now).ToListAsync());
        bench.Clock.Advance(TimeSpan.FromDays(1));
        await bench.SendDue();

        Assert.Empty(delivered);
        var stuck = Assert.Single(await db.OutgoingMails.Stuck(bench.Now).ToListAsync());
        Assert.Equal((mail.Id, MailState.Sending, true), (stuck.Id, stuck.State, stuck.IsStuck(bench.Now)));

        stuck.Resend(bench.Now);
        await db.SaveChangesAsync();
        await bench.SendDue();

        Assert.Equal([mail.Id], delivered);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_of_which_nothing_had_gone_out_when_the_app_died_is_sent_by_itself(string provider)
    {
        var delivered = new ConcurrentQueue<int>();
        await using var bench = await MailBench.Start(provider, _ => new SlowDelivery(delivered));
        var mail = await bench.Write("ada@example.org");
        await using var db = bench.OpenDb();
        await db.TryClaimMail(mail.Id, bench.Now);

        await bench.SendDue();
        Assert.Empty(delivered);
        Assert.Empty(await db.OutgoingMails.NeedingAPerson(bench.Now + TimeSpan.FromDays(1)).ToListAsync());
        bench.Clock.Advance(OutgoingMail.StuckAfter + TimeSpan.FromSeconds(1));
        await bench.SendDue();

        Assert.Equal([mail.Id], delivered);
        Assert.Equal(MailState.Sent, (await bench.Look(mail)).State);
    }

    static async Task<bool[]> Together(MailBench bench, Func<Data.ConferenceDb, Func<Task>, Task<bool>> claim)
    {
        using var barrier = new SemaphoreSlim(0);
        var arrived = 0;
        async Task WaitForAll()
        {
            if (Interlocked.Increment(ref arrived) == 8)
                barrier.Release(8);
            await barrier.WaitAsync();
        }

        return await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var db = bench.OpenDb();
                        return await claim(db, WaitForAll);
                    })
                )
        );
    }

    sealed class SlowDelivery(ConcurrentQueue<int> delivered) : IMailDelivery
    {
        public async Task Deliver(OutgoingMail mail, MimeMessage message, Func<Task> handOver, CancellationToken cancel)
        {
            await handOver();
            await Task.Delay(10, cancel);
            delivered.Enqueue(mail.Id);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
