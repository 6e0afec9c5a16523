using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class OutcomeTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_inquiry_is_declined_with_a_reason_for_staff_and_a_polite_mail(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");

        var suggested = (await staff.Open($"{PathOf(inquiry)}/decline")).QuerySelector("#Letter")!.TextContent;
        var page = await (
            await staff.Send(
                $"{PathOf(inquiry)}/decline",
                new()
                {
                    ["Reason"] = "They sell weapons.",
                    ["WritesToThem"] = "true",
                    ["Letter"] = $"{suggested}\n\nPS: Good luck!",
                }
            )
        ).Page();

        Assert.StartsWith("Dear Toni Bakker,", suggested.Trim(), StringComparison.Ordinal);
        Assert.Contains("take Polder on as a sponsor", suggested, StringComparison.Ordinal);
        Assert.Equal("It was declined. The mail to Toni Bakker goes out in ten seconds. Undo", page.QuerySelector(".flash").Words());
        Assert.Contains("PS: Good luck!", page.QuerySelector(".msg.out").Words(), StringComparison.Ordinal);
        Assert.Contains("Declined: They sell weapons.", page.QuerySelector(".msg.note").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(inquiry.Email, (await db.OutgoingMails.SingleAsync()).To);
        var declined = await db.Inquiries.SingleAsync();
        Assert.Equal((InquiryState.Declined, (DateTime?)null), (declined.State, declined.AskedAt));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_is_undone_leaves_the_inquiry_declined(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        await staff.Send($"{PathOf(inquiry)}/decline", new() { ["Reason"] = "No room", ["WritesToThem"] = "true" });

        await staff.Send(PathOf(inquiry), [], ".msg.out form");

        await using var db = app.OpenDb();
        Assert.False(await db.OutgoingMails.AnyAsync());
        var declined = await db.Inquiries.SingleAsync();
        Assert.Equal((InquiryState.Declined, (DateTime?)null), (declined.State, declined.AskedAt));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_is_written_to_who_should_not_be_and_nothing_is_declined_without_a_reason(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = $"{PathOf(await app.AddInquiry("Polder"))}/decline";
        await using var db = app.OpenDb();

        var refused = await (
            await staff.Send(
                path,
                new()
                {
                    ["Reason"] = " ",
                    ["WritesToThem"] = "true",
                    ["Letter"] = " ",
                }
            )
        ).Page();
        Assert.Equal(2, refused.QuerySelectorAll(".summary li").Length);
        Assert.Equal(InquiryState.New, (await db.Inquiries.AsNoTracking().SingleAsync()).State);
        var silent = await (await staff.Send(path, new() { ["Reason"] = "No room" })).Page();

        Assert.Equal("It was declined. They got no mail.", silent.QuerySelector(".flash").Words());
        Assert.DoesNotContain(silent.QuerySelectorAll(".btn"), button => button.Words() == "Decline");
        Assert.False(await db.OutgoingMails.AnyAsync());
        Assert.Equal(InquiryState.Declined, (await db.Inquiries.AsNoTracking().SingleAsync()).State);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_would_cross_another_is_not_sent_until_that_was_read(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.SignIn(StaffRole.Sponsorship);
        using var grace = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var form = (await ada.Open($"{PathOf(inquiry)}/decline")).QuerySelector("main form")!;

        await grace.Press(PathOf(inquiry), "Send", new() { ["Text"] = "We would love to!" });
        var page = await (
            await ada.Send(
                form,
                $"{PathOf(inquiry)}/decline",
                new()
                {
                    ["Reason"] = "No room",
                    ["WritesToThem"] = "true",
                    ["Letter"] = "We are full.",
                }
            )
        ).Page();

        Assert.Contains("Something new came in meanwhile", page.QuerySelector(".summary li").Words(), StringComparison.Ordinal);
        Assert.Equal("We would love to!", page.QuerySelector("figure blockquote").Words());
        await using var db = app.OpenDb();
        Assert.Equal(
            (1, InquiryState.InConversation),
            (await db.OutgoingMails.CountAsync(), (await db.Inquiries.AsNoTracking().SingleAsync()).State)
        );

        await ada.Send(page.QuerySelector("main form")!, $"{PathOf(inquiry)}/decline", []);

        Assert.Equal(InquiryState.Declined, (await db.Inquiries.AsNoTracking().SingleAsync()).State);
        Assert.Contains(
            "We are full.",
            await db.Messages.Where(message => message.Kind == MessageKind.Out).Select(message => message.Text).ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_accepted_shows_what_they_have_and_can_be_taken_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder", packages: "event"));

        var accepted = await (await staff.Send(path, [], "form[action$=accept]")).Page();
        var form = accepted.QuerySelector("form.reply")!;
        form.SetAttribute("action", $"{path}/reopen");
        var early = await (await staff.PostFrom(path, "form[action$=accept]")).Page();
        staff.DefaultRequestHeaders.Referrer = new Uri(staff.BaseAddress!, path);
        var refused = await (await staff.Send(form, path, [])).Page();
        var taken = await (await staff.Send(path, [], "form[id^=take-back]")).Page();
        var reopened = await (await staff.Send(path, [], "form[action$=reopen]")).Page();

        Assert.Contains("Polder has Event. Open the company", accepted.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.NotNull(early.QuerySelector("form[id^=take-back]"));
        Assert.Equal("Polder still has Event. Cancel that first.", refused.QuerySelector(".flash.refused").Words());
        Assert.Equal("Polder's Event sponsorship was canceled.", taken.QuerySelector(".flash").Words());
        Assert.Contains("all was taken back since", taken.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal("It is a conversation again.", reopened.QuerySelector(".flash").Words());
        await using var db = app.OpenDb();
        Assert.Equal(InquiryState.InConversation, (await db.Inquiries.SingleAsync()).State);
        Assert.False(await db.Sponsorships.Standing().AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_they_sponsored_before_is_shown_to_who_looks_after_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var all = await app.SignIn(StaffRole.Sponsorship);
        using var one = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);
        var path = PathOf(await app.AddInquiry("Polder"));
        var other = await app.AddOtherEvent();
        await using (var db = app.OpenDb())
        {
            var (polder, globex) = (db.Add(new Sponsor { Name = "POLDER" }).Entity, db.Add(new Sponsor { Name = "Globex" }).Entity);
            var (pause, lunch, gold) = (A.Package(other.Id, "Pause"), A.Package(other.Id, "Lunch"), A.Package(other.Id, "Gold"));
            db.AddRange(pause, lunch, gold);
            await db.SaveChangesAsync();
            var take = new TakePackage(db);
            await take.Take(pause.Id, polder, A.Day, by: "Grace");
            await new CancelSponsorship(db).Cancel(await take.Take(lunch.Id, polder, A.Day, by: "Grace"), A.Day, by: "Grace");
            await take.Take(gold.Id, globex, A.Day, by: "Grace");
        }

        Assert.Contains(
            "BeforeOther Conference: Pause Came in",
            (await all.Open(path)).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Other Conference", (await one.Open(path)).QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_is_a_text_of_the_organizers_and_a_fault_in_it_is_said()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        var own = Directory.CreateDirectory(Path.Combine(app.Folder, "content", "templates", "mail")).FullName;

        await File.WriteAllTextAsync(Path.Combine(own, "inquiry-decline.md"), "No, {{{name}}}.");
        Assert.Equal("No, Toni Bakker.", (await staff.Open($"{path}/decline")).QuerySelector("#Letter")!.TextContent.Trim());
        await File.WriteAllTextAsync(Path.Combine(own, "inquiry-decline.md"), "No, {{{nmae}}}.");
        staff.DefaultRequestHeaders.Referrer = new Uri(staff.BaseAddress!, path);

        Assert.Contains(
            "inquiry-decline.md:1: there is no {{nmae}}",
            (await staff.Open($"{path}/decline")).QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
    }

    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";
}
