using MailKit;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>Fetches a mail as a whole, of which the mailbox gave only the beginning, at a person's wish.</summary>
public sealed class FetchWholeMail(
    ConferenceSettings settings,
    MailSignIn signIn,
    ReadMailContents contents,
    CompleteMail complete,
    TimeProvider clock
)
{
    /// <summary>What is larger no mail server would have taken.</summary>
    const int MostBytes = 200_000_000;

    static RuleBrokenException TooLarge => new("It is larger than 200 MB. Save its files from a mail program instead.");

    /// <exception cref="RuleBrokenException">The mailbox does not have it any longer, or cannot be read now.</exception>
    public async Task Fetch(IncomingMail mail, CancellationToken cancel)
    {
        if (!mail.IsCut)
            throw new RuleBrokenException("All of this mail is here already.");
        if (mail.WholeSize > MostBytes)
            throw TooLarge;

        var mailbox = settings.Mail.Mailbox;
        if (mailbox?.Folders.FirstOrDefault(name => mailbox.NameOf(name) == mail.Folder) is not { } folder)
            throw new RuleBrokenException($"It lies in {mail.Folder}, which is no longer read.");

        try
        {
            var fetched = await Fetch(mailbox, folder, mail, cancel)
                ?? throw new RuleBrokenException($"It lies in {mail.Folder} no longer: it was deleted or moved there.");
            if (fetched.IsCut)
                throw TooLarge;

            await complete.Complete(mail, fetched.Bytes, () => contents.Read(mail), clock.GetUtcNow().UtcDateTime);
        }
        catch (MailboxException fault)
        {
            throw new RuleBrokenException(fault.Message);
        }
    }

    async Task<FetchedMail?> Fetch(MailboxSettings mailbox, string name, IncomingMail mail, CancellationToken cancel)
    {
        using var connection = await MailboxConnection.SignedIn(mailbox, signIn, MailboxConnection.ShortPatience, cancel);
        var folder = await connection.Open(name, cancel);
        return folder.UidValidity == mail.UidValidity
            ? await connection.Fetch(folder, new UniqueId((uint)mail.Uid), MostBytes, cancel)
            : null;
    }
}
