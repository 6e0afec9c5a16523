using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class ConversationTests
{
    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Messages_replies_and_notes_stand_in_their_order(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder Systems");

        await staff.Send(PathOf(inquiry), new() { ["Text"] = "Dear Toni,\n\nLunch is **free**." }, "form.reply");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var answer = await staff.Send(PathOf(inquiry) + "?note=true", new() { ["Text"] = "They asked\nlast year, too." }, "form.reply");

        var page = await answer.Page();
        Assert.Equal(["msg", "msg out", "msg note"], page.QuerySelectorAll(".msg").Select(message => message.ClassName!.Trim()));
        Assert.Equal("free", page.QuerySelector(".msg.out strong").Words());
        Assert.Contains("Sponsorship Person", page.QuerySelector(".msg.note header").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        var mail = await db.OutgoingMails.SingleAsync();
        Assert.Equal(
            ("inquiry-reply", inquiry.Email, "Re: Sponsoring NSMCon EU 2020: Polder Systems"),
            (mail.Template, mail.To, mail.Subject)
        );
        Assert.Equal(InquiryState.InConversation, (await db.Inquiries.SingleAsync()).State);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reply_that_is_empty_or_endless_is_refused_and_stays_in_the_form(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        var inquiry = await app.AddInquiry("Polder Systems");

        var empty = await staff.Send(PathOf(inquiry), new() { ["Text"] = " \n " }, "form.reply");
        var endless = await staff.Send(PathOf(inquiry), new() { ["Text"] = new string('x', 20_001) }, "form.reply");

        Assert.Contains("Write something first.", (await empty.Page()).QuerySelector(".summary").Words(), StringComparison.Ordinal);
        var page = await endless.Page();
        Assert.Contains("at most 20000 characters", page.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal(20_001, page.QuerySelector("#Text")!.TextContent.Length);
        await using var db = app.OpenDb();
        Assert.False(await db.OutgoingMails.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task State_and_owner_are_set_by_hand(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder Systems");
        await using var db = app.OpenDb();
        var me = await db.Users.Select(person => person.Id).SingleAsync();

        await staff.Send(PathOf(inquiry), new() { ["State"] = "Offered", ["OwnerId"] = $"{me}" }, "form[action$=stage]");

        var saved = await db.Inquiries.SingleAsync();
        Assert.Equal((InquiryState.Offered, (int?)me), (saved.State, saved.OwnerId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_accepts_by_choosing_the_state_or_makes_an_owner_of_somebody_without_the_role(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var reader = await app.SignIn(StaffRole.Reader);
        await using var db = app.OpenDb();
        var readerId = await db.Users.Select(person => person.Id).SingleAsync();
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder Systems");

        var accepted = await staff.Send(PathOf(inquiry), new() { ["State"] = "Accepted" }, "form[action$=stage]");
        var owned = await staff.Send(PathOf(inquiry), new() { ["OwnerId"] = $"{readerId}" }, "form[action$=stage]");

        Assert.Equal(
            "This colleague no longer looks after inquiries. Choose another one.",
            (await owned.Page()).QuerySelector(".summary li").Words()
        );
        var saved = await db.Inquiries.SingleAsync();
        Assert.Equal((InquiryState.New, (int?)null), (saved.State, saved.OwnerId));
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_inquiry_becomes_sponsorships_of_the_packages_they_asked_about(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder Systems", packages: ["event", "t-shirt"]);

        var answer = await staff.Send(PathOf(inquiry), [], "form[action$=accept]");

        Assert.Contains(
            "Polder Systems is a sponsor now.",
            (await answer.Page()).QuerySelector(".flash").Words(),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        var taken = await db
            .Sponsorships.Include(s => s.Benefits)
            .Include(s => s.Sponsor!.Contacts)
            .OrderBy(s => s.PackageName)
            .ToListAsync();
        Assert.Equal([("Event", 15_000_00L), ("T-Shirt", 3_000_00L)], taken.Select(s => (s.PackageName, s.PriceCents)));
        Assert.Equal("Toni Bakker", taken[0].Sponsor!.Contacts.Single().Name);
        Assert.Equal(InquiryState.Accepted, (await db.Inquiries.SingleAsync()).State);
        Assert.Equal(1, (await app.Package("t-shirt")).Quota!.Left);
        var done = (await answer.Page()).QuerySelector("form[action$=accept]")!;
        Assert.Empty(done.QuerySelectorAll("input[disabled], .btn-primary"));
        Assert.Contains("Polder Systems has Event, T-Shirt. Open the company", done.ParentElement.Words(), StringComparison.Ordinal);
        var company = await staff.Open($"/admin/events/{RunningApp.Seed}/sponsors/companies/{taken[0].SponsorId}");
        Assert.Contains(
            taken[0].Benefits[0].Text,
            string.Join(' ', company.QuerySelectorAll("td details").Select(promised => promised.Words())),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_T_shirt_without_the_event_package_is_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder Systems", packages: "t-shirt");

        var answer = await staff.PostFrom(PathOf(inquiry), "form[action$=accept]");

        Assert.Contains(
            "T-Shirt is only for Event sponsors, and Polder Systems is not one yet.",
            (await answer.Page()).QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        Assert.False(await db.Sponsorships.AnyAsync());
        Assert.False(await db.Sponsors.AnyAsync());
        Assert.Equal(2, (await app.Package("t-shirt")).Quota!.Left);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_take_the_last_T_shirt_at_once_one_gets_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var first = await app.SignIn(StaffRole.Sponsorship);
        using var second = await app.SignIn(StaffRole.Sponsorship);
        await using (var db = app.OpenDb())
        {
            (await db.Packages.Include(package => package.Quota).SingleAsync(package => package.Key == "t-shirt")).Quota!.Size = 1;
            await db.SaveChangesAsync();
        }

        var polder = await app.AddInquiry("Polder Systems", packages: ["event", "t-shirt"]);
        var angstrom = await app.AddInquiry("Angstrom Networks", packages: ["event", "t-shirt"]);

        var answers = await Task.WhenAll(
            first.PostFrom(PathOf(polder), "form[action$=accept]"),
            second.PostFrom(PathOf(angstrom), "form[action$=accept]")
        );

        var sentences = await Task.WhenAll(answers.Select(async answer => (await answer.Page()).QuerySelector(".flash").Words()));
        Assert.Equal(1, sentences.Count(sentence => sentence.EndsWith("is a sponsor now.", StringComparison.Ordinal)));
        Assert.Equal(1, sentences.Count(sentence => sentence == "T-Shirt is sold out."));
        await using var after = app.OpenDb();
        Assert.Equal(1, await after.Sponsorships.CountAsync(s => s.PackageName == "T-Shirt"));
        Assert.Equal(1, await after.Sponsorships.CountAsync(s => s.PackageName == "Event"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_inquiry_or_a_package_of_another_event_is_not_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        var other = await app.AddOtherEvent();
        var foreign = await app.AddInquiry("Foreign Corp", eventId: other.Id);
        var own = await app.AddInquiry("Polder Systems");
        await using var db = app.OpenDb();
        var foreignPackage = db.Add(
            new Package
            {
                EventId = other.Id,
                Key = "gold",
                Name = "Foreign gold",
            }
        ).Entity;
        await db.SaveChangesAsync();
        var form = (await staff.Open(PathOf(own))).QuerySelector("form.reply")!;

        var seen = await staff.GetAsync(PathOf(foreign));
        form.SetAttribute("action", PathOf(foreign) + "/write");
        var written = await staff.Send(form, "", new() { ["Text"] = "To the wrong one" });
        var accepted = await staff.PostFrom(PathOf(own), "form[action$=accept]", new() { ["packageIds"] = $"{foreignPackage.Id}" });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (seen.StatusCode, written.StatusCode));
        Assert.Contains(
            "Choose at least one package.",
            (await accepted.Page()).QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
        Assert.False(await db.Sponsorships.AnyAsync());
        Assert.Equal(2, await db.Messages.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Script_in_any_text_is_text(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        var inquiry = await app.AddInquiry("<script>a</script>", with: i =>
        {
            (i.ContactName, i.Phone) = ("<script>b</script>", "<script>c</script>");
            i.Add(
                new Message
                {
                    Kind = MessageKind.Out,
                    From = "<script>d</script>",
                    Text = "<script>e</script> [x](javascript:alert(1))",
                    At = DateTime.UtcNow,
                }
            );
            i.Add(
                new Message
                {
                    Kind = MessageKind.Note,
                    From = "<script>f</script>",
                    Text = "<script>g</script>",
                    At = DateTime.UtcNow,
                }
            );
        });

        var page = await staff.Open(PathOf(inquiry));
        var list = await staff.Open(Arranged.List);

        Assert.Empty(page.QuerySelectorAll("body script, a[href^='javascript']"));
        Assert.Empty(list.QuerySelectorAll("body script"));
        Assert.All("abcdefg", letter => Assert.Contains($"<script>{letter}</script>", page.Body!.TextContent, StringComparison.Ordinal));
    }
}
