using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

/// <summary>Takes in a mail that a person adds, and sorts it like any other.</summary>
public sealed class AddMailToInbox(ConferenceDb db, KeepIncomingMail keep, ReadMailContents contents, ReceiveMail receive)
{
    /// <summary>Adds it, unless the same bytes are here already.</summary>
    public async Task<(IncomingMail Mail, bool IsNew)> Add(byte[] bytes, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var arrived = UploadedMail.ToArrivedMail(bytes, now);
        var isNew = await keep.Keep(arrived, now);
        var hash = StoredFile.HashOf(bytes);
        var mail = await db.IncomingMails.OrderBy(m => m.Id).FirstAsync(m => m.Hash == hash);
        if (isNew)
            await receive.Sort(mail, await contents.Read(mail), now);
        await write.CommitUnseen();
        return (mail, isNew);
    }
}
