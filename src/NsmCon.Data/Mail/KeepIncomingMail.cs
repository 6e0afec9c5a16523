using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Mail;

/// <summary>A mail as a mailbox, a file or a person gives it.</summary>
/// <param name="Folder">Where it lay: see <see cref="IncomingMail.Folder"/>.</param>
/// <param name="UidValidity">The UIDVALIDITY of a folder of a mailbox; 0 elsewhere.</param>
/// <param name="Uid">The number in a folder of a mailbox; 0 elsewhere.</param>
/// <param name="Bytes">The mail, or its beginning.</param>
/// <param name="ArrivedAt">When it arrived.</param>
public sealed record ArrivedMail(string Folder, long UidValidity, long Uid, byte[] Bytes, DateTime ArrivedAt)
{
    /// <summary>How many bytes it has on the server, where the bytes are only its beginning.</summary>
    public long? WholeSize { get; init; }

    /// <summary>Why nothing of it could be fetched; null where something was.</summary>
    public string? Fault { get; init; }
}

/// <summary>Keeps mails as they arrived, before anything of them is understood.</summary>
public class KeepIncomingMail(ConferenceDb db)
{
    /// <summary>Keeps a mail with its bytes, in one transaction.</summary>
    /// <returns>False if it is here already: the same number of the same folder, or the same bytes.</returns>
    public async Task<bool> Keep(ArrivedMail arrived, DateTime now)
    {
        var hash = StoredFile.HashOf(arrived.Bytes);
        await using var write = await db.BeginWrite();
        if (
            arrived.Uid > 0
            && await db.IncomingMails.AnyAsync(mail =>
                mail.Folder == arrived.Folder && mail.UidValidity == arrived.UidValidity && mail.Uid == arrived.Uid
            )
        )
            return false;

        var known = arrived.Fault is null ? await db.IncomingMails.Where(mail => mail.Hash == hash).ToListAsync() : [];
        if (known.Count > 0 && arrived.Uid == 0)
            return false;

        if (known.Find(mail => mail.Folder == arrived.Folder && mail.UidValidity != arrived.UidValidity) is { } renumbered)
        {
            renumbered.UidValidity = arrived.UidValidity;
            renumbered.Uid = arrived.Uid;
        }
        else
            await Add(arrived, hash, isKnown: known.Count > 0, now);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return known.Count == 0;
    }

    // A copy in a mailbox has a row of its own, so that every number there is accounted for.
    async Task Add(ArrivedMail arrived, string hash, bool isKnown, DateTime now)
    {
        await db.KeepFiles(new Dictionary<string, byte[]>(StringComparer.Ordinal) { [hash] = arrived.Bytes }, now);
        var mail = new IncomingMail
        {
            Folder = arrived.Folder.Start(IncomingMail.FolderLength),
            UidValidity = arrived.UidValidity,
            Uid = arrived.Uid,
            Hash = hash,
            Size = arrived.Bytes.Length,
            WholeSize = arrived.WholeSize,
            // The clock of a mail server may be ahead of ours: an answer must not come before what it answers.
            ArrivedAt = arrived.ArrivedAt < now ? arrived.ArrivedAt : now,
            KeptAt = now,
        };
        if (isKnown)
            mail.SetAside(MailReason.SameBytes);
        if (arrived.Fault is { } fault)
            mail.SetAside(MailReason.FromText(fault));
        db.IncomingMails.Add(mail);
    }
}
