using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>Adds a mail to an inquiry that came by another way than our mailbox. It is kept as every mail that comes in.</summary>
public sealed class AddMailToInquiry(ConferenceDb db)
{
    /// <summary>Adds it, in one transaction. What waits in the inbox already is taken from there.</summary>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="arrived">The mail.</param>
    /// <param name="read">Reads it, once its bytes are kept.</param>
    /// <param name="by">Who adds it.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="RuleBrokenException">It is in an inquiry already: in this one, or in another.</exception>
    public async Task Add(Inquiry inquiry, ArrivedMail arrived, Func<IncomingMail, Task<MailContents>> read, string by, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var (mail, _) = await db.KeepAdded(arrived, now);
        var contents = await read(mail);
        if (await FindDuplicate(inquiry, mail, contents) is { } refusal)
            throw new RuleBrokenException(refusal);

        var message = await new ReceiveMail(db).Join(inquiry, mail, contents, now);
        message.AddedBy = by;
        await db.SaveChangesAsync();
        await write.CommitUnseen();
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
