using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

public class InboxTests
{
    static readonly string[] Question =
    [
        "From: Toni Bakker <toni@polder.example>",
        "To: sponsors@networkservicemesh.io",
        "Cc: Mia <mia@polder.example>",
        "Subject: A booth",
        "Message-ID: <one@polder.example>",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "What is a booth?",
        "-- ",
        "Toni",
        "--b",
        "Content-Type: text/html; name=\"plan.html\"",
        "Content-Disposition: attachment; filename=\"../plan.html\"",
        "",
        "<script>alert(1)</script>",
        "--b--",
        "",
    ];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_waits_unsorted_becomes_an_inquiry_and_its_answer_joins_by_itself(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var mail = await app.Arrives(Question);

        var list = await staff.Open("/admin/inbox");
        var page = await staff.Open($"/admin/inbox/{mail.Id}");
        var given = await staff.Send($"/admin/inbox/{mail.Id}", [], "form[action$='/event']");

        Assert.Equal(
            "Toni Bakkertoni@polder.example A boothIt answers none of our mails and names no event.",
            string.Join(' ', list.QuerySelectorAll("tbody td:not(.num)").Select(cell => cell.Words()))
        );
        Assert.Equal("1 waiting", list.QuerySelector("a[href='/admin/inbox'] .count").Words());
        Assert.Equal(["What is a booth?", "-- Toni"], page.QuerySelectorAll("article .lines").Select(piece => piece.Words()));
        var thread = await given.Page();
        Assert.Equal(["What is a booth?", "-- Toni"], thread.QuerySelectorAll(".msg .lines").Select(piece => piece.Words()));
        Assert.Equal("plan.html 25 bytes", thread.QuerySelector(".msg .files li").Words());

        var path = given.RequestMessage!.RequestUri!.AbsolutePath;
        await staff.Send(path, new() { ["Text"] = "A table and two chairs." }, "form.reply");
        await using var db = app.OpenDb();
        var ours = await db.Messages.SingleAsync(message => message.Kind == MessageKind.Out);
        await app.Arrives(
            "From: toni@polder.example",
            "Subject: AW: something else",
            "Message-ID: <two@polder.example>",
            $"References: <one@polder.example> <{ours.InternetMessageId}>",
            "",
            "We take it."
        );

        Assert.Equal(
            ["What is a booth?", "-- Toni", "We take it."],
            (await staff.Open(path)).QuerySelectorAll(".msg .lines").Select(message => message.Words())
        );
        Assert.Equal(2, await db.IncomingMails.CountAsync(m => m.State == IncomingState.Threaded));
        var inquiry = await db.Inquiries.SingleAsync();
        Assert.Equal(("polder.example", "Toni Bakker", "toni@polder.example"), (inquiry.Company, inquiry.ContactName, inquiry.Email));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_of_a_mail_is_saved_and_never_shown(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var mail = await app.Arrives(Question);
        var thread = await (await staff.Send($"/admin/inbox/{mail.Id}", [], "form[action$='/event']")).Page();

        var files = new[]
        {
            $"/admin/inbox/{mail.Id}/files/0",
            $"/admin/inbox/{mail.Id}/source",
            thread.QuerySelector(".files a")!.GetAttribute("href")!,
        };
        foreach (var path in files)
        {
            using var answer = await staff.GetAsync(path);
            Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        }

        Assert.Equal("<script>alert(1)</script>", await staff.GetStringAsync(files[2]));
        Assert.Equal(string.Join("\r\n", Question), await staff.GetStringAsync(files[1]));
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/admin/inbox/{mail.Id}/files/7")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_from_a_stranger_waits_until_somebody_says_that_it_is_theirs(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var mail = await app.Arrives(
            "From: someone@gmail.com",
            $"To: sponsors+{inquiry.ReplyKey.ToLowerInvariant()}@networkservicemesh.io",
            "Subject: Yes",
            "",
            "It is me, from home."
        );

        var page = await staff.Open($"/admin/inbox/{mail.Id}");
        await staff.Send($"/admin/inbox/{mail.Id}", [], "form[action$='/join']");

        Assert.Contains(
            "It answers the inquiry of Polder, but comes from an address that is not known there. Is it theirs?",
            page.QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        Assert.Equal(["Is it free?", "It is me, from home."], await db.Messages.OrderBy(m => m.Id).Select(m => m.Text).ToListAsync());
        Assert.Equal(IncomingState.Threaded, (await db.IncomingMails.SingleAsync()).State);
    }

    [SkippableTheory]
    [InlineData("Auto-Submitted: auto-replied")]
    [InlineData("Precedence: bulk")]
    [InlineData("Return-Path: <>")]
    public async Task What_no_person_wrote_is_kept_and_changes_nothing(string header)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder", with: i => i.MoveTo(InquiryState.Declined, DateTime.UtcNow));

        await app.Arrives(
            header,
            $"From: {inquiry.Email}",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Subject: Out of office",
            "",
            "I am away."
        );

        await using var db = app.OpenDb();
        var mail = await db.IncomingMails.SingleAsync();
        Assert.Equal((IncomingState.Automatic, inquiry.Id), (mail.State, mail.InquiryId));
        Assert.NotEmpty(mail.Reason.Words);
        Assert.Equal((1, InquiryState.Declined), (await db.Messages.CountAsync(), (await db.Inquiries.SingleAsync()).State));
        Assert.Equal("Out of office", (await staff.Open("/admin/inbox?state=Automatic")).QuerySelector("tbody a").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_colleague_at_the_company_s_own_domain_joins_and_what_was_declined_goes_on(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var inquiry = await app.AddInquiry("Polder", with: i => i.MoveTo(InquiryState.Declined, DateTime.UtcNow));

        var mail = await app.Arrives(
            $"From: boss@{inquiry.Email.Split('@')[1].ToUpperInvariant()}",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Subject: After all",
            "",
            "We want it."
        );

        Assert.Equal((IncomingState.Threaded, inquiry.Id), (mail.State, mail.InquiryId));
        await using var db = app.OpenDb();
        Assert.Equal(InquiryState.InConversation, (await db.Inquiries.SingleAsync()).State);
    }

    [SkippableFact]
    public async Task What_is_taken_for_spam_has_a_list_of_its_own_and_can_be_placed_as_any_other()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite, "Mail:TrustedServers=mx.example.org");
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var mail = await app.Arrives(
            "Authentication-Results: mx.example.org; spf=fail smtp.mailfrom=polder.example; dkim=none",
            "Authentication-Results: elsewhere.example; dmarc=pass",
            "X-Spam-Flag: YES",
            "From: toni@polder.example",
            "Subject: A booth",
            "",
            "What is a booth?"
        );

        var list = await staff.Open("/admin/inbox?state=Doubtful");
        var page = await staff.Open($"/admin/inbox/{mail.Id}");
        var given = await staff.Send($"/admin/inbox/{mail.Id}", [], "form[action$='/event']");

        Assert.Equal("A boothThe mail server takes it for spam. X-Spam-Flag: YES", list.QuerySelectorAll("tbody td")[1].Words());
        Assert.Contains("SPF fail (polder.example), DKIM none", page.QuerySelector("dl.facts").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("DMARC", page.QuerySelector("dl.facts").Words(), StringComparison.Ordinal);
        Assert.Equal("What is a booth?", (await given.Page()).QuerySelector(".msg .lines").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_comes_again_is_no_second_message(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var inquiry = await app.AddInquiry("Polder");
        string[] mail =
        [
            $"From: {inquiry.Email}",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Message-ID: <same@polder.example>",
            "Subject: Once",
            "",
        ];

        await app.Arrives([.. mail, "Text."]);
        var again = await app.Arrives([.. mail, "Text, with the footer of a list."]);
        var file = app.Drop("same-bytes.eml", string.Join("\r\n", [.. mail, "Text."]));
        await Arriving.Eventually(() => Task.FromResult(File.Exists(file) ? null : file));

        Assert.Equal((IncomingState.SetAside, "The same mail came before."), (again.State, again.Reason.Words));
        await using var db = app.OpenDb();
        Assert.Equal((2, 2), (await db.IncomingMails.CountAsync(), await db.Messages.CountAsync()));
        Assert.True(File.Exists(Path.Combine(app.Folder, "data", "inbox", "taken", "same-bytes.eml")));
    }

    [SkippableTheory]
    [InlineData("\0\u0001 nothing but noise")]
    [InlineData("")]
    [InlineData("Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n--")]
    public async Task Whatever_lies_there_keeps_no_other_mail(string content)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        app.Drop("0-broken.eml", content);
        app.Drop("0-no-mail.txt", content);
        File.CreateSymbolicLink(
            Path.Combine(app.Folder, "data", "inbox", "0-link.eml"),
            Path.Combine(app.Folder, "content", "events", "nsmconeu2020.md")
        );

        await app.Arrives(Question);

        await using var db = app.OpenDb();
        await Arriving.Eventually(async () =>
            await db.IncomingMails.CountAsync(mail => mail.State == IncomingState.Unsorted) == 2 ? db : null
        );
        foreach (var id in await db.IncomingMails.Select(mail => mail.Id).ToListAsync())
            await staff.Open($"/admin/inbox/{id}");
        Assert.True(File.Exists(Path.Combine(app.Folder, "data", "inbox", "0-no-mail.txt")));
    }

    [SkippableTheory]
    [InlineData(StaffRole.Owner, null, true)]
    [InlineData(StaffRole.Sponsorship, null, true)]
    [InlineData(StaffRole.Sponsorship, RunningApp.Seed, false)]
    [InlineData(StaffRole.Agenda, null, false)]
    [InlineData(StaffRole.Reader, null, false)]
    public async Task The_inbox_is_for_those_who_look_after_the_sponsors_of_all_events(StaffRole role, string? slug, bool opens)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(role, slug);
        var mail = await app.Arrives(Question);

        foreach (
            var path in new[]
            {
                "/admin/inbox",
                $"/admin/inbox/{mail.Id}",
                $"/admin/inbox/{mail.Id}/source",
                $"/admin/inbox/{mail.Id}/files/0",
            }
        )
            Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await staff.GetAsync(path)).StatusCode);
        Assert.Equal(opens, (await staff.Open("/admin/profile")).QuerySelector("a[href='/admin/inbox']") is not null);
        Assert.Equal(
            opens,
            (await staff.Open($"/admin/events/{RunningApp.Seed}")).QuerySelector("main a[href='/admin/inbox']")?.Words()
                == "A mail waits to be sorted"
        );
    }

    [SkippableTheory]
    [InlineData(null, true)]
    [InlineData(RunningApp.Seed, false)]
    public async Task A_message_leads_to_its_mail_for_those_who_may_open_it(string? slug, bool leads)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Sponsorship, slug);
        var inquiry = await app.AddInquiry("Polder");
        var mail = await app.Arrives(
            $"From: {inquiry.Email}",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Subject: Yes",
            "",
            "Yes."
        );

        var page = await staff.Open($"{Arranged.List}/{inquiry.Id}");

        Assert.Contains("Yes.", page.QuerySelectorAll(".msg .lines").Select(message => message.Words()));
        Assert.Equal(leads, page.QuerySelector($"a[href='/admin/inbox/{mail.Id}']") is not null);
    }

    [SkippableTheory]
    [InlineData("Hello from NSMCon NA 2030!", "na")]
    [InlineData("Hello.", null)]
    public async Task The_event_is_the_one_that_the_mail_names_or_nobody_says(string text, string? slug)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var db = app.OpenDb();
        foreach (var (key, title) in new[] { ("na", "NSMCon NA 2030"), ("eu", "NSMCon EU 2030") })
            db.Add(
                new Data.Events.Event
                {
                    Slug = key,
                    Title = title,
                    StartsOn = new(2030, 5, 1),
                    TimeZone = "UTC",
                }.Announced()
            );
        await db.SaveChangesAsync();

        var mail = await app.Arrives("From: toni@polder.example", "Subject: Hi", "", text);

        Assert.Equal(slug is null ? IncomingState.Unsorted : IncomingState.Threaded, mail.State);
        Assert.Equal(slug, await db.Inquiries.Join(db.Events, i => i.EventId, e => e.Id, (_, e) => e.Slug).SingleOrDefaultAsync());
    }
}
