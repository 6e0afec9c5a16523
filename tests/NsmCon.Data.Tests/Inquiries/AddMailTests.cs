using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class AddMailTests
{
    static readonly ArrivedMail Arrived = new("upload", 0, 0, [1, 2, 3], A.Day);

    static readonly MailContents Contents = new()
    {
        FromName = "Wile E. Coyote",
        FromAddress = "buyer@acme.example",
        Subject = "Sponsoring",
        Text = "We want lunch.",
        MessageId = "first@acme.example",
    };

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_is_added_to_the_inbox_once(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);

        var (first, isNew) = await AddToInbox(conference);
        var (second, isNewAgain) = await AddToInbox(conference);

        Assert.Equal((first.Id, true, false), (second.Id, isNew, isNewAgain));
        var mail = await conference.Read(db => db.IncomingMails.SingleAsync());
        Assert.Equal((IncomingState.Unsorted, "Sponsoring"), (mail.State, mail.Subject));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_waits_in_the_inbox_is_taken_from_there_into_an_inquiry(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = A.Inquiry((await conference.Event()).Id);
        // Of two events, it is about neither for certain.
        await conference.Event("other");
        await conference.Save(inquiry);
        await AddToInbox(conference);

        await AddToInquiry(conference, inquiry);

        var mail = await conference.Read(db => db.IncomingMails.SingleAsync());
        Assert.True(mail.IsInInquiry);
        var message = await conference.Read(db => db.Messages.SingleAsync());
        Assert.Equal(
            (inquiry.Id, mail.Id, "Ada", "We want lunch."),
            (message.InquiryId, message.IncomingMailId, message.AddedBy, message.Text)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_is_in_an_inquiry_already_is_refused_with_where_it_is(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (here, there) = (await conference.Event(), await conference.Event("other"));
        var (acme, polder, elsewhere) = (A.Inquiry(here.Id), A.Inquiry(here.Id, "Polder"), A.Inquiry(there.Id));
        await conference.Save(acme, polder, elsewhere);
        await AddToInquiry(conference, acme);

        var same = await Assert.ThrowsAsync<RuleBrokenException>(() => AddToInquiry(conference, acme));
        var other = await Assert.ThrowsAsync<RuleBrokenException>(() => AddToInquiry(conference, polder));
        // Other bytes, but the same Message-ID.
        var copy = Arrived with { Bytes = [4] };
        var ofOtherEvent = await Assert.ThrowsAsync<RuleBrokenException>(() => AddToInquiry(conference, elsewhere, copy));

        Assert.Equal("This mail is in the conversation already.", same.Message);
        Assert.Equal("This mail is in the inquiry of Acme already.", other.Message);
        Assert.Equal("This mail is in an inquiry of another event already.", ofOtherEvent.Message);
        Assert.Equal((1, 1), await conference.Read(async db => (await db.Messages.CountAsync(), await db.IncomingMails.CountAsync())));
    }

    static async Task<(IncomingMail Mail, bool IsNew)> AddToInbox(ConferenceDatabase conference)
    {
        await using var db = conference.CreateDbContext();
        return await new AddMailToInbox(db).Add(Arrived, _ => Task.FromResult(Contents), A.Day);
    }

    static async Task AddToInquiry(ConferenceDatabase conference, Inquiry inquiry, ArrivedMail? arrived = null)
    {
        await using var db = conference.CreateDbContext();
        var found = await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id);
        await new AddMailToInquiry(db).Add(found, arrived ?? Arrived, _ => Task.FromResult(Contents), by: "Ada", A.Day);
    }
}
