using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Inquiries;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Tests.Staff;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>Who is mentioned in a note gets it by mail, if they may read the inquiry; the company never does.</summary>
public class MentionTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_is_mentioned_gets_the_note_once_with_a_link_and_an_answer_goes_to_its_writer(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join("ada@example.org", role: StaffRole.Sponsorship);
        using var grace = await app.Join("grace@example.org", role: StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");

        var answer = await ada.Press(
            $"{PathOf(inquiry)}?note=true",
            "Add note",
            new() { ["Text"] = "@Grace, is *2* enough?\n@grace@example.org knows." }
        );

        var mail = await app.MailInOutbox();
        var link = $"{app.Url}{PathOf(inquiry)}#message-{await NoteId(app)}";
        Assert.Equal(
            ("grace@example.org", "ada mentioned you: Polder", "ada@example.org"),
            (mail.To.Mailboxes.Single().Address, mail.Subject, mail.ReplyTo.Mailboxes.Single().Address)
        );
        Assert.Contains(
            "> @Grace, is *2* enough?\n> @grace@example.org knows.",
            mail.TextBody!.ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );
        Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
        Assert.Empty(mail.Cc);
        await using var db = app.OpenDb();
        Assert.Equal(1, await db.OutgoingMails.CountAsync());
        var page = await answer.Page();
        Assert.Equal("The note was added. grace gets it by mail.", page.QuerySelector(".flash").Words());
        Assert.Equal(["@Grace", "@grace@example.org"], page.QuerySelectorAll(".msg.note .lines b").Select(mention => mention.Words()));
        Assert.StartsWith("Mailed to grace", page.QuerySelector(".msg.note .files").Words(), StringComparison.Ordinal);
        Assert.Equal(app.Url + PathOf(inquiry), (await grace.GetAsync(link)).RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Path));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_not_read_the_inquiry_is_not_there_the_writer_is_not_mailed_and_the_company_never(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var other = await app.AddOtherEvent();
        using var ada = await app.Join("ada@example.org", role: StaffRole.Sponsorship);
        using var reader = await app.Join("reader@example.org", role: StaffRole.Reader);
        using var elsewhere = await app.Join("elsewhere@example.org", role: StaffRole.Sponsorship, eventId: other.Id);
        var inquiry = await app.AddInquiry("Polder");

        var answer = await ada.Press(
            $"{PathOf(inquiry)}?note=true",
            "Add note",
            new() { ["Text"] = $"@reader @elsewhere @ada @{inquiry.Email} @Toni Bakker" }
        );

        await using var db = app.OpenDb();
        Assert.False(await db.OutgoingMails.AnyAsync());
        var page = await answer.Page();
        Assert.Equal(
            $"The note was added. Nobody who may read it is called @reader. Nobody who may read it is called @elsewhere. Nobody who may read it is called @{inquiry.Email}.",
            page.QuerySelector(".flash").Words()
        );
        Assert.Empty(page.QuerySelectorAll(".msg.note .lines b"));
        Assert.Contains("@reader @elsewhere @ada", page.QuerySelector(".msg.note").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_mentions_nobody(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join("ada@example.org", role: StaffRole.Sponsorship);
        using var grace = await app.Join("grace@example.org", role: StaffRole.Sponsorship);

        await ada.Press(PathOf(await app.AddInquiry("Polder")), "Send", new() { ["Text"] = "Ask @grace." });

        await using var db = app.OpenDb();
        Assert.Equal("inquiry-reply", (await db.OutgoingMails.SingleAsync()).Template);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_loses_the_role_before_the_mail_goes_out_does_not_get_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join("ada@example.org", role: StaffRole.Sponsorship);
        using var grace = await app.Join("grace@example.org", role: StaffRole.Sponsorship);
        await ada.Press($"{PathOf(await app.AddInquiry("Polder"))}?note=true", "Add note", new() { ["Text"] = "@grace" });
        await using var db = app.OpenDb();
        var mail = await db.OutgoingMails.SingleAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var content = scope.ServiceProvider.GetServices<IMailContent>().Single(content => content.Template == InquiryMentionMail.Name);

        Assert.NotNull(await content.Write(mail, default));
        await db
            .EventRoles.Where(role => role.StaffMember!.Email == "grace@example.org")
            .ExecuteUpdateAsync(set => set.SetProperty(role => role.Role, StaffRole.Registration));

        Assert.Null(await content.Write(mail, default));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whom_one_can_mention_stands_below_the_note_and_one_of_two_of_a_name_is_asked_about(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join("ada@example.org", role: StaffRole.Sponsorship);
        using var one = await app.Join("grace@example.org", role: StaffRole.Sponsorship);
        using var two = await app.Join("grace@example.net");
        using var reader = await app.Join("reader@example.org", role: StaffRole.Reader);
        var path = $"{PathOf(await app.AddInquiry("Polder"))}?note=true";

        Assert.Equal(
            "Mention somebody to mail them this note: @grace@example.org, @grace@example.net",
            (await ada.Open(path)).QuerySelector("#mentions").Words()
        );
        Assert.Null((await ada.Open(path.Split('?')[0])).QuerySelector("#mentions"));
        var answer = await ada.Press(path, "Add note", new() { ["Text"] = "Hello @grace" });

        Assert.Equal(
            "The note was added. Several are called @grace: nobody was mailed. Write the whole name, or the address.",
            (await answer.Page()).QuerySelector(".flash").Words()
        );
        await using var db = app.OpenDb();
        Assert.False(await db.OutgoingMails.AnyAsync());
    }

    static async Task<int> NoteId(RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.Messages.Where(message => message.Kind == MessageKind.Note).Select(message => message.Id).SingleAsync();
    }

    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";
}
