using System.Text;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

public class ReadAgainTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_could_not_be_read_is_read_again_at_a_press(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var id = await SetAside(
            app,
            $"From: {inquiry.Email}\r\nTo: sponsors+{inquiry.ReplyKey}@networkservicemesh.io\r\nSubject: Yes\r\n\r\nYes.",
            Unreadable
        );

        var page = await (await staff.Send($"/admin/inbox/{id}", [], "form[action$='/again']")).Page();

        Assert.Equal("The mail was read again.", page.QuerySelector(".flash").Words());
        Assert.Contains("In inquiries", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/again']"));
        await using var db = app.OpenDb();
        Assert.Equal(
            ["Is it free?", "Yes."],
            await db.Messages.OrderBy(message => message.Id).Select(message => message.Text).ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task All_that_could_not_be_read_are_read_again_and_what_a_person_set_aside_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        foreach (var number in new[] { 1, 2 })
            await SetAside(app, $"From: toni{number}@polder.example\r\nSubject: A booth\r\n\r\nA booth?", Unreadable);
        var byPerson = await SetAside(app, "From: shop@ads.example\r\nSubject: Buy\r\n\r\nBuy.", mail =>
        {
            Unreadable(mail);
            mail.SetAside(new(MailReasonKind.ByStaff, "Mira"));
        });
        const string list = "/admin/inbox?state=SetAside";

        var before = await staff.Open(list);
        var after = await (await staff.Send(list, [], "form[action='/admin/inbox/again']")).Page();

        Assert.Equal("Read 2 again that could not be read", before.QuerySelector("form[action='/admin/inbox/again'] button").Words());
        Assert.Equal("2 mails are read again now.", after.QuerySelector(".flash").Words());
        Assert.Null(after.QuerySelector("form[action='/admin/inbox/again']"));
        await using var db = app.OpenDb();
        await Arriving.Eventually(async () =>
            await db.IncomingMails.CountAsync(mail => mail.State == IncomingState.Unsorted) == 2 ? db : null
        );
        Assert.Equal(
            (byPerson, "By Mira."),
            await db
                .IncomingMails.Where(mail => mail.State == IncomingState.SetAside)
                .Select(mail => new { mail.Id, mail.Reason })
                .SingleAsync()
                is var left
                ? (left.Id, left.Reason.Words)
                : default
        );
    }

    [SkippableFact]
    public async Task A_mail_in_an_inquiry_is_not_read_again()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var id = await SetAside(app, "From: toni@polder.example\r\nSubject: Yes\r\n\r\nYes.", mail =>
            mail.SetAside(new(MailReasonKind.ByStaff, "Mira"))
        );
        var form = (await staff.Open($"/admin/inbox/{id}")).QuerySelector("form[action$='/again']")!;
        await using (var db = app.OpenDb())
        {
            (await db.IncomingMails.SingleAsync()).Thread(inquiry.Id);
            await db.SaveChangesAsync();
        }

        var page = await (await staff.Send(form, "", [])).Page();

        Assert.Equal("This mail is in an inquiry already: there is nothing to read again.", page.QuerySelector(".flash.refused").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_automatic_mail_tells_why_and_can_be_made_an_inquiry(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var mail = await app.Arrives("Precedence: bulk", "From: Toni <toni@polder.example>", "Subject: A booth", "", "What is a booth?");

        var page = await staff.Open($"/admin/inbox/{mail.Id}");
        var thread = await (await staff.Send($"/admin/inbox/{mail.Id}", [], "form[action$='/event']")).Page();

        Assert.Equal(IncomingState.Automatic, mail.State);
        Assert.Contains(mail.Reason.Words, page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.NotEmpty(mail.Reason.Words);
        Assert.Equal("What is a booth?", thread.QuerySelector(".msg .lines").Words());
    }

    static void Unreadable(IncomingMail mail)
    {
        for (var attempt = 0; attempt < IncomingMail.MostAttempts; attempt++)
            mail.Fail("A fault that was mended since.");
    }

    /// <summary>Keeps a mail that the worker does not take up, as it is set aside.</summary>
    static async Task<int> SetAside(RunningApp app, string content, Action<IncomingMail> how)
    {
        var bytes = Encoding.ASCII.GetBytes(content);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await using var db = app.OpenDb();
        var file = new StoredFile
        {
            Hash = StoredFile.HashOf(bytes),
            Bytes = bytes,
            StoredAt = now,
        };
        var mail = new IncomingMail
        {
            Folder = "data/inbox",
            Hash = file.Hash,
            Size = bytes.Length,
            ArrivedAt = now,
            KeptAt = now,
        };
        how(mail);
        db.AddRange(file, mail);
        await db.SaveChangesAsync();
        return mail.Id;
    }
}
