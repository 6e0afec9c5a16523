using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inquiries;

/// <summary>Passes a message on by mail, and keeps in its inquiry that it was.</summary>
public sealed class ForwardMessage(ConferenceDb db)
{
    /// <summary>Saves the note about it with its mail, in one transaction.</summary>
    /// <param name="message">What is passed on.</param>
    /// <param name="note">By whom, to whom, and with which words.</param>
    public async Task Forward(Message message, Message note)
    {
        await using var write = await db.BeginWrite();
        await db.LockInquiry(message.InquiryId);
        var inquiry = await db.Inquiries.FirstAsync(i => i.Id == message.InquiryId);
        inquiry.Add(note);
        await db.SaveChangesAsync();

        var subject = message.Subject.Length > 0 ? message.Subject : inquiry.Company;
        db.OutgoingMails.Add(
            new OutgoingMail(InquiryForwardMail.Name, note.To, $"Fwd: {subject}", note.At)
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
