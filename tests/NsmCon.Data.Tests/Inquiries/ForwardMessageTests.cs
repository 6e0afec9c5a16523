using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class ForwardMessageTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_passed_on_goes_out_and_a_note_tells_of_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var message = await Arrange(conference, MessageKind.In);

        await Forward(conference, message, "printer@example.com");

        var note = await conference.Read(db => db.Messages.SingleAsync(m => m.ForwardsId == message.Id));
        Assert.Equal((MessageKind.Note, "printer@example.com", message.InquiryId), (note.Kind, note.To, note.InquiryId));
        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(
            ("inquiry-forward", "printer@example.com", "Fwd: Our logo", note.Id),
            (mail.Template, mail.To, mail.Subject, mail.MessageId)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_is_passed_on_to_ourselves_whatever_stands_after_a_plus(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var message = await Arrange(conference, MessageKind.In);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Forward(conference, message, "sponsors+any@example.org"));

        Assert.Equal(("This is our own address: it is here already.", "To"), (refusal.Message, refusal.About));
        await AssertNothingWentOut(conference);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_note_stays_among_staff(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var note = await Arrange(conference, MessageKind.Note);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Forward(conference, note, "printer@example.com"));

        Assert.Equal("A note stays among staff: it cannot be passed on.", refusal.Message);
        await AssertNothingWentOut(conference);
    }

    static async Task AssertNothingWentOut(ConferenceDatabase conference)
    {
        Assert.False(await conference.Read(db => db.OutgoingMails.AnyAsync()));
        Assert.Equal(1, await conference.Read(db => db.Messages.CountAsync()));
    }

    static async Task<Message> Arrange(ConferenceDatabase conference, MessageKind kind)
    {
        var inquiry = A.Inquiry((await conference.Event()).Id);
        var message = inquiry.Add(A.Message(kind));
        message.Subject = "Our logo";
        await conference.Save(inquiry);
        return message;
    }

    static async Task Forward(ConferenceDatabase conference, Message message, string to)
    {
        var note = A.Message(MessageKind.Note, "For the bags.");
        (note.To, note.ForwardsId) = (to, message.Id);
        await using var db = conference.CreateDbContext();
        await new ForwardMessage(db, A.Mailboxes).Forward(message, note);
    }
}
