using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Admin.Inquiries;
using NsmCon.Admin.Tests.Inbox;
using NsmCon.Admin.Tests.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>A program at the other end that answers each of our mails, by mail and through the form, and does not say that it is one.</summary>
public class AnswerLoopTests
{
    const string Form = $"/events/{RunningApp.Seed}/sponsor";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_programs_that_answer_each_other_come_to_an_end_by_themselves(string provider)
    {
        var (ours, theirs) = (TestMailbox.New(), TestMailbox.New());
        await using var app = await Start(provider, ours, "Mail:AutomaticAnswersADay=2");

        var rounds = await Loop(app, ours, theirs, most: 5);

        await using var db = app.OpenDb();
        Assert.Equal(2, rounds);
        Assert.Equal(2, (await theirs.Mails()).Count);
        Assert.Equal(3, await db.OutgoingMails.CountAsync(mail => mail.Template == InquiryNoticeMail.Name));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Ask(app, theirs));
    }

    [SkippableFact]
    public async Task Without_the_limit_they_would_go_on()
    {
        var (ours, theirs) = (TestMailbox.New(), TestMailbox.New());
        await using var app = await Start(Databases.Sqlite, ours, "Mail:AutomaticAnswersADay=1000");

        Assert.Equal(5, await Loop(app, ours, theirs, most: 5));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_share_is_each_addresss_own_however_it_is_written(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Mail:AutomaticAnswersADay=1");

        Assert.True(await Ask(app, "ida@bücher.example"));
        Assert.False(await Ask(app, "IDA@xn--bcher-kva.example"));
        Assert.True(await Ask(app, "eve@bücher.example"));
    }

    static Task<RunningApp> Start(string provider, TestMailbox ours, string limit) =>
        RunningApp.Start(provider, [.. MailBench.Submission(), .. MailboxBench.Settings(ours, $"Mail:Sponsors={ours.Address}", limit)]);

    /// <summary>Each receipt is answered by mail, and asked about through the form again.</summary>
    /// <returns>How many receipts came.</returns>
    static async Task<int> Loop(RunningApp app, TestMailbox ours, TestMailbox theirs, int most)
    {
        var rounds = 0;
        while (rounds < most && await Ask(app, theirs))
        {
            rounds++;
            var receipt = (await theirs.WaitForMails(rounds))[^1];
            await ours.Deliver(AnswerTo(receipt, theirs));
            await app.WaitForMails(rounds);
        }

        return rounds;
    }

    static MimeMessage AnswerTo(MimeMessage receipt, TestMailbox theirs)
    {
        var answer = MailboxBench.Mail($"Re: {receipt.Subject}", theirs.Address);
        answer.InReplyTo = receipt.MessageId;
        return answer;
    }

    static Task<bool> Ask(RunningApp app, TestMailbox theirs) => Ask(app, theirs.Address);

    /// <summary>Whether the form's receipt goes out.</summary>
    static async Task<bool> Ask(RunningApp app, string address)
    {
        await using var db = app.OpenDb();
        var before = await db.OutgoingMails.CountAsync(mail => mail.Template == InquiryReceiptMail.Name);
        using var browser = app.Browser();
        await browser.Send(
            Form,
            new()
            {
                ["Company"] = "Polder",
                ["ContactName"] = "Toni",
                ["Email"] = address,
                ["Message"] = "Your mail was received.",
            }
        );
        return await db.OutgoingMails.CountAsync(mail => mail.Template == InquiryReceiptMail.Name) > before;
    }
}
