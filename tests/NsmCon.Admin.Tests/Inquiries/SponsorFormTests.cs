using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Inquiries;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class SponsorFormTests
{
    const string Form = $"/events/{RunningApp.Seed}/sponsor";

    static Dictionary<string, string?> Polder(params (string Field, string? Value)[] others)
    {
        var fields = new Dictionary<string, string?>
        {
            ["Company"] = "Polder Systems",
            ["ContactName"] = "Toni Bakker",
            ["Email"] = "toni@polder.example",
            ["Phone"] = "+31 20 123",
            ["Message"] = "Is Lunch free?\nWe could decide today.",
        };
        foreach (var (field, value) in others)
            fields[field] = value;
        return fields;
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_company_that_asks_begins_a_conversation_with_a_notice_and_a_receipt(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var db = app.OpenDb();
        var lunch = await db.Packages.SingleAsync(package => package.Key == "lunch");

        var answer = await browser.Send(Form, Polder(("PackageIds", $"{lunch.Id}")));

        Assert.Equal("Thank you", (await answer.Page()).QuerySelector("h1").Words());
        var inquiry = await db.Inquiries.Include(i => i.Messages).Include(i => i.Packages).SingleAsync();
        Assert.Equal(
            ("Polder Systems", "Toni Bakker", "toni@polder.example", "+31 20 123", InquiryState.New),
            (inquiry.Company, inquiry.ContactName, inquiry.Email, inquiry.Phone, inquiry.State)
        );
        Assert.Equal([lunch.Id], inquiry.Packages.Select(wish => wish.PackageId));
        var message = Assert.Single(inquiry.Messages);
        Assert.Equal((MessageKind.In, "Is Lunch free?\nWe could decide today."), (message.Kind, message.Text));
        var mails = await db.OutgoingMails.OrderBy(mail => mail.Id).ToListAsync();
        Assert.Equal(
            [("inquiry-notice", "sponsors@networkservicemesh.io"), ("inquiry-receipt", "toni@polder.example")],
            mails.Select(mail => (mail.Template, mail.To))
        );
        Assert.All(mails, mail => Assert.Equal((inquiry.Id, message.Id), (mail.InquiryId, mail.MessageId)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_form_cannot_fill_somebodys_mailbox_and_every_inquiry_is_kept(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        for (var i = 0; i < 8; i++)
            await browser.Send(Form, Polder(("Email", i % 2 == 0 ? "toni@polder.example" : "TONI@polder.example")));

        await using var db = app.OpenDb();
        Assert.Equal(5, await db.OutgoingMails.CountAsync(mail => mail.Template == InquiryReceiptMail.Name));
        Assert.Equal(
            (8, 8),
            (await db.Inquiries.CountAsync(), await db.OutgoingMails.CountAsync(mail => mail.Template == InquiryNoticeMail.Name))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_that_cannot_be_seen_are_refused_and_what_turns_the_words_after_it_is_taken_out(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var refused = await browser.Send(Form, Polder(("Company", "\u3164"), ("ContactName", "\u200B")));
        await browser.Send(Form, Polder(("Company", "abc\u202Edef"), ("Phone", "1\u20662")));

        Assert.Equal(2, (await refused.Page()).QuerySelectorAll(".summary li").Length);
        await using var db = app.OpenDb();
        var inquiry = await db.Inquiries.SingleAsync();
        Assert.Equal(("abcdef", "12"), (inquiry.Company, inquiry.Phone));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_missing_or_wrong_is_said_and_what_was_typed_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var db = app.OpenDb();
        var lunch = await db.Packages.SingleAsync(package => package.Key == "lunch");

        var answer = await browser.Send(
            Form,
            Polder(("Company", ""), ("Email", "nobody"), ("PackageIds", $"{lunch.Id}"), ("Message", "Typed <b>with care</b>"))
        );

        var page = await answer.Page();
        Assert.Equal(
            ["Give the name of your company.", "This is not an e-mail address. Write it like ada@example.org."],
            page.QuerySelectorAll(".summary li").Select(item => item.Words()).Order()
        );
        Assert.Equal("Typed <b>with care</b>", page.QuerySelector("#Message")!.TextContent.Trim());
        Assert.NotNull(page.QuerySelector($"input[name=PackageIds][value='{lunch.Id}'][checked]"));
        Assert.False(await db.Inquiries.AnyAsync());
        Assert.False(await db.OutgoingMails.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Bad_input_is_refused_field_by_field(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var db = app.OpenDb();
        (string Field, string Value)[] bad =
        [
            ("Company", new string('x', Sponsor.NameLength + 1)),
            ("ContactName", " \t"),
            ("ContactName", new string('x', Contact.NameLength + 1)),
            ("Email", "toni@polder.example\r\nBcc: all@example.org"),
            ("Email", "toni@polder.example, other@example.org"),
            ("Email", "Toni <toni@polder.example>"),
            ("Email", new string('x', 250) + "@example.org"),
            ("Phone", new string('1', Contact.PhoneLength + 1)),
            ("Message", new string('x', Inquiry.MessageLength + 1)),
            ("PackageIds", "999999"),
            ("PackageIds", "lunch"),
        ];

        foreach (var (field, value) in bad)
        {
            var answer = await browser.Send(Form, Polder((field, value)));
            Assert.NotNull((await answer.Page()).QuerySelector(".summary li"));
        }

        Assert.False(await db.Inquiries.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_of_any_writing_are_kept_and_control_characters_are_not(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var db = app.OpenDb();

        var answer = await browser.Send(
            Form,
            Polder(("Company", "شركة الشبكات 🚀\r\nGmbH"), ("ContactName", "Tо\u0007ni"), ("Message", "a\u0007b\r\nc"))
        );

        Assert.Equal("Thank you", (await answer.Page()).QuerySelector("main").Words()[..9]);
        var inquiry = await db.Inquiries.Include(i => i.Messages).SingleAsync();
        Assert.Equal(("شركة الشبكات 🚀 GmbH", "Tоni", "ab\nc"), (inquiry.Company, inquiry.ContactName, inquiry.Messages[0].Text));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_of_another_event_or_one_that_is_sold_out_cannot_be_chosen(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var db = app.OpenDb();
        var other = new Event { Slug = "other", Title = "Other" }.Announced();
        db.Add(other);
        await db.SaveChangesAsync();
        var foreign = new Package
        {
            EventId = other.Id,
            Key = "lunch",
            Name = "Foreign lunch",
        };
        db.Add(foreign);
        var lunch = await db.Packages.SingleAsync(package => package.Key == "lunch" && package.EventId != other.Id);
        lunch.Quota = new Quota
        {
            EventId = lunch.EventId,
            Name = "Lunch",
            Size = 0,
        };
        await db.SaveChangesAsync();

        var page = await browser.Open(Form);
        var chosenForeign = await browser.Send(Form, Polder(("PackageIds", $"{foreign.Id}")));
        var chosenSoldOut = await browser.Send(Form, Polder(("PackageIds", $"{lunch.Id}")));

        Assert.True(page.QuerySelector($"input[value='{lunch.Id}']")!.HasAttribute("disabled"));
        Assert.Equal("Sold out", page.QuerySelector(".package.gone .tag").Words());
        Assert.DoesNotContain("Foreign lunch", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no longer offered", (await chosenForeign.Page()).QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Contains(
            "Lunch was sold out in the meantime",
            (await chosenSoldOut.Page()).QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
        Assert.False(await db.Inquiries.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_fills_in_the_hidden_field_is_thanked_and_forgotten(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var answer = await browser.Send(Form, Polder(("Website", "https://spam.example")));

        await using var db = app.OpenDb();
        Assert.Equal("Thank you", (await answer.Page()).QuerySelector("h1").Words());
        Assert.False(await db.Inquiries.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_the_form_does_not_have_cannot_be_posted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        await browser.Send(
            Form,
            Polder(("State", "Accepted"), ("EventId", "99"), ("OwnerId", "1"), ("SponsorId", "1"), ("Id", "77"), ("ReplyKey", "guessed"))
        );

        await using var db = app.OpenDb();
        var inquiry = await db.Inquiries.SingleAsync();
        Assert.Equal((InquiryState.New, (int?)null, (int?)null), (inquiry.State, inquiry.OwnerId, inquiry.SponsorId));
        Assert.NotEqual(77, inquiry.Id);
        Assert.NotEqual("guessed", inquiry.ReplyKey);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_without_its_token_is_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        var answer = await browser.Send(Form, Polder(("__RequestVerificationToken", null)));

        await using var db = app.OpenDb();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(await db.Inquiries.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_address_cannot_send_it_without_end(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Limits:FormsPerMinute=2", "Limits:FormBurst=2");
        using var browser = app.Browser();
        var codes = new List<HttpStatusCode>();

        for (var i = 0; i < 3; i++)
            codes.Add((await browser.Send(Form, Polder())).StatusCode);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], codes);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Script_in_a_package_is_text_on_the_page(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await using var db = app.OpenDb();
        var lunch = await db.Packages.Include(package => package.Benefits).SingleAsync(package => package.Key == "lunch");
        (lunch.Name, lunch.Intro, lunch.Benefits[0].Text) = ("<script>name</script>", "<script>intro</script>", "<script>benefit</script>");
        await db.SaveChangesAsync();

        var page = await browser.Open(Form);

        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.All(["name", "intro", "benefit"], word =>
            Assert.Contains($"<script>{word}</script>", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal)
        );
    }
}
