using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Inbox;
using NsmCon.Admin.Tests.Mail;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>What becomes of mails whose inquiry is merged.</summary>
public class MergeMailTests
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_that_waits_goes_out_and_its_answer_and_its_bounce_find_the_one_that_stays(string provider)
    {
        var company = TestMailbox.New();
        await using var app = await RunningApp.Start(
            provider,
            [
                .. MailBench.Submission(),
                "Mail:From=NSMCon <app@networkservicemesh.io>",
                "Mail:Sponsors=sponsors@networkservicemesh.io",
                "Mail:PlusAddresses=true",
            ]
        );
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var polder = await app.AddInquiry("Polder");
        var globex = await app.AddInquiry("Globex", with: i => i.Email = company.Address);
        var path = $"{Arranged.List}/{polder.Id}";
        await staff.Press($"{Arranged.List}/{globex.Id}", "Send", new() { ["Text"] = "It costs 5." });

        await MergeTests.Merge(staff, polder, globex);
        app.Clock.Advance(TakeBackReply.Within);
        var reply = await company.WaitForMail(Soon);
        var answer = await app.Arrives(
            $"From: {company.Address}",
            $"To: {reply.ReplyTo.Mailboxes.Single().Address}",
            $"In-Reply-To: <{reply.MessageId}>",
            "Message-ID: <answer@globex.example>",
            "Subject: Re: It",
            "",
            "We take it."
        );
        await using var db = app.OpenDb();
        var mail = await Arriving.Eventually(() => db.OutgoingMails.AsNoTracking().FirstOrDefaultAsync(m => m.State == MailState.Sent));
        await app.Arrives(BounceTests.Report(mail, company.Address, "5.1.1", "550 5.1.1 User unknown"));

        Assert.Contains("It costs 5.", reply.TextBody, StringComparison.Ordinal);
        Assert.Equal($"sponsors+{polder.ReplyKey}@networkservicemesh.io", reply.ReplyTo.Mailboxes.Single().Address, ignoreCase: true);
        Assert.Equal((IncomingState.Threaded, polder.Id), (answer.State, answer.InquiryId));
        var page = await staff.Open(path);
        Assert.Equal(4, page.QuerySelectorAll(".msg").Length);
        Assert.Contains("Came back", page.QuerySelector(".msg.out").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_receipt_that_waits_speaks_to_who_asked_and_its_answer_finds_the_one_that_stays(string provider)
    {
        var company = TestMailbox.New();
        await using var app = await RunningApp.Start(
            provider,
            [.. MailBench.Submission(), "Mail:From=NSMCon <app@networkservicemesh.io>", "Mail:Sponsors=sponsors@networkservicemesh.io"]
        );
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var polder = await app.AddInquiry("Polder");
        var globex = await app.AddInquiry("Globex", with: i =>
            (i.ContactName, i.Email, i.Messages[0].From) = ("Hank Scorpio", company.Address, company.Address)
        );
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await using var db = app.OpenDb();
        db.Add(
            new OutgoingMail("inquiry-receipt", company.Address, "Your inquiry", now)
            {
                EventId = globex.EventId,
                InquiryId = globex.Id,
                MessageId = globex.Messages[0].Id,
                NextAttemptAt = now.AddHours(1),
            }
        );
        await db.SaveChangesAsync();

        await MergeTests.Merge(staff, polder, globex);
        app.Clock.Advance(TimeSpan.FromHours(1));
        var receipt = await company.WaitForMail(Soon);
        var answer = await app.Arrives(
            $"From: {company.Address}",
            "To: sponsors@networkservicemesh.io",
            $"In-Reply-To: <{receipt.MessageId}>",
            "Message-ID: <thanks@globex.example>",
            "Subject: Re: Your inquiry",
            "",
            "Thanks."
        );

        Assert.Contains("Hank Scorpio", receipt.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Polder", receipt.HtmlBody, StringComparison.Ordinal);
        Assert.Equal((IncomingState.Threaded, polder.Id), (answer.State, answer.InquiryId));
    }
}
