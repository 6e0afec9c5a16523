using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class FindInquiryTests
{
    const string Buyer = "buyer@acme.example";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_address_counts_before_what_is_answered_and_that_before_the_text(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (byText, byReference, byKey) = (
            await Inquiry(conference, "Text"),
            await Inquiry(conference, "Reference"),
            await Inquiry(conference, "Key")
        );
        var mail = new MailContents { FromAddress = Buyer, Text = $"Ref. {Secret.Group(byText.ReplyKey)}" };
        var answer = mail with { References = [$"{byReference.Id}@example.org"] };

        Assert.Equal(byText.Id, await Find(conference, mail));
        Assert.Equal(byReference.Id, await Find(conference, answer));
        Assert.Equal(
            byKey.Id,
            await Find(conference, answer with { Recipients = ["sponsors@example.org", $"sponsors={byKey.ReplyKey}@example.org"] })
        );
        Assert.Equal(
            byReference.Id,
            await Find(conference, answer with { Recipients = [byKey.ReplyKey, $"sponsors+{Secret.New()}@example.org"] })
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_what_is_answered_the_newest_counts_and_a_long_row_of_others_hides_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (older, newer) = (await Inquiry(conference, "Older"), await Inquiry(conference, "Newer"));
        var others = Enumerable.Range(0, 50).Select(at => $"other-{at}@acme.example").ToList();

        Assert.Equal(newer.Id, await Find(conference, Following($"{newer.Id}@example.org", $"{older.Id}@example.org")));
        Assert.Equal(older.Id, await Find(conference, Following([.. others, $"{older.Id}@example.org"])));
        Assert.Null(await Find(conference, Following([$"{older.Id}@example.org", .. others])));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_of_ours_that_is_no_message_is_known_by_its_Message_ID(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (older, newer) = (await Inquiry(conference, "Older"), await Inquiry(conference, "Newer"));
        var (first, second, ticket) = (Mail(older.Id), Mail(newer.Id), Mail(null));
        await conference.Save(first, second, ticket);

        Assert.Equal(older.Id, await Find(conference, Following($"{first.MessageKey:N}@example.org")));
        Assert.Equal(
            newer.Id,
            await Find(conference, Following($"{second.MessageKey:N}@example.org", $"{first.MessageKey:N}@example.org"))
        );
        Assert.Null(await Find(conference, Following($"{ticket.MessageKey:N}@example.org", "no-key@example.org")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_known_in_another_inquiry_or_got_our_note_is_a_stranger_here(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (theirs, other) = (await Inquiry(conference, "Acme"), await Inquiry(conference, "Other"));
        await using (var db = conference.CreateDbContext())
        {
            var (here, elsewhere) = (await db.Inquiries.FindAsync(theirs.Id), await db.Inquiries.FindAsync(other.Id));
            here!.Add(
                new Message
                {
                    Kind = MessageKind.In,
                    From = "Eve <known@elsewhere.example>",
                    Text = "Text.",
                    At = A.Day,
                }
            );
            here.Add(
                new Message
                {
                    Kind = MessageKind.Note,
                    From = "note@gmail.com",
                    Text = "Text.",
                    At = A.Day,
                }
            );
            elsewhere!.Add(
                new Message
                {
                    Kind = MessageKind.In,
                    From = "Eve <eve@gmail.com>",
                    Text = "Text.",
                    At = A.Day,
                }
            );
            elsewhere.Add(
                new Message
                {
                    Kind = MessageKind.Out,
                    From = "Ada",
                    Cc = "copied@gmail.com",
                    Text = "Text.",
                    At = A.Day,
                }
            );
            var acme = A.Sponsor("Globex");
            acme.Contacts.Add(new Contact { Name = "C", Email = "contact@gmail.com" });
            db.Add(acme);
            await db.SaveChangesAsync();
        }

        var mail = new MailContents { Recipients = [$"sponsors+{theirs.ReplyKey}@example.org"], Text = "Text." };

        const string doubt = "It answers the inquiry of Acme, but comes from an address that is not known there. Is it theirs?";
        foreach (var sender in new[] { "eve@gmail.com", "copied@gmail.com", "contact@gmail.com", "note@gmail.com", "no address", "" })
            Assert.Equal((sender, doubt), (sender, await Doubt(conference, mail with { FromAddress = sender })));
        foreach (
            var sender in new[] { "Buyer@ACME.example", "known@elsewhere.example", "colleague@elsewhere.example", "boss@acme.example" }
        )
            Assert.Equal((sender, null), (sender, await Doubt(conference, mail with { FromAddress = sender })));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_answers_nothing_is_asked_about_their_newest_inquiry_and_who_has_no_address_about_none(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Inquiry(conference, "Older");
        var newer = await Inquiry(conference, "Newer");
        await conference.Save(A.Inquiry(newer.EventId, "Nobody", ""));

        Assert.Equal(newer.Id, await Find(conference, new() { FromAddress = "Buyer@ACME.example" }));
        Assert.Equal(
            "It answers none of our mails, but Newer wrote from this address before. Does it belong there?",
            await Doubt(conference, new() { FromAddress = Buyer })
        );
        Assert.Null(await Find(conference, new() { FromAddress = "" }));
    }

    static MailContents Following(params string[] references) => new() { FromAddress = "someone@example.org", References = references };

    static OutgoingMail Mail(int? inquiryId) => new("inquiry-reply", Buyer, "Subject", A.Day) { InquiryId = inquiryId };

    /// <summary>An inquiry whose first mail has the Message-ID "KEY@example.org".</summary>
    static async Task<Inquiry> Inquiry(ConferenceDatabase conference, string company)
    {
        var inquiry = A.Inquiry((await conference.Event(company.ToLowerInvariant())).Id, company, Buyer);
        await conference.Save(inquiry);
        await using var db = conference.CreateDbContext();
        var message = A.Message();
        (message.EventId, message.InquiryId, message.InternetMessageId) = (inquiry.EventId, inquiry.Id, $"{inquiry.Id}@example.org");
        db.Add(message);
        await db.SaveChangesAsync();
        return inquiry;
    }

    static async Task<int?> Find(ConferenceDatabase conference, MailContents contents) =>
        await conference.Read(async db => (await new FindInquiry(db).Find(contents))?.Inquiry.Id);

    static async Task<string?> Doubt(ConferenceDatabase conference, MailContents contents) =>
        await conference.Read(async db => (await new FindInquiry(db).Find(contents))!.Doubt?.Words);
}
