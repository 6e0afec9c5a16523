using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class MergeTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_inquiries_become_one_by_three_presses_and_two_again_by_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var polder = await app.AddInquiry("Polder", packages: "lunch");
        var globex = await app.AddInquiry("Globex", with: i => i.MoveTo(InquiryState.Offered, i.ReceivedAt), packages: "break");
        var (path, other) = (PathOf(polder), PathOf(globex));

        var choices = await staff.Open(
            (await staff.Open(other)).QuerySelectorAll("a").Single(link => link.Words() == "Merge with…").GetAttribute("href")!
        );
        var compare = choices.QuerySelector(".rows a")!.GetAttribute("href")!;
        var both = await staff.Open(compare);
        var merged = await (await staff.Send(compare, [])).Page();

        Assert.Equal($"{path}/merge/{globex.Id}", compare);
        Assert.Equal(
            ["State", "New", "Offered"],
            both.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.Words())).Single(row => row.First() == "State")
        );
        var outcome = both.QuerySelectorAll(".card-body li").Select(line => line.Words()).ToList();
        Assert.Contains("It stays the inquiry of Polder. Replies go to Toni Bakker, toni@polder.example.", outcome);
        Assert.Contains("All 2 messages stand in one conversation, in order of time, with their files, notes and drafts.", outcome);
        Assert.Contains("State: Offered. Owner: nobody yet.", outcome);
        Assert.Contains("They asked about Lunch, Break.", outcome);
        Assert.Equal("The inquiry of Globex was merged into this one. Undo", merged.QuerySelector(".flash").Words());
        Assert.False(merged.QuerySelector(".flash button")!.HasAttribute("data-seconds"));
        Assert.Equal(2, merged.QuerySelectorAll(".msg").Length);
        Assert.Single((await staff.Open(Arranged.List)).QuerySelectorAll("tbody tr"));

        var again = await (await staff.Send(path, [], "form[action*='/moves/']")).Page();
        Assert.Equal("The inquiry of Globex has its messages again.", again.QuerySelector(".flash").Words());
        Assert.Single(again.QuerySelectorAll(".msg"));
        Assert.Single((await staff.Open(other)).QuerySelectorAll(".msg"));
        Assert.Equal(2, (await staff.Open(Arranged.List)).QuerySelectorAll("tbody tr").Length);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_old_address_leads_to_the_one_that_stays_with_all_its_pages(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var (polder, globex, initech) = (await app.AddInquiry("Polder"), await app.AddInquiry("Globex"), await app.AddInquiry("Initech"));
        await Merge(staff, polder, globex);
        await Merge(staff, initech, polder);

        foreach (
            var page in new[]
            {
                "",
                "?note=true",
                "/add",
                "/decline",
                "/merge",
                $"/messages/{globex.Messages[0].Id}/forward",
                "/draft/writers?newest=1",
            }
        )
        {
            using var answer = await staff.GetAsync($"{PathOf(globex)}{page}");
            Assert.Equal(
                (HttpStatusCode.OK, $"{PathOf(initech)}{page}"),
                (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery)
            );
        }

        Assert.Equal(3, (await staff.Open(PathOf(globex))).QuerySelectorAll(".msg").Length);
        using var twice = await staff.GetAsync($"{PathOf(initech)}/merge/{polder.Id}");
        Assert.Equal(PathOf(initech), twice.RequestMessage!.RequestUri!.PathAndQuery);
        using var foreign = await staff.GetAsync($"/admin/events/{(await app.AddOtherEvent()).Slug}/inquiries/{globex.Id}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_sent_from_a_page_of_before_reaches_nobody_and_what_was_written_there_is_a_draft(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var (polder, globex) = (await app.AddInquiry("Polder"), await app.AddInquiry("Globex"));
        var (open, decline) = (await staff.Open(PathOf(globex)), await staff.Open($"{PathOf(globex)}/decline"));
        await staff.Press(PathOf(polder), "Save draft", new() { ["Text"] = "Dear Polder" });
        await Merge(staff, polder, globex);

        staff.DefaultRequestHeaders.Accept.Add(new("application/json"));
        var typed = await staff.Types(open, "Dear Glo");
        staff.DefaultRequestHeaders.Accept.Clear();
        var sent = await (await staff.Send(open.QuerySelector("form.reply")!, "", new() { ["Text"] = "Dear Globex" })).Page();
        await staff.Send(open.QuerySelector("form.reply")!, "", new() { ["Text"] = "Dear Globex" });
        var declined = await (
            await staff.Send(decline.QuerySelector("main form")!, $"{PathOf(globex)}/decline", new() { ["Reason"] = "Spam" })
        ).Page();

        Assert.Contains("Not kept yet: this inquiry was merged into another one.", typed, StringComparison.Ordinal);
        Assert.Equal(
            "This inquiry was merged into that of Polder meanwhile, so nothing was done. What you wrote is a draft here: see to whom it goes.",
            sent.QuerySelector(".flash.refused").Words()
        );
        Assert.Equal("Dear Polder\n\nDear Globex", sent.QuerySelector("#Text")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal(
            "This inquiry was merged into that of Polder meanwhile, so nothing was done.",
            declined.QuerySelector(".flash.refused").Words()
        );
        await using var db = app.OpenDb();
        var draft = await db.MessageDrafts.SingleAsync();
        Assert.Equal((polder.Id, "Dear Polder\n\nDear Globex"), (draft.InquiryId, draft.Text));
        Assert.Equal(
            (0, 2, InquiryState.New),
            (await db.OutgoingMails.CountAsync(), await db.Messages.CountAsync(), (await db.Inquiries.SingleAsync()).State)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Those_of_the_same_company_come_first_then_the_same_domain_and_person_and_all_are_searched(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await app.AddInquiry("Initech");
        await app.AddInquiry("The Polder Company", with: i => (i.ContactName, i.Email) = ("Mia", "mia@polder.example"));
        await app.AddInquiry("POLDER", with: i => (i.ContactName, i.Email) = ("Joe", "joe@gmail.com"));
        await app.AddInquiry("Globex", with: i => i.ContactName = "Hank");
        var path = $"{PathOf(await app.AddInquiry("Polder"))}/merge";

        Assert.Equal(
            [
                "POLDER Same company Joe, joe@gmail.com",
                "The Polder Company Same mail domain Mia, mia@polder.example",
                "Initech Same person Toni Bakker, toni@initech.example",
                "Globex Hank, toni@globex.example",
            ],
            (await staff.Open(path)).QuerySelectorAll(".rows li > span:first-child").Select(row => row.Words())
        );
        Assert.Equal(
            ["POLDER", "The Polder Company"],
            (await staff.Open($"{path}?find=polder")).QuerySelectorAll(".rows a").Select(row => row.Words())
        );
        Assert.Contains(
            "No inquiry matches",
            (await staff.Open($"{path}?find=nobody")).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Accepted_stays_and_two_that_were_accepted_are_not_merged(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var (polder, globex) = (await app.AddInquiry("Polder", packages: "lunch"), await app.AddInquiry("Globex", packages: "break"));
        await staff.Send(PathOf(globex), [], "form[action$='/accept']");

        Assert.Equal(
            $"{PathOf(globex)}/merge/{polder.Id}",
            (await staff.Open($"{PathOf(polder)}/merge")).QuerySelector(".rows a")!.GetAttribute("href")
        );
        var compare = await staff.Open($"{PathOf(polder)}/merge/{globex.Id}");
        await staff.Send(PathOf(polder), [], "form[action$='/accept']");
        var page = await staff.Open($"{PathOf(polder)}/merge/{globex.Id}");

        Assert.Contains("State: Accepted. Owner: nobody yet.", compare.QuerySelectorAll(".card-body li").Select(line => line.Words()));
        Assert.Equal(
            "Both were accepted, for two sponsors. Take back the packages of Polder or of Globex, make that inquiry a conversation again, and then merge.",
            page.QuerySelector("[role=alert]").Words()
        );
        Assert.Null(page.QuerySelector("main form[method=post]"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_presses_twice_or_late_merges_once_and_what_changed_meanwhile_is_looked_at_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var (polder, globex) = (await app.AddInquiry("Polder"), await app.AddInquiry("Globex"));
        var path = $"{PathOf(polder)}/merge/{globex.Id}";
        var stale = (await staff.Open(path)).QuerySelector("main form")!;
        await staff.Press(PathOf(globex), "Send", new() { ["Text"] = "It is free." });
        staff.DefaultRequestHeaders.Referrer = new Uri(staff.BaseAddress!, path);

        var late = await (await staff.Send(stale, path, [])).Page();
        var fresh = (await staff.Open(path)).QuerySelector("main form")!;
        await staff.Send(fresh, path, []);
        using var twice = await staff.Send(fresh, path, []);
        var undo = (await staff.Open(PathOf(polder))).QuerySelector("form[action*='/moves/']")!;
        await staff.Send(undo, "", []);
        var undone = await (await staff.Send(undo, "", [])).Page();

        Assert.StartsWith(
            "Someone else changed this at the same time.",
            late.QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal((HttpStatusCode.OK, PathOf(polder)), (twice.StatusCode, twice.RequestMessage!.RequestUri!.PathAndQuery));
        Assert.Equal("It was undone already.", undone.QuerySelector(".flash").Words());
        await using var db = app.OpenDb();
        Assert.Equal((2, 0), (await db.Inquiries.CountAsync(), await db.MessageMoves.CountAsync()));
    }

    [SkippableFact]
    public async Task Inquiries_of_other_events_are_neither_offered_nor_merged()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn();
        var polder = await app.AddInquiry("Polder");
        var foreign = await app.AddInquiry("Polder", eventId: (await app.AddOtherEvent()).Id);

        Assert.Contains(
            "There is no other inquiry",
            (await staff.Open($"{PathOf(polder)}/merge")).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        foreach (var other in new[] { foreign.Id, polder.Id, 999 })
        {
            using var answer = await staff.GetAsync($"{PathOf(polder)}/merge/{other}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    internal static async Task Merge(HttpClient staff, Inquiry stays, Inquiry goes)
    {
        using var answer = await staff.Send($"{PathOf(stays)}/merge/{goes.Id}", []);
        answer.EnsureSuccessStatusCode();
    }

    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";
}
