using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>Answers a company by mail, in the thread of its inquiry.</summary>
sealed class ReplyToInquiry(ConferenceDb db, OwnMailboxes mailboxes)
{
    /// <summary>
    /// Saves the message with its mail, in one transaction. The message keeps the mail's Message-ID, by which an answer finds the inquiry.
    /// </summary>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="message">What is written, by whom and when.</param>
    /// <param name="copiesTo">Who else gets it: addresses that take part in the conversation.</param>
    public async Task Reply(Inquiry inquiry, Message message, IReadOnlyCollection<string> copiesTo)
    {
        var copied = (await new ReplyCopies(db, mailboxes).List(inquiry))
            .Select(choice => choice.Address)
            .Where(address => copiesTo.Contains(address, StringComparer.Ordinal));
        await using var write = await db.BeginWrite();
        var subject = await db.ReplySubject(inquiry.Id);
        var mail = new OutgoingMail(InquiryMails.Reply, inquiry.Email, subject, message.At)
        {
            EventId = inquiry.EventId,
            InquiryId = inquiry.Id,
            ToName = inquiry.ContactName,
            NextAttemptAt = message.At + TakeBackReply.Within,
        };
        message.Subject = subject;
        message.Cc = string.Join(", ", copied);
        message.InternetMessageId = mail.InternetMessageId(mailboxes.Domain);
        inquiry.Add(message);
        await db.SaveChangesAsync();

        mail.MessageId = message.Id;
        db.OutgoingMails.Add(mail);
        await db.SaveChangesAsync();
        await write.Commit();
    }
}
