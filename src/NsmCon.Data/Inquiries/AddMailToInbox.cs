using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>Takes in a mail that a person adds, and sorts it like any other.</summary>
public sealed class AddMailToInbox(ConferenceDb db)
{
    /// <summary>Adds it, in one transaction, unless the same bytes are here already.</summary>
    /// <param name="arrived">The mail.</param>
    /// <param name="read">Reads it, once its bytes are kept.</param>
    /// <param name="now">The moment.</param>
    public async Task<(IncomingMail Mail, bool IsNew)> Add(ArrivedMail arrived, Func<IncomingMail, Task<MailContents>> read, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var (mail, isNew) = await db.KeepAdded(arrived, now);
        if (isNew)
            await new ReceiveMail(db).Sort(mail, await read(mail), now);
        await write.CommitUnseen();
        return (mail, isNew);
    }
}

static class AddedMails
{
    /// <summary>Keeps a mail that a person adds, unless the same bytes are here already.</summary>
    public static async Task<(IncomingMail Mail, bool IsNew)> KeepAdded(this ConferenceDb db, ArrivedMail arrived, DateTime now)
    {
        var isNew = await new KeepIncomingMail(db).Keep(arrived, now);
        var hash = StoredFile.HashOf(arrived.Bytes);
        return (await db.IncomingMails.OrderBy(mail => mail.Id).FirstAsync(mail => mail.Hash == hash), isNew);
    }
}
