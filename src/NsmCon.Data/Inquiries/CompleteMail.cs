using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>Brings the rest of a mail of which only the beginning was here, and the files that were missing in its message.</summary>
public class CompleteMail(ConferenceDb db)
{
    /// <summary>Keeps all of it, in one transaction.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="bytes">All of its bytes.</param>
    /// <param name="read">Reads it, once they are kept.</param>
    /// <param name="now">The time.</param>
    public async Task Complete(IncomingMail mail, byte[] bytes, Func<Task<MailContents>> read, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var beginning = mail.Hash;
        var hash = StoredFile.HashOf(bytes);
        await db.KeepFiles(new Dictionary<string, byte[]>(StringComparer.Ordinal) { [hash] = bytes }, now);
        mail.Complete(hash, bytes.Length);
        await db.SaveChangesAsync();
        var contents = await read();
        mail.KeepText(contents.Text, contents.Files.Select(file => file.Name));
        if (
            await db.Messages.Include(message => message.Attachments).FirstOrDefaultAsync(message => message.IncomingMailId == mail.Id) is
            { } message
        )
            await AddFiles(message, contents, now);

        await db.SaveChangesAsync();
        await db
            .StoredFiles.Where(file => file.Hash == beginning && !db.IncomingMails.Any(other => other.Hash == beginning))
            .ExecuteDeleteAsync();
        await write.CommitUnseen();
    }

    async Task AddFiles(Message message, MailContents contents, DateTime now)
    {
        message.Text = contents.Text.Shorten(Message.TextLength);
        message.Pieces = [.. contents.Pieces.Take(Message.MostPieces)];
        message.HasHtml = contents.HasHtml;
        await db.KeepFiles(contents.FilesByHash, now);
        message.Attachments.Clear();
        message.Attachments.AddRange(Attachment.FromMail(contents, message.EventId));
    }
}
