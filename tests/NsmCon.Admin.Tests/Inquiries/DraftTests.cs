using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class DraftTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_begun_is_there_when_its_writer_comes_back_and_for_nobody_else(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.SignIn(StaffRole.Sponsorship);
        using var grace = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));

        var said = await ada.Types(await ada.Open(path), "Dear Toni, lunch");
        var saved = await ada.Press(path, "Save draft", new() { ["Text"] = "Dear Toni, lunch is", ["HasProspectus"] = "true" });

        Assert.Contains("Draft kept at", said, StringComparison.Ordinal);
        Assert.Equal("The draft was kept.", (await saved.Page()).QuerySelector(".flash").Words());
        var page = await ada.Open(path);
        Assert.Equal("Dear Toni, lunch is", page.QuerySelector("#Text")!.TextContent);
        Assert.True(page.QuerySelector("[name=HasProspectus]")!.HasAttribute("checked"));
        Assert.StartsWith("Draft from ", page.QuerySelector("[data-draft-state]").Words(), StringComparison.Ordinal);
        Assert.Equal("", (await grace.Open(path)).QuerySelector("#Text")!.TextContent);
        await using var db = app.OpenDb();
        Assert.False(await db.OutgoingMails.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_note_beside_a_reply_leaves_the_reply_as_it_was(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));

        await staff.Press(path, "Save draft", new() { ["Text"] = "Dear Toni" });
        var note = await (await staff.Press($"{path}?note=true", "Save draft", new() { ["Text"] = "They called." })).Page();

        Assert.Equal("They called.", note.QuerySelector("#Text")!.TextContent);
        Assert.Equal(["Reply (draft)", "Note"], note.QuerySelectorAll(".tabs a").Select(tab => tab.Words()));
        Assert.Equal("Dear Toni", (await staff.Open(path)).QuerySelector("#Text")!.TextContent);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_sent_is_no_draft_any_more_also_where_a_browser_saves_it_late(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        var open = await staff.Open(path);
        await staff.Types(open, "Dear Toni");

        await staff.Press(path, "Send", new() { ["Text"] = "Dear Toni, yes." });
        var late = await staff.Types(open, "Dear Toni, yes.");

        Assert.Contains("You have sent this meanwhile", late, StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.False(await db.MessageDrafts.AnyAsync());
        Assert.Equal("", (await staff.Open(path)).QuerySelector("#Text")!.TextContent);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_what_is_sent_and_saved_at_the_same_moment_no_draft_is_left(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await using var db = app.OpenDb();
        for (var round = 0; round < 5; round++)
        {
            var path = PathOf(await app.AddInquiry($"Polder {round}"));
            var open = await staff.Open(path);

            await Task.WhenAll(
                staff.Send(open.QuerySelector("form.reply")!, path, new() { ["Text"] = "Yes." }),
                staff.Types(open, "Yes"),
                staff.Types(open, "Yes.")
            );

            Assert.Equal(
                (round + 1, 0),
                (await db.Messages.CountAsync(message => message.Kind == MessageKind.Out), await db.MessageDrafts.CountAsync())
            );
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_draft_can_be_thrown_away(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        await staff.Press(path, "Save draft", new() { ["Text"] = "Dear Toni" });
        await staff.Press($"{path}?note=true", "Save draft", new() { ["Text"] = "They called." });

        var page = await (await staff.Press(path, "Discard draft")).Page();

        Assert.Equal("", page.QuerySelector("#Text")!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("form.reply button"), button => button.Words() == "Discard draft");
        Assert.Equal("They called.", (await staff.Open($"{path}?note=true")).QuerySelector("#Text")!.TextContent);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Others_see_who_is_writing_for_a_few_minutes(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.SignIn(StaffRole.Sponsorship);
        using var grace = await app.SignIn();
        var path = PathOf(await app.AddInquiry("Polder"));
        var elsewhere = PathOf(await app.AddInquiry("Angstrom"));

        await ada.Types(await ada.Open(path), "Dear");
        await ada.Types(await ada.Open($"{path}?note=true"), "They called.");

        const string Both = "Sponsorship Person is writing an answer. Sponsorship Person is writing a note.";
        Assert.Equal(Both, (await grace.Open(path)).QuerySelector(".writers").Words());
        Assert.Contains(Both, await grace.TextOf($"{path}/draft/writers"), StringComparison.Ordinal);
        Assert.Equal("", (await ada.Open(path)).QuerySelector(".writers").Words());
        Assert.Equal("", (await grace.Open(elsewhere)).QuerySelector(".writers").Words());
        app.Clock.Advance(MessageDraft.WritingFor);
        Assert.Equal("", (await grace.Open(path)).QuerySelector(".writers").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_is_looked_at_as_the_company_will_get_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));

        var page = await (
            await staff.Press(path, "Preview", new() { ["Text"] = "Lunch is **free**. <script>x</script>", ["HasProspectus"] = "true" })
        ).Page();
        using var frame = await staff.GetAsync(page.QuerySelector("#preview iframe")!.GetAttribute("src"));

        Assert.Contains(
            "SubjectRe: Sponsoring NSMCon EU 2020: Polder",
            page.QuerySelector("#preview .facts").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains("AttachedThe prospectus", page.QuerySelector("#preview .facts").Words(), StringComparison.Ordinal);
        Assert.Equal("Lunch is **free**. <script>x</script>", page.QuerySelector("#Text")!.TextContent);
        var mail = await frame.Page();
        Assert.Equal("free", mail.QuerySelector("strong").Words());
        Assert.Contains("Ref. ", mail.Body.Words(), StringComparison.Ordinal);
        Assert.Empty(mail.QuerySelectorAll("script"));
        Assert.Contains("sandbox", frame.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Null((await staff.Open(path)).QuerySelector("#preview"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_is_no_draft_and_what_is_too_long_stays_in_the_form(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        var endless = new string('x', 20_001);

        var nothing = await (await staff.Press(path, "Save draft", new() { ["Text"] = " " })).Page();
        var tooLong = await (await staff.Press(path, "Save draft", new() { ["Text"] = endless })).Page();
        var typed = await staff.Types(await staff.Open(path), endless);

        Assert.Equal("Write something first.", nothing.QuerySelector(".flash.refused").Words());
        Assert.Contains("at most 20000 characters", tooLong.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal(endless, tooLong.QuerySelector("#Text")!.TextContent);
        Assert.Contains("this is too long", typed, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_draft_in_an_inquiry_of_another_event_is_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        var foreign = await app.AddInquiry("Foreign", eventId: (await app.AddOtherEvent()).Id);
        var form = (await staff.Open(PathOf(await app.AddInquiry("Polder")))).QuerySelector("form.reply")!;

        foreach (var address in new[] { "", "/preview", "/typed", "/discard" })
        {
            form.SetAttribute("action", $"{PathOf(foreign)}/draft{address}");
            Assert.Equal(HttpStatusCode.NotFound, (await staff.Send(form, "", new() { ["Text"] = "Dear" })).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"{PathOf(foreign)}/draft/writers")).StatusCode);
        await using var db = app.OpenDb();
        Assert.False(await db.MessageDrafts.AnyAsync());
    }

    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";
}
