using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.CheckIn;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Admin.Tests.Mail;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>A mail server took a mail of ours, and reports later that it could not deliver it.</summary>
public class BounceTests
{
    const string Unknown = "550 5.1.1 User unknown";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_comes_back_was_not_sent_and_nothing_more_goes_there_until_somebody_presses(string provider)
    {
        var mailbox = TestMailbox.New();
        await using var app = await RunningApp.Start(provider, MailBench.Submission());
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder", with: i => i.Email = mailbox.Address);
        var path = $"{Arranged.List}/{inquiry.Id}";
        var first = await Reply(app, staff, path, "The first.");

        var report = await app.Arrives(Report(first, mailbox.Address, "5.1.1", Unknown));
        var page = await staff.Open(path);
        var second = await Reply(app, staff, path, "The second.");

        Assert.Equal((IncomingState.Automatic, inquiry.Id), (report.State, report.InquiryId));
        Assert.Equal($"The mail “{first.Subject}” to {mailbox.Address} came back.", report.Reason.Words);
        Assert.Equal($"Came back It came back: {Unknown}", page.QuerySelectorAll(".msg.out p").Last().Words());
        Assert.Contains(
            $"Mail comes back {mailbox.Address}: {Unknown} Nothing goes there by itself.",
            page.QuerySelector("dl.facts").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(MailState.Failed, second.State);
        Assert.StartsWith($"Mail to {mailbox.Address} comes back: {Unknown}", second.LastError, StringComparison.Ordinal);
        Assert.Single(await mailbox.Mails());
        Assert.Contains(
            "2 mails could not be delivered",
            (await staff.Open($"/admin/events/{RunningApp.Seed}")).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );

        await staff.Send($"/admin/events/{RunningApp.Seed}/mail/{second.Id}", [], "form[action$='/resend']");

        await mailbox.WaitForMails(2);
        Assert.DoesNotContain("Mail comes back", (await staff.Open(path)).QuerySelector("dl.facts").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("5.2.2", "552 5.2.2 Mailbox full", false)]
    [InlineData("5.1.1", Unknown, true)]
    public async Task Only_an_address_that_does_not_exist_is_stopped(string status, string diagnostic, bool isStopped)
    {
        var mailbox = TestMailbox.New();
        await using var app = await RunningApp.Start(Databases.Sqlite, MailBench.Submission());
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder", with: i => i.Email = mailbox.Address);
        var mail = await Reply(app, staff, $"{Arranged.List}/{inquiry.Id}", "Hello.");

        await app.Arrives(Report(mail, mailbox.Address, status, diagnostic));

        await using var db = app.OpenDb();
        Assert.Equal(
            (MailState.Failed, $"It came back: {diagnostic}"),
            await db.OutgoingMails.Select(m => ValueTuple.Create(m.State, m.LastError)).SingleAsync()
        );
        Assert.Equal(isStopped, await db.BouncedAddresses.AnyAsync());
    }

    [SkippableTheory]
    [InlineData(true, "someone-else@polder.example")]
    [InlineData(false, null)]
    public async Task A_report_that_names_no_mail_of_ours_or_another_address_stops_nothing(bool namesOurs, string? address)
    {
        var mailbox = TestMailbox.New();
        await using var app = await RunningApp.Start(Databases.Sqlite, MailBench.Submission());
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder", with: i => i.Email = mailbox.Address);
        var mail = await Reply(app, staff, $"{Arranged.List}/{inquiry.Id}", "Hello.");
        if (!namesOurs)
            mail.MessageKey = Guid.NewGuid();

        var report = await app.Arrives(Report(mail, address ?? mailbox.Address, "5.1.1", Unknown));

        Assert.Equal(IncomingState.Automatic, report.State);
        await using var db = app.OpenDb();
        Assert.Equal(MailState.Sent, (await db.OutgoingMails.SingleAsync()).State);
        Assert.False(await db.BouncedAddresses.AnyAsync());
    }

    [SkippableFact]
    public async Task It_is_seen_where_the_person_is()
    {
        const string address = "ada@gone.example";
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn();
        var pages = new List<string>();
        await using (var db = app.OpenDb())
        {
            var conference = await db.Events.SingleAsync(e => e.Slug == RunningApp.Seed);
            db.BouncedAddresses.Add(
                new BouncedAddress
                {
                    Key = address,
                    Reason = Unknown,
                    BouncedAt = DateTime.UtcNow,
                }
            );
            var speaker = await db.Speakers.FirstAsync(s => s.EventId == conference.Id);
            speaker.Email = "Ada@gone.example";
            var sponsor = db.Add(new Sponsor { Name = "Polder", Contacts = [new Contact { Name = "Ada", Email = address }] }).Entity;
            await db.SaveChangesAsync();
            pages.Add($"/admin/events/{RunningApp.Seed}/agenda/speakers/{speaker.Id}");
            pages.Add($"/admin/events/{RunningApp.Seed}/sponsors/companies/{sponsor.Id}");
        }

        await using (var db = app.OpenDb())
        {
            var type = await db.TicketTypes.FirstAsync();
            var person = await app.Register(await db.Events.SingleAsync(e => e.Slug == RunningApp.Seed), type, "Ada", address);
            pages.Add($"/admin/events/{RunningApp.Seed}/registrations/{person.Id}");
        }

        foreach (var page in pages)
            Assert.Contains(
                $"Mail comes back {address}: {Unknown} Nothing goes there by itself.",
                (await staff.Open(page)).QuerySelector("main").Words(),
                StringComparison.Ordinal
            );
    }

    static async Task<OutgoingMail> Reply(RunningApp app, HttpClient staff, string path, string text)
    {
        await using var db = app.OpenDb();
        var before = await db.OutgoingMails.CountAsync();
        await staff.Send(path, new() { ["Text"] = text }, "form.reply");
        app.Clock.Advance(TakeBackReply.Within);
        return await Arriving.Eventually(async () =>
            await db
                .OutgoingMails.AsNoTracking()
                .OrderByDescending(mail => mail.Id)
                .FirstOrDefaultAsync(mail => mail.State != MailState.Waiting && mail.State != MailState.Sending)
                is { } mail
            && await db.OutgoingMails.CountAsync() == before + 1
            && mail.Id == await db.OutgoingMails.MaxAsync(m => m.Id)
                ? mail
                : null
        );
    }

    /// <summary>A report as Postfix writes it (RFC 3464).</summary>
    internal static string[] Report(OutgoingMail mail, string address, string status, string diagnostic) =>
        [
            "Return-Path: <>",
            "From: MAILER-DAEMON@mx.polder.example (Mail Delivery System)",
            "To: app@networkservicemesh.io",
            "Subject: Undelivered Mail Returned to Sender",
            "Auto-Submitted: auto-replied",
            $"Message-ID: <{Guid.NewGuid():N}@mx.polder.example>",
            "MIME-Version: 1.0",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain",
            "",
            "I'm sorry to have to inform you that your message could not be delivered.",
            "--b",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.polder.example",
            "",
            $"Final-Recipient: rfc822; {address}",
            "Action: failed",
            $"Status: {status}",
            $"Diagnostic-Code: smtp; {diagnostic}",
            "",
            "--b",
            "Content-Type: text/rfc822-headers",
            "",
            $"Message-ID: <{mail.MessageKey:N}@networkservicemesh.io>",
            $"To: {address}",
            $"Subject: {mail.Subject}",
            "",
            "--b--",
            "",
        ];
}
