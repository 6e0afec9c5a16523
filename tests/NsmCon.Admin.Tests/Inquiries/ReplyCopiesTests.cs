using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Inbox;
using NsmCon.Admin.Tests.Mail;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class ReplyCopiesTests
{
    static readonly TimeSpan Soon = TimeSpan.FromSeconds(90);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_colleague_in_copy_gets_the_reply_and_who_is_left_out_does_not(string provider)
    {
        var (us, company, mia, boss) = (TestMailbox.New(), TestMailbox.New(), TestMailbox.New(), TestMailbox.New());
        await using var app = await RunningApp.Start(provider, [.. MailBench.Submission(), "Mail:From=NSMCon <app@networkservicemesh.io>"]);
        await app.SponsorsWriteTo(us.Address);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder", with: i => i.Email = company.Address);
        await app.Arrives(
            $"From: Toni <{company.Address}>",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            $"Cc: \"Bakker, Mia\" <{mia.Address}>, {boss.Address}",
            "Subject: Lunch",
            "Message-ID: <a@polder.example>",
            "",
            "Is lunch free?"
        );
        var path = $"{Arranged.List}/{inquiry.Id}";

        var offered = Ticks(await staff.Open(path));
        var thread = await (await staff.Send(path, new() { ["Text"] = "It is.", ["Copies"] = mia.Address }, "form.reply")).Page();
        app.Clock.Advance(TakeBackReply.Within);
        var (toCompany, toMia) = (await company.WaitForMail(Soon), await mia.WaitForMail(Soon));

        Assert.Contains((mia.Address, true), offered);
        Assert.Contains((boss.Address, true), offered);
        Assert.Contains(
            $"to {company.Address}, copies to {mia.Address}",
            thread.QuerySelector(".msg.out header").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(toCompany.MessageId, toMia.MessageId);
        Assert.Equal((company.Address, mia.Address), (toMia.To.Mailboxes.Single().Address, toMia.Cc.Mailboxes.Single().Address));
        Assert.Equal(("Re: Lunch", "a@polder.example"), (toMia.Subject, toMia.InReplyTo));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task We_our_staff_and_the_contact_are_offered_no_copy_and_nobody_else_gets_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        await using var db = app.OpenDb();
        var colleague = await db.Users.Select(person => person.Email).SingleAsync();
        await Arrive("From: Old <old@polder.example>", "Cc: earlier@polder.example");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await Arrive(
            "From: BOSS <boss@POLDER.example>",
            $"Cc: {inquiry.Email.ToUpperInvariant()}, {colleague!.ToUpperInvariant()}, Sponsors@networkservicemesh.io, new@polder.example"
        );
        var path = $"{Arranged.List}/{inquiry.Id}";

        var page = await staff.Open(path);
        var refused = await (await staff.Send(path, new() { ["Text"] = "", ["Copies"] = "earlier@polder.example" }, "form.reply")).Page();
        await staff.Send(path, new() { ["Text"] = "Yes.", ["Copies"] = "stranger@evil.example" }, "form.reply");

        Assert.Equal(
            [("boss@polder.example", true), ("new@polder.example", true), ("old@polder.example", false), ("earlier@polder.example", false)],
            Ticks(page)
        );
        Assert.Equal(["earlier@polder.example"], Ticks(refused).Where(choice => choice.IsTicked).Select(choice => choice.Address));
        Assert.Empty(Ticks(await staff.Open($"{path}?note=true")));
        Assert.Equal("", (await db.Messages.SingleAsync(message => message.Kind == MessageKind.Out)).Cc);

        async Task Arrive(string from, string cc)
        {
            // A mail in the folder is as old as its file: the second one is to be the newer one.
            var mail = await app.Arrives(from, $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io", cc, "Subject: Yes", "", "Yes.");
            await db
                .Messages.Where(message => message.IncomingMailId == mail.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(message => message.At, app.Clock.GetUtcNow().UtcDateTime));
        }
    }

    static List<(string Address, bool IsTicked)> Ticks(IHtmlDocument page) =>
        [.. page.QuerySelectorAll<IHtmlInputElement>("form.reply input[name=Copies]").Select(box => (box.Value, box.IsChecked))];
}
