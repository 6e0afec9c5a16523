using MailKit;
using MailKit.Search;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>Holds the numbers of a folder in the mailbox against what is here of it.</summary>
public sealed class CompareFolder(ConferenceDb db, ConferenceSettings settings)
{
    enum MissingReason
    {
        NotYet,
        LeftOut,
        Missing,
    }

    /// <param name="mailbox">The connection.</param>
    /// <param name="folder">The folder, opened.</param>
    /// <param name="name">Its name in the settings.</param>
    /// <param name="cancel">Gives it up.</param>
    public async Task<ComparedFolder> Compare(MailboxConnection mailbox, IMailFolder folder, string name, CancellationToken cancel)
    {
        var full = settings.Mail.Mailbox!.NameOf(name);
        var validity = (long)folder.UidValidity;
        var there = (await mailbox.Search(folder, SearchQuery.All, cancel)).Select(uid => (long)uid.Id).ToList();
        var state = await db.MailFolders.AsNoTracking().FirstOrDefaultAsync(known => known.Name == full, cancel);
        var here = await db
            .IncomingMails.Where(mail => mail.Folder == full && mail.UidValidity == validity)
            .Select(mail => mail.Uid)
            .ToHashSetAsync(cancel);
        var read = state is { State: MailFolderState.Read } && state.UidValidity == validity ? state.LastUid : 0;
        var lacking = there.Where(uid => !here.Contains(uid)).ToLookup(Why);
        return new(name, there.Count, there.Count(here.Contains))
        {
            NotYet = lacking[MissingReason.NotYet].Count(),
            LeftOut = lacking[MissingReason.LeftOut].Count(),
            Missing = [.. lacking[MissingReason.Missing]],
            Gone = here.Count - there.Count(here.Contains),
        };

        MissingReason Why(long uid)
        {
            if (uid > read)
                return MissingReason.NotYet;

            return state!.Since is not null && uid <= state.OldUpTo ? MissingReason.LeftOut : MissingReason.Missing;
        }
    }
}
