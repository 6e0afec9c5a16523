using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

/// <summary>Adds a mail to an inquiry that came by another way than our mailbox. It is kept as every mail that comes in.</summary>
public sealed class AddMailToInquiry(ConferenceDb db, KeepIncomingMail keep, ReadMailContents contents, ReceiveMail receive)
{
    /// <summary>Adds it, in one transaction. What waits in the inbox already is taken from there.</summary>
    /// <returns>Why it was not added; null if it was.</returns>
    public async Task<string?> Add(Inquiry inquiry, byte[] bytes, string by, DateTime now)
    {
        await using var write = await db.BeginWrite();
        await keep.Keep(UploadedMail.ToArrivedMail(bytes, now), now);
        var hash = StoredFile.HashOf(bytes);
        var mail = await db.IncomingMails.OrderBy(m => m.Id).FirstAsync(m => m.Hash == hash);
        var read = await contents.Read(mail);
        if (await FindDuplicate(inquiry, mail, read) is { } refusal)
            return refusal;

        var message = await receive.Join(inquiry, mail, read, now);
        message.AddedBy = by;
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return null;
    }

    async Task<string?> FindDuplicate(Inquiry inquiry, IncomingMail mail, MailContents read)
    {
        var there = await (
            from message in db.Messages
            where message.IncomingMailId == mail.Id || (read.MessageId != null && message.InternetMessageId == read.MessageId)
            join other in db.Inquiries on message.InquiryId equals other.Id
            select new
            {
                other.Id,
                other.EventId,
                other.Company,
            }
        ).FirstOrDefaultAsync();
        return there switch
        {
            null => null,
            _ when there.Id == inquiry.Id => "This mail is in the conversation already.",
            _ when there.EventId == inquiry.EventId => $"This mail is in the inquiry of {there.Company} already.",
            _ => "This mail is in an inquiry of another event already.",
        };
    }
}
