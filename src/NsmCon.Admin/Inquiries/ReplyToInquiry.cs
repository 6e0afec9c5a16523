using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inquiries;

/// <summary>Answers a company by mail, in the thread of its inquiry.</summary>
public sealed class ReplyToInquiry(ConferenceDb db, ReplyCopies copies, ConferenceSettings settings)
{
    /// <summary>
    /// Saves the message with its mail, in one transaction. The message keeps the mail's Message-ID, by which an answer finds the inquiry.
    /// </summary>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="message">What is written, by whom and when.</param>
    /// <param name="copiesTo">Who else gets it: addresses that take part in the conversation.</param>
    public async Task Reply(Inquiry inquiry, Message message, IReadOnlyCollection<string> copiesTo)
    {
        var copied = (await copies.List(inquiry))
            .Select(choice => choice.Address)
            .Where(address => copiesTo.Contains(address, StringComparer.Ordinal));
        await using var write = await db.BeginWrite();
        var subject = await Subject(inquiry.Id);
        var mail = new OutgoingMail(InquiryReplyMail.Name, inquiry.Email, subject, message.At)
        {
            EventId = inquiry.EventId,
            InquiryId = inquiry.Id,
            ToName = inquiry.ContactName,
            NextAttemptAt = message.At + TakeBackReply.Within,
        };
        message.Subject = subject;
        message.Cc = string.Join(", ", copied);
        message.InternetMessageId = mail.MessageId(settings.Mail);
        inquiry.Add(message);
        await db.SaveChangesAsync();

        mail.MessageId = message.Id;
        db.OutgoingMails.Add(mail);
        await db.SaveChangesAsync();
        await write.Commit();
    }

    /// <summary>The subject of a reply: that of the conversation.</summary>
    public async Task<string> Subject(int inquiryId)
    {
        var first = await db
            .Messages.Where(message => message.InquiryId == inquiryId && message.Subject != "")
            .OrderBy(message => message.At)
            .ThenBy(message => message.Id)
            .Select(message => message.Subject)
            .FirstOrDefaultAsync()
            ?? "Your inquiry";
        var subject = first.StartsWith("Re:", StringComparison.OrdinalIgnoreCase) ? first : $"Re: {first}";
        return subject.Start(Message.SubjectLength);
    }
}
