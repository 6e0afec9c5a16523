using MailKit;
using MailKit.Search;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Mail;
using MailFolder = NsmCon.Data.Mail.MailFolder;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>Takes in what is new in a folder of the mailbox, in the order of its numbers.</summary>
public sealed class ReadMailFolder(ConferenceDb db, MailboxWatch watch, ConferenceSettings settings, IServiceScopeFactory scopes, TimeProvider clock)
{
    const int MostAtOnce = 50;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads a folder to its end. What is kept is kept, also if it ends in the middle.</summary>
    /// <param name="mailbox">The connection.</param>
    /// <param name="folder">The folder, opened.</param>
    /// <param name="name">Its name in the settings.</param>
    /// <param name="target">Where mails go once they are here; null leaves them where they are.</param>
    /// <param name="cancel">Cancelled if the app is stopped.</param>
    public async Task Read(MailboxConnection mailbox, IMailFolder folder, string name, IMailFolder? target, CancellationToken cancel)
    {
        var state = await Look(folder, settings.Mail.Mailbox!.NameOf(name));
        if (state.State == MailFolderState.Asking) return;

        foreach (var uids in (await mailbox.Search(folder, New(state), cancel)).Where(uid => uid.Id > state.LastUid).Chunk(MostAtOnce))
        {
            var whole = new List<UniqueId>();
            try
            {
                await Keep(mailbox, folder, state, uids, whole, cancel);
            }
            finally
            {
                // Also if the connection broke: a server that breaks off again and again is read to its end all the same.
                await db.SaveMails();
            }

            if (target is not null && whole.Count > 0) await mailbox.Move(folder, whole, target, cancel);
        }
    }

    async Task<MailFolder> Look(IMailFolder folder, string name)
    {
        long validity = folder.UidValidity, next = folder.UidNext?.Id ?? uint.MaxValue;
        var state = await db.MailFolders.FirstOrDefaultAsync(known => known.Name == name);
        if (state is null) db.MailFolders.Add(state = MailFolder.Found(name, validity, next, folder.Count));
        if (state.UidValidity != validity) state.BeginAgain(validity, next);
        (state.Held, state.LookedAt) = (folder.Count, Now);
        await db.SaveMails();
        return state;
    }

    static SearchQuery New(MailFolder state)
    {
        var unread = SearchQuery.Uids(new UniqueIdRange(new((uint)state.LastUid + 1), UniqueId.MaxValue));
        return state.Since is { } day && state.LastUid < state.OldUpTo
            ? unread.And(SearchQuery.Uids(new UniqueIdRange(new((uint)state.OldUpTo + 1), UniqueId.MaxValue)).Or(SearchQuery.DeliveredAfter(day.ToDateTime(TimeOnly.MinValue))))
            : unread;
    }

    async Task Keep(MailboxConnection mailbox, IMailFolder folder, MailFolder state, UniqueId[] uids, List<UniqueId> whole, CancellationToken cancel)
    {
        var known = await mailbox.Describe(folder, uids, cancel);
        foreach (var uid in uids)
        {
            // What is not known is gone meanwhile.
            if (known.TryGetValue(uid, out var mail) && await Fetch(mailbox, folder, state, mail, cancel) is { } arrived)
            {
                // A context of its own: the bytes of thousands of mails must not stay in memory.
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<KeepIncomingMail>().Keep(arrived, Now);
                if (arrived.WholeSize is null) whole.Add(uid);
            }

            state.ReadUpTo(uid.Id);
        }
    }

    /// <summary>The mail as far as it may be fetched by itself; null if it is gone. One that the server gives to nobody must not keep the others.</summary>
    async Task<ArrivedMail?> Fetch(MailboxConnection mailbox, IMailFolder folder, MailFolder state, IMessageSummary mail, CancellationToken cancel)
    {
        var (uid, most) = (mail.UniqueId, settings.Mail.Mailbox!.LargestMail);
        var arrived = new ArrivedMail(state.Name, state.UidValidity, uid.Id, [], mail.InternalDate?.UtcDateTime ?? Now);
        try
        {
            return await mailbox.Fetch(folder, uid, most, cancel) is not { } bytes ? null
                : arrived with { Bytes = bytes, WholeSize = bytes.Length >= most && mail.Size > bytes.Length ? mail.Size : null };
        }
        catch (MailboxException fault) when (watch.RefusesAgain(state.Name, uid.Id))
        {
            return arrived with { WholeSize = mail.Size ?? 0, Fault = $"The mailbox did not give it: {fault.Message}" };
        }
    }
}
