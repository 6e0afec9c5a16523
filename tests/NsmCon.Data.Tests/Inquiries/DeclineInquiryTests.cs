using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Sponsors;
using NsmCon.Data.Tests.Staff;

namespace NsmCon.Data.Tests.Inquiries;

public class DeclineInquiryTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_reason_stays_in_it_and_the_letter_goes_out(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada) = await Arrange(conference);

        Assert.True(await Decline(conference, inquiry, ada, letter: "We are full."));

        var declined = await conference.Read(db => db.Inquiries.Include(i => i.Messages).SingleAsync());
        Assert.Equal((InquiryState.Declined, null), (declined.State, declined.AskedAt));
        Assert.Equal(
            ["Hello", "We are full.", "No room is left."],
            declined.Messages.OrderBy(message => message.Id).Select(message => message.Text)
        );
        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(("inquiry-reply", "buyer@acme.example"), (mail.Template, mail.To));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_letter_they_get_no_mail(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada) = await Arrange(conference);

        // Nothing crosses what they wrote.
        Assert.True(await Decline(conference, inquiry, ada, letter: null, newest: 0));

        Assert.Equal(InquiryState.Declined, await conference.Read(db => db.Inquiries.Select(i => i.State).SingleAsync()));
        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_letter_that_crosses_a_mail_is_not_sent_and_nothing_is_declined(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada) = await Arrange(conference);

        Assert.False(await Decline(conference, inquiry, ada, letter: "We are full.", newest: 0));

        await AssertStands(conference, InquiryState.New);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_accepted_is_not_declined_and_no_letter_goes_out(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (inquiry, ada) = await Arrange(conference);
        var package = A.Package(inquiry.EventId);
        await conference.Save(package);
        await using (var db = conference.CreateDbContext())
            await new AcceptInquiry(db).Accept(await db.Inquiries.SingleAsync(), [package.Id], A.Day, by: "Ada");

        await Assert.ThrowsAsync<RuleBrokenException>(() => Decline(conference, inquiry, ada, letter: "We are full."));

        await AssertStands(conference, InquiryState.Accepted);
    }

    static async Task AssertStands(ConferenceDatabase conference, InquiryState state)
    {
        Assert.Equal(state, await conference.Read(db => db.Inquiries.Select(i => i.State).SingleAsync()));
        Assert.Equal(1, await conference.Read(db => db.Messages.CountAsync()));
        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
    }

    static async Task<(Inquiry Inquiry, StaffMember Ada)> Arrange(ConferenceDatabase conference)
    {
        var inquiry = A.Inquiry((await conference.Event()).Id);
        inquiry.Add(A.Message());
        await conference.Save(inquiry);
        return (inquiry, await conference.Staff("ada@example.org", "Ada", StaffRole.Owner));
    }

    static async Task<bool> Decline(ConferenceDatabase conference, Inquiry inquiry, StaffMember ada, string? letter, int newest = 1)
    {
        var note = A.Message(MessageKind.Note, "No room is left.");
        note.AuthorId = ada.Id;
        var mail = letter is null ? null : A.Message(MessageKind.Out, letter);
        mail?.AuthorId = ada.Id;
        await using var db = conference.CreateDbContext();
        var found = await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id);
        return await new DeclineInquiry(db, A.Mailboxes).Decline(found, note, mail, newest);
    }
}
