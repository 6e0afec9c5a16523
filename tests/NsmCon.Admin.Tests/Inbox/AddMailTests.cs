using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

public class AddMailTests
{
    static readonly string[] Private =
    [
        "From: Toni Bakker <toni@home.example>",
        "To: Mira <mira@staff.example.org>",
        "Subject: Lunch",
        "Message-ID: <own@home.example>",
        "Date: Mon, 13 Apr 2020 10:00:00 +0200",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "Is lunch free?",
        "",
        "--b",
        "Content-Type: text/csv; name=guests.csv",
        "Content-Disposition: attachment; filename=guests.csv",
        "",
        "Ada;Grace",
        "--b--",
        "",
    ];

    static byte[] Eml => Encoding.ASCII.GetBytes(string.Join("\r\n", Private));

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_to_somebody_s_own_mailbox_joins_with_its_files_its_time_and_its_Message_ID(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);
        var inquiry = await app.AddInquiry("Polder", with: i => i.MoveTo(InquiryState.Declined, DateTime.UtcNow));
        var path = (await staff.Open($"{Arranged.List}/{inquiry.Id}"))
            .QuerySelectorAll<IHtmlAnchorElement>("a.btn")
            .Single(link => link.Words() == "Add a mail")
            .PathName;

        var thread = await Upload(staff, path, Eml);

        Assert.Equal("It was added to the conversation.", thread.QuerySelector(".flash").Words());
        var added = thread.QuerySelectorAll(".msg").Single(message => message.QuerySelector(".lines").Words() == "Is lunch free?");
        Assert.Contains("toni@home.example, added by Sponsorship Person", added.QuerySelector("header").Words(), StringComparison.Ordinal);
        Assert.Equal("guests.csv 9 bytes", added.QuerySelector(".files li").Words());
        await using var db = app.OpenDb();
        var (mail, message) = (await db.IncomingMails.SingleAsync(), await db.Messages.SingleAsync(m => m.IncomingMailId != null));
        Assert.Equal(("upload", IncomingState.Threaded, inquiry.Id), (mail.Folder, mail.State, mail.InquiryId));
        Assert.Equal(("own@home.example", new DateTime(2020, 4, 13, 8, 0, 0, DateTimeKind.Utc)), (message.InternetMessageId, message.At));
        Assert.Equal(InquiryState.InConversation, (await db.Inquiries.SingleAsync()).State);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_is_here_already_is_not_added_again_and_its_place_is_said(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var foreign = await app.AddInquiry("Foreign", eventId: (await app.AddOtherEvent()).Id);
        var (polder, delta) = (await app.AddInquiry("Polder"), await app.AddInquiry("Delta"));
        await Upload(staff, $"{Arranged.List}/{polder.Id}/add", Eml);

        var again = await Upload(staff, $"{Arranged.List}/{polder.Id}/add", Eml);
        var pasted = await Upload(staff, $"{Arranged.List}/{polder.Id}/add", null, ("Text", string.Join('\n', Private)));
        var elsewhere = await Upload(staff, $"{Arranged.List}/{delta.Id}/add", Eml);
        var otherEvent = await Upload(staff, $"/admin/events/other/inquiries/{foreign.Id}/add", Eml);

        Assert.Equal("This mail is in the conversation already.", again.QuerySelector("#File-error").Words());
        Assert.Equal("This mail is in the conversation already.", pasted.QuerySelector("#Text-error").Words());
        Assert.Equal("This mail is in the inquiry of Polder already.", elsewhere.QuerySelector("#File-error").Words());
        Assert.Equal("This mail is in an inquiry of another event already.", otherEvent.QuerySelector("#File-error").Words());
        await using var db = app.OpenDb();
        Assert.Equal((1, 4), (await db.IncomingMails.CountAsync(), await db.Messages.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_waits_in_the_inbox_is_taken_from_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var waiting = await app.Arrives(Private);

        await Upload(staff, $"{Arranged.List}/{inquiry.Id}/add", Eml);

        await using var db = app.OpenDb();
        var mail = await db.IncomingMails.SingleAsync();
        Assert.Equal(
            (IncomingState.Unsorted, waiting.Id, IncomingState.Threaded, inquiry.Id),
            (waiting.State, mail.Id, mail.State, mail.InquiryId)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_source_of_a_mail_is_read_and_other_words_are_a_message_as_they_are(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var path = $"{Arranged.List}/{inquiry.Id}/add";

        await Upload(staff, path, null, ("Text", "\n" + string.Join('\n', Private)));
        var form = await staff.Open(path);
        await Upload(
            staff,
            path,
            null,
            ("Text", "From: my notes\n\nThey take <b>lunch</b>."),
            ("From", "Mia at the booth"),
            ("At", "2020-04-14T09:30")
        );

        Assert.Equal("Toni Bakker <toni@polder.example>", form.QuerySelector<IHtmlInputElement>("#From")!.Value);
        await using var db = app.OpenDb();
        var messages = await db.Messages.Where(message => message.AddedBy != "").OrderBy(message => message.Id).ToListAsync();
        Assert.Equal(["Toni Bakker <toni@home.example>", "Mia at the booth"], messages.Select(message => message.From));
        Assert.Equal("From: my notes\n\nThey take <b>lunch</b>.", messages[1].Text);
        Assert.Equal((new DateTime(2020, 4, 14, 7, 30, 0, DateTimeKind.Utc), (int?)null), (messages[1].At, messages[1].IncomingMailId));
    }

    [SkippableFact]
    public async Task What_cannot_be_added_is_said_beside_its_field_and_what_was_written_stays()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var path = $"{Arranged.List}/{inquiry.Id}/add";

        foreach (
            var (file, values, field, sentence) in new (byte[]?, (string, string)[], string, string)[]
            {
                (null, [], "Text", "Choose the mail as a file, or write down what they wrote."),
                ([], [], "File", "This file is empty. Save the mail once more, and choose that."),
                (
                    "%PDF-1.4"u8.ToArray(),
                    [],
                    "File",
                    "This is not a mail: it names no sender. Save the mail from your mail program as an .eml file."
                ),
                (
                    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1],
                    [],
                    "File",
                    "This is a file of Outlook’s own kind (.msg). Save the mail as .eml, or write down what it says."
                ),
                (new byte[50_000_001], [], "File", "This file is larger than 50 MB. Write down what the mail says instead."),
                (null, [("Text", "They called."), ("From", " ")], "From", "Say who wrote it."),
                (null, [("Text", "They called."), ("At", "")], "At", "Say when they wrote it."),
                (null, [("Text", "They called."), ("At", "2150-01-01T00:00")], "At", "This time is still to come."),
                (null, [("Text", new string('x', 50_001))], "Text", "This has at most 50,000 characters."),
            }
        )
        {
            var page = await Upload(staff, path, file, values);

            Assert.Equal(sentence, page.QuerySelector($"#{field}-error").Words());
            foreach (var (name, value) in values.Where(value => value.Item1 == "Text"))
                Assert.Equal(value, page.QuerySelector<IHtmlTextAreaElement>($"#{name}")!.Value);
        }

        await using var db = app.OpenDb();
        Assert.Equal((0, 0, 1), (await db.IncomingMails.CountAsync(), await db.StoredFiles.CountAsync(), await db.Messages.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_is_added_to_the_inbox_is_sorted_like_any_other(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var path = (await staff.Open("/admin/inbox"))
            .QuerySelectorAll<IHtmlAnchorElement>("a.btn")
            .Single(link => link.Words() == "Add a mail")
            .PathName;

        var unsorted = await Upload(staff, path, Eml);
        var again = await Upload(staff, path, Eml);
        var joined = await Upload(
            staff,
            path,
            Encoding.ASCII.GetBytes($"From: {inquiry.Email}\nTo: sponsors+{inquiry.ReplyKey}@networkservicemesh.io\nSubject: Yes\n\nYes.")
        );
        var none = await Upload(staff, path, null);
        var noMail = await Upload(staff, path, "Hello"u8.ToArray());

        Assert.Equal(("Lunch", "The mail was added."), (unsorted.QuerySelector("h1").Words(), unsorted.QuerySelector(".flash").Words()));
        Assert.Equal(("Lunch", "This mail was here already."), (again.QuerySelector("h1").Words(), again.QuerySelector(".flash").Words()));
        Assert.Contains("In inquiries", joined.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal("Choose the mail as an .eml file.", none.QuerySelector("#File-error").Words());
        Assert.StartsWith("This is not a mail:", noMail.QuerySelector("#File-error").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(
            [IncomingState.Unsorted, IncomingState.Threaded],
            await db.IncomingMails.OrderBy(mail => mail.Id).Select(mail => mail.State).ToListAsync()
        );
    }

    [SkippableFact]
    public async Task Only_those_who_look_after_sponsors_add_mails()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var ofEvent = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);
        using var agenda = await app.SignIn(StaffRole.Agenda);
        var inquiry = await app.AddInquiry("Polder");
        var foreign = await app.AddInquiry("Foreign", eventId: (await app.AddOtherEvent()).Id);

        Assert.Equal(HttpStatusCode.Forbidden, (await agenda.GetAsync($"{Arranged.List}/{inquiry.Id}/add")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ofEvent.GetAsync("/admin/inbox/add")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ofEvent.GetAsync($"{Arranged.List}/{foreign.Id}/add")).StatusCode);
    }

    /// <summary>Sends the form as a browser does: what stands in it, the file, and what was typed.</summary>
    static async Task<IHtmlDocument> Upload(HttpClient browser, string path, byte[]? file, params (string Name, string Value)[] values)
    {
        var form = (await browser.Open(path)).QuerySelector<IHtmlFormElement>("main form[enctype]")!;
        using var content = new MultipartFormDataContent();
        foreach (
            var field in form.QuerySelectorAll<IHtmlInputElement>("input[name]:not([type=file])")
                .Where(field => !values.Any(value => value.Name == field.Name))
        )
            content.Add(new StringContent(field.Value), field.Name!);
        foreach (var (name, value) in values)
            content.Add(new StringContent(value), name);
        if (file is not null)
            content.Add(new ByteArrayContent(file), "File", "mail.eml");
        using var answer = await browser.PostAsync(path, content);
        answer.EnsureSuccessStatusCode();
        return await answer.Page();
    }
}
