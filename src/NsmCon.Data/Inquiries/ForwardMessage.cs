using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>Passes a message on by mail, and keeps in its inquiry that it was.</summary>
public sealed class ForwardMessage(ConferenceDb db, OwnMailboxes mailboxes)
{
    /// <summary>Saves the note about it with its mail, in one transaction.</summary>
    /// <param name="message">What is passed on.</param>
    /// <param name="note">By whom, to whom, and with which words.</param>
    /// <exception cref="RuleBrokenException">It goes to ourselves, or is a note among staff.</exception>
    public async Task Forward(Message message, Message note)
    {
        if (message.Kind == MessageKind.Note)
            throw new RuleBrokenException("A note stays among staff: it cannot be passed on.");
        if ((await db.OwnAddresses(mailboxes)).Has(note.To))
            throw new RuleBrokenException("This is our own address: it is here already.") { About = nameof(Message.To) };

        await using var write = await db.BeginWrite();
        await db.LockInquiry(message.InquiryId);
        var inquiry = await db.Inquiries.FirstAsync(i => i.Id == message.InquiryId);
        inquiry.Add(note);
        await db.SaveChangesAsync();

        var subject = message.Subject.Length > 0 ? message.Subject : inquiry.Company;
        db.OutgoingMails.Add(
            new OutgoingMail(InquiryMails.Forward, note.To, $"Fwd: {subject}", note.At)
            {
                EventId = inquiry.EventId,
                InquiryId = inquiry.Id,
                MessageId = note.Id,
            }
        );
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
