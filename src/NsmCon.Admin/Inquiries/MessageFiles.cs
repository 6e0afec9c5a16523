using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Data;

namespace NsmCon.Admin.Inquiries;

/// <summary>The files of a message as files of a mail.</summary>
static class MessageFiles
{
    /// <summary>In their order. What was too large to be kept by itself is left out.</summary>
    public static async Task<List<MailPart>> FilesOf(this ConferenceDb db, int messageId, CancellationToken cancel)
    {
        var files = await (
            from attachment in db.Attachments
            where attachment.MessageId == messageId
            join stored in db.StoredFiles on attachment.Hash equals stored.Hash
            orderby attachment.Position
            select new
            {
                attachment.Name,
                attachment.ContentType,
                stored.Bytes,
            }
        ).ToListAsync(cancel);
        return files.ConvertAll(file => new MailPart(file.Name, file.ContentType, file.Bytes));
    }
}
