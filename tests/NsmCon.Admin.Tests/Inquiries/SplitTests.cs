using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Inbox;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class SplitTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_becomes_an_inquiry_of_its_sender_and_goes_back_at_one_press(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var polder = await app.AddInquiry("Polder", with: i =>
            i.Add(MessageFrom("Hank Scorpio <hank@globex.example>", "We want lunch", i.ReceivedAt))
        );
        var path = PathOf(polder.Id);

        var link = (await staff.Open(path))
            .QuerySelectorAll(".msg")
            .Last()
            .QuerySelectorAll("a")
            .Single(a => a.Words() == "Split off")
            .GetAttribute("href")!;
        var form = await staff.Open(link);
        var made = await staff.Send(link, []);
        var page = await made.Page();

        Assert.Equal(
            ["globex.example", "Hank Scorpio", "hank@globex.example"],
            new[] { "#Company", "#ContactName", "#Email" }.Select(field => form.QuerySelector(field)!.GetAttribute("value"))
        );
        Assert.Equal([false, true], form.QuerySelectorAll("[name=MessageIds]").Select(tick => tick.HasAttribute("checked")));
        Assert.Equal("It is an inquiry of globex.example now. Undo", page.QuerySelector(".flash").Words());
        Assert.Contains("We want lunch", Assert.Single(page.QuerySelectorAll(".msg")).Words(), StringComparison.Ordinal);
        Assert.Contains("Split off from Polder on", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        var before = await staff.Open(path);
        Assert.Contains("A message was split off to globex.example on", before.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Single(before.QuerySelectorAll(".msg"));
        Assert.DoesNotContain("Split off", before.QuerySelector(".msg").Words(), StringComparison.Ordinal);

        var undone = await staff.Send(page.QuerySelector("form.flash")!, "", []);
        Assert.Equal(path, undone.RequestMessage!.RequestUri!.PathAndQuery);
        var whole = await undone.Page();
        Assert.Equal(
            ("The inquiry of Polder has its messages again.", 2),
            (whole.QuerySelector(".flash").Words(), whole.QuerySelectorAll(".msg").Length)
        );
        Assert.Equal(2, (await staff.Open(made.RequestMessage!.RequestUri!.PathAndQuery)).QuerySelectorAll(".msg").Length);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_to_what_moved_comes_in_at_the_new_inquiry(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var polder = await app.AddInquiry("Polder");
        await staff.Press(PathOf(polder.Id), "Send", new() { ["Text"] = "It costs 5." });
        await using var db = app.OpenDb();
        var ours = await db.Messages.SingleAsync(message => message.Kind == MessageKind.Out);

        await staff.Send($"{PathOf(polder.Id)}/split?messageId={ours.Id}", new() { ["Company"] = "Polder Labs" });
        var mail = await app.Arrives(
            $"From: {polder.Email}",
            $"To: sponsors+{polder.ReplyKey}@networkservicemesh.io",
            $"In-Reply-To: <{ours.InternetMessageId}>",
            "Message-ID: <yes@polder.example>",
            "Subject: Re: It",
            "",
            "We take it."
        );

        var labs = await db.Inquiries.SingleAsync(inquiry => inquiry.Company == "Polder Labs");
        Assert.Equal((IncomingState.Threaded, labs.Id), (mail.State, mail.InquiryId));
        Assert.Equal((InquiryState.InConversation, polder.Email, "Toni Bakker"), (labs.State, labs.Email, labs.ContactName));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whose_it_is_follows_from_the_first_ticked_message_where_nobody_says_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await using (var db = app.OpenDb())
        {
            db.Add(new Sponsor { Name = "Initech", Contacts = [new Contact { Name = "Bill", Email = "bill@gmail.com" }] });
            await db.SaveChangesAsync();
        }

        foreach (
            var (sender, company, contact, email) in new[]
            {
                ("Mia <mia@polder.example>", "Polder", "Mia", "mia@polder.example"),
                ("bill@gmail.com", "Initech", "bill@gmail.com", "bill@gmail.com"),
                ("Joe <joe@gmail.com>", "Joe", "Joe", "joe@gmail.com"),
                ("Toni <TONI@polder.example>", "Polder", "Toni Bakker", "toni@polder.example"),
                ("No sender", "Polder", "Toni Bakker", "toni@polder.example"),
            }
        )
        {
            var polder = await app.AddInquiry("Polder", with: i => i.Add(MessageFrom(sender, "Hello", i.ReceivedAt)));
            var made = await (await staff.Send($"{PathOf(polder.Id)}/split", new() { ["MessageIds"] = $"{polder.Messages[1].Id}" })).Page();
            var facts = made.QuerySelectorAll("dl.facts dd").Select(fact => fact.Words()).ToList();
            Assert.Equal(
                (company, contact, email),
                (made.QuerySelectorAll(".card-title").Select(title => title.Words()).Single(title => title == company), facts[0], facts[1])
            );
        }
    }

    [SkippableFact]
    public async Task Without_a_tick_or_with_all_of_them_nothing_is_split_and_what_was_typed_is_there()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn();
        var polder = await app.AddInquiry("Polder");
        var path = $"{PathOf(polder.Id)}/split";
        staff.DefaultRequestHeaders.Referrer = new Uri(staff.BaseAddress!, path);

        var none = await (await staff.Send(path, new() { ["Company"] = "Globex" })).Page();
        var all = await (await staff.Send(path, new() { ["MessageIds"] = $"{polder.Messages[0].Id}" })).Page();
        var wrong = await (await staff.Send(path, new() { ["MessageIds"] = $"{polder.Messages[0].Id}", ["Email"] = "no address" })).Page();
        using var foreign = await staff.GetAsync($"/admin/events/{(await app.AddOtherEvent()).Slug}/inquiries/{polder.Id}/split");

        Assert.Equal(
            ("Tick at least one message.", "Globex"),
            (none.QuerySelector(".summary li").Words(), none.QuerySelector("#Company")!.GetAttribute("value"))
        );
        Assert.Equal(
            "Leave at least one message here: with all of them, nothing would be split.",
            all.QuerySelector(".flash.refused").Words()
        );
        Assert.StartsWith("This is not an e-mail address.", wrong.QuerySelector(".summary li").Words(), StringComparison.Ordinal);
        Assert.True(wrong.QuerySelector("[name=MessageIds]")!.HasAttribute("checked"));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        await using var db = app.OpenDb();
        Assert.Equal(1, await db.Inquiries.CountAsync());
    }

    static Message MessageFrom(string sender, string text, DateTime at) =>
        new()
        {
            Kind = MessageKind.In,
            From = sender,
            Text = text,
            At = at,
        };

    static string PathOf(int id) => $"{Arranged.List}/{id}";
}
