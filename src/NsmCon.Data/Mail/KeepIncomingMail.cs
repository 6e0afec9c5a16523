using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Mail;

/// <summary>A mail as a mailbox, a file or a person gives it.</summary>
/// <param name="Folder">Where it lay: see <see cref="IncomingMail.Folder"/>.</param>
/// <param name="UidValidity">The UIDVALIDITY of a folder of a mailbox; 0 elsewhere.</param>
/// <param name="Uid">The number in a folder of a mailbox; 0 elsewhere.</param>
/// <param name="Bytes">The mail.</param>
/// <param name="ArrivedAt">When it arrived.</param>
public sealed record ArrivedMail(string Folder, long UidValidity, long Uid, byte[] Bytes, DateTime ArrivedAt);

/// <summary>Keeps mails as they arrived, before anything of them is understood.</summary>
public class KeepIncomingMail(ConferenceDb db)
{
    /// <summary>Keeps a mail with its bytes, in one transaction.</summary>
    /// <returns>False if it is here already: the same number of the same folder, or the same bytes.</returns>
    public async Task<bool> Keep(ArrivedMail arrived, DateTime now)
    {
        var hash = StoredFile.HashOf(arrived.Bytes);
        await using var write = await db.BeginWrite();
        if (await IsHere(arrived, hash)) return false;

        await db.KeepFiles(new Dictionary<string, byte[]>(StringComparer.Ordinal) { [hash] = arrived.Bytes }, now);
        db.IncomingMails.Add(new IncomingMail
        {
            Folder = arrived.Folder.Start(IncomingMail.FolderLength),
            UidValidity = arrived.UidValidity,
            Uid = arrived.Uid,
            Hash = hash,
            Size = arrived.Bytes.Length,
            ArrivedAt = arrived.ArrivedAt,
            KeptAt = now,
        });
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return true;
    }

    // A folder that was numbered anew, and a mail that was moved, bring the same bytes again.
    async Task<bool> IsHere(ArrivedMail arrived, string hash) =>
        await db.IncomingMails.AnyAsync(mail => mail.Hash == hash)
        || (arrived.Uid > 0 && await db.IncomingMails.AnyAsync(mail => mail.Folder == arrived.Folder && mail.UidValidity == arrived.UidValidity && mail.Uid == arrived.Uid));
}
