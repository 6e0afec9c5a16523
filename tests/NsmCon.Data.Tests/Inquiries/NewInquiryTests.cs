using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

/// <summary>The inquiry that a mail begins.</summary>
public class NewInquiryTests
{
    [SkippableTheory]
    [InlineData(Databases.Sqlite, "Ada", "Contact@Globex.example", "Globex Corporation", "Ada", "Ada <Contact@Globex.example>")]
    [InlineData(Databases.PostgreSql, "Ada", "Contact@Globex.example", "Globex Corporation", "Ada", "Ada <Contact@Globex.example>")]
    [InlineData(Databases.Sqlite, "Ada", "ada@engines.example", "engines.example", "Ada", "Ada <ada@engines.example>")]
    [InlineData(Databases.Sqlite, "Ada", "ada@gmail.com", "Ada", "Ada", "Ada <ada@gmail.com>")]
    [InlineData(Databases.Sqlite, "", "ada@gmail.com", "ada@gmail.com", "ada@gmail.com", "ada@gmail.com")]
    [InlineData(Databases.Sqlite, "", "", "No sender", "No sender", "")]
    public async Task The_company_is_the_one_that_has_the_address_else_the_domain_s_else_the_sender_s_name(
        string provider,
        string name,
        string address,
        string company,
        string contact,
        string from
    )
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var globex = A.Sponsor("Globex Corporation");
        globex.Contacts.AddRange([
            new Contact { Name = "C", Email = "contact@globex.example" },
            new Contact { Name = "D", Email = "other@globex.example" },
        ]);
        await conference.Save(A.Sponsor("Without contacts"), globex, A.Event());

        await conference.Receive(
            new()
            {
                FromName = name,
                FromAddress = address,
                Subject = "Sponsoring",
                Text = "Hello.",
                Pieces = [new(PieceKind.Written, 1)],
            }
        );

        var inquiry = await conference.Read(db => db.Inquiries.Include(i => i.Messages).SingleAsync());
        Assert.Equal(
            (company, contact, EmailAddress.Canonical(address), A.Day),
            (inquiry.Company, inquiry.ContactName, inquiry.Email, inquiry.ReceivedAt)
        );
        Assert.Equal((from, "Sponsoring", "Hello."), (inquiry.Messages[0].From, inquiry.Messages[0].Subject, inquiry.Messages[0].Text));
        Assert.Equal([new(PieceKind.Written, 1)], inquiry.Messages[0].Pieces);
        Assert.Contains(SearchText.Normalize(company), inquiry.SearchText, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_a_person_gives_to_an_event_is_described_and_in_its_inquiry_for_good(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var eventId = (await conference.Event()).Id;
        var contents = new MailContents
        {
            FromName = "Ada",
            FromAddress = "ada@example.org",
            Subject = "Sponsoring",
            MessageId = "a@example.org",
            Spam = "Spam.",
        };
        var id = (await conference.Receive(contents)).Id;

        await using (var db = conference.CreateDbContext())
            await new ReceiveMail(db).OpenInquiry(eventId, await db.IncomingMails.SingleAsync(), contents, A.Day);

        var (mail, inquiry) = (
            await conference.Read(db => db.IncomingMails.SingleAsync()),
            await conference.Read(db => db.Inquiries.SingleAsync())
        );
        Assert.Equal(
            (id, "Ada", "ada@example.org", "Sponsoring", "a@example.org"),
            (mail.Id, mail.FromName, mail.FromAddress, mail.Subject, mail.InternetMessageId)
        );
        Assert.Equal((IncomingState.Threaded, inquiry.Id, ""), (mail.State, mail.InquiryId, mail.Reason.Words));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_a_person_puts_into_an_inquiry_is_described_and_there_for_good(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = A.Inquiry((await conference.Event()).Id);
        await conference.Save(inquiry);
        var contents = new MailContents { FromAddress = "ada@example.org", Subject = "Sponsoring" };
        await using (var keep = conference.CreateDbContext())
            await new KeepIncomingMail(keep).Keep(new("data/inbox", 0, 0, [1], A.Day), A.Day);

        await using (var db = conference.CreateDbContext())
            await new ReceiveMail(db).Join(await db.Inquiries.SingleAsync(), await db.IncomingMails.SingleAsync(), contents, A.Day);
        await using var again = conference.CreateDbContext();
        var (theirs, mail) = (await again.Inquiries.SingleAsync(), await again.IncomingMails.SingleAsync());
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new ReceiveMail(again).Join(theirs, mail, contents, A.Day));

        Assert.Equal(("ada@example.org", "Sponsoring", inquiry.Id), (mail.FromAddress, mail.Subject, mail.InquiryId));
        Assert.Equal("This mail is in an inquiry already: somebody was faster, or it came twice.", refusal.Message);
        Assert.Equal(1, await conference.Read(db => db.Messages.CountAsync()));
    }
}
