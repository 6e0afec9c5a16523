using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class UndoTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_can_be_undone_for_ten_seconds_and_is_in_the_form_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));

        var sent = await (await staff.Press(path, "Send", new() { ["Text"] = "It costs 5.", ["HasProspectus"] = "true" })).Page();
        Assert.Equal("The reply to Toni Bakker goes out in ten seconds. Undo", sent.QuerySelector(".flash").Words());
        var undone = await (await staff.Send(sent.QuerySelector("form.flash")!, path, [])).Page();

        Assert.Equal("The reply was not sent. It is a draft again.", undone.QuerySelector(".flash").Words());
        Assert.Equal("It costs 5.", undone.QuerySelector("#Text")!.TextContent);
        Assert.True(undone.QuerySelector("[name=HasProspectus]")!.HasAttribute("checked"));
        Assert.Empty(undone.QuerySelectorAll(".msg.out"));
        Assert.NotNull(undone.QuerySelector("form[action$='/no-answer']"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var db = app.OpenDb();
        Assert.False(await db.OutgoingMails.AnyAsync());
        Assert.Equal(InquiryState.New, (await db.Inquiries.SingleAsync()).State);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Once_it_is_on_its_way_it_cannot_be_undone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        using var colleague = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        await staff.Press(path, "Send", new() { ["Text"] = "It costs 5." });
        var undo = (await staff.Open(path)).QuerySelector(".msg.out form")!;
        Assert.Null((await colleague.Open(path)).QuerySelector(".msg.out form"));
        var foreign = (await colleague.Open(path)).QuerySelector("form.reply")!;
        foreign.SetAttribute("action", undo.GetAttribute("action")!);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Send(foreign, path, [])).StatusCode);

        app.Clock.Advance(TakeBackReply.Within);
        await using var db = app.OpenDb();
        for (var tries = 0; tries < 100 && await db.OutgoingMails.AnyAsync(mail => mail.State == MailState.Waiting); tries++)
            await Task.Delay(100);
        var late = await (await staff.Send(undo, path, [])).Page();

        Assert.Equal("It is on its way already: it cannot be taken back.", late.QuerySelector(".flash.refused").Words());
        Assert.Null((await staff.Open(path)).QuerySelector(".msg.out form"));
        Assert.Equal(
            (1, 1),
            (await db.OutgoingMails.CountAsync(), await db.Messages.CountAsync(message => message.Kind == MessageKind.Out))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_goes_out_before_the_ten_seconds_are_over(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await staff.Press(PathOf(await app.AddInquiry("Polder")), "Send", new() { ["Text"] = "It costs 5." });

        app.Clock.Advance(TakeBackReply.Within - TimeSpan.FromMilliseconds(1));
        await app.WholeRound("Outgoing mail");
        await using var db = app.OpenDb();
        Assert.Equal(MailState.Waiting, (await db.OutgoingMails.SingleAsync()).State);
    }

    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";
}
