using MailKit;
using MailKit.Search;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Mail;
using MailFolder = NsmCon.Data.Mail.MailFolder;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>Takes in what is new in a folder of the mailbox, in the order of its numbers.</summary>
public sealed class ReadMailFolder(
    ConferenceDb db,
    MailboxWatch watch,
    ConferenceSettings settings,
    IServiceScopeFactory scopes,
    TimeProvider clock
)
{
    const int MostAtOnce = 50;

    /// <summary>A mail of an earlier year has no date: there was no IMAP.</summary>
    const int FirstYear = 1986;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads a folder to its end. What is kept is kept, also if it ends in the middle.</summary>
    /// <param name="mailbox">The connection.</param>
    /// <param name="folder">The folder, opened.</param>
    /// <param name="name">Its name in the settings.</param>
    /// <param name="target">Where mails go once they are here; null leaves them where they are.</param>
    /// <param name="cancel">Cancelled if the app is stopped.</param>
    /// <returns>What is wrong with it although it is read; null if nothing is.</returns>
    public async Task<string?> Read(
        MailboxConnection mailbox,
        IMailFolder folder,
        string name,
        IMailFolder? target,
        CancellationToken cancel
    )
    {
        var state = await ReadState(mailbox, folder, settings.Mail.Mailbox!.NameOf(name), cancel);
        if (state.State == MailFolderState.Read)
            await ReadNew(mailbox, folder, state, target, cancel);
        return watch.IsUnsteady(state.Name, Now)
            ? $"{settings.Mail.Mailbox.Server} numbers {name} anew again and again (UIDVALIDITY): "
                + "all of its mails are fetched each time. What is here already stays here once."
            : null;
    }

    async Task ReadNew(MailboxConnection mailbox, IMailFolder folder, MailFolder state, IMailFolder? target, CancellationToken cancel)
    {
        var refused = await ReadRefused(state);
        var found = (await mailbox.Search(folder, New(state), cancel))
            .Where(uid => uid.Id > state.LastUid && !refused.Contains(uid.Id))
            .ToLookup(uid => watch.IsAskedAlone(state.Name, uid.Id));
        foreach (var uids in found[true].Chunk(1).Concat(found[false].Chunk(MostAtOnce)))
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

            if (target is not null && whole.Count > 0)
                await mailbox.Move(folder, whole, target, cancel);
        }
    }

    async Task<MailFolder> ReadState(MailboxConnection mailbox, IMailFolder folder, string name, CancellationToken cancel)
    {
        var state = await db.MailFolders.FirstOrDefaultAsync(known => known.Name == name, cancel);
        if (state is null)
        {
            db.MailFolders.Add(state = MailFolder.Found(name, folder.UidValidity, await mailbox.LastUid(folder, cancel), folder.Count));
        }
        else if (state.UidValidity != folder.UidValidity)
        {
            watch.NumberAnew(name, Now);
            state.BeginAgain(folder.UidValidity, await mailbox.LastUid(folder, cancel));
        }

        state.Held = folder.Count;
        state.LookedAt = Now;
        await db.SaveMails();
        return state;
    }

    // A mail that was not given does not move the cursor: a server that names
    // one it does not have, with a high number, must not hide those that come.
    Task<HashSet<long>> ReadRefused(MailFolder state) =>
        db
            .IncomingMails.Where(mail =>
                mail.Folder == state.Name
                && mail.UidValidity == state.UidValidity
                && mail.Uid > state.LastUid
                && mail.Size == 0
                && mail.WholeSize != null
            )
            .Select(mail => mail.Uid)
            .ToHashSetAsync();

    static SearchQuery New(MailFolder state)
    {
        var unread = After(state.LastUid);
        return state.Since is { } day && state.LastUid < state.OldUpTo
            ? unread.And(After(state.OldUpTo).Or(SearchQuery.DeliveredAfter(day.ToDateTime(TimeOnly.MinValue))))
            : unread;
    }

    static UidSearchQuery After(long uid) =>
        SearchQuery.Uids(new UniqueIdRange(new((uint)Math.Min(uid + 1, uint.MaxValue)), UniqueId.MaxValue));

    async Task Keep(
        MailboxConnection mailbox,
        IMailFolder folder,
        MailFolder state,
        UniqueId[] uids,
        List<UniqueId> whole,
        CancellationToken cancel
    )
    {
        var known = uids.Length > 1 ? await Describe(mailbox, folder, state, uids, cancel) : null;
        foreach (var uid in uids)
        {
            var arrived = await Fetch(mailbox, folder, state, uid, known, cancel);
            if (arrived is not null)
            {
                // A context of its own: the bytes of thousands of mails must not stay in memory.
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<KeepIncomingMail>().Keep(arrived, Now);
                if (arrived.WholeSize is null)
                    whole.Add(uid);
            }

            if (arrived is not { Fault: not null })
                state.ReadUpTo(uid.Id);
        }
    }

    async Task<IReadOnlyDictionary<UniqueId, IMessageSummary>> Describe(
        MailboxConnection mailbox,
        IMailFolder folder,
        MailFolder state,
        UniqueId[] uids,
        CancellationToken cancel
    )
    {
        try
        {
            return await mailbox.Describe(folder, uids, cancel);
        }
        catch (MailboxException)
        {
            watch.AskOneByOne(state.Name, uids[^1].Id);
            throw;
        }
    }

    /// <summary>
    /// The mail as far as it may be fetched by itself; null if it is gone. One that the server gives to nobody must not keep the others.
    /// </summary>
    async Task<ArrivedMail?> Fetch(
        MailboxConnection mailbox,
        IMailFolder folder,
        MailFolder state,
        UniqueId uid,
        IReadOnlyDictionary<UniqueId, IMessageSummary>? known,
        CancellationToken cancel
    )
    {
        var arrived = new ArrivedMail(state.Name, state.UidValidity, uid.Id, [], Now);
        long size = 0;
        try
        {
            // One that was left out of a description may be there all the same: servers in distress leave some out.
            var described = (known ?? await mailbox.Describe(folder, [uid], cancel)).GetValueOrDefault(uid);
            size = described?.Size ?? 0;
            if (await mailbox.Fetch(folder, uid, settings.Mail.Mailbox!.LargestMail, cancel) is not { } fetched)
                return null;
            if (fetched.Bytes.Length == 0 && size > 0)
                throw new MailboxException($"{settings.Mail.Mailbox.Server} gives nothing of mail {uid}.");

            return arrived with
            {
                Bytes = fetched.Bytes,
                ArrivedAt = described?.InternalDate is { Year: >= FirstYear } date ? date.UtcDateTime : Now,
                WholeSize = fetched.IsCut ? Math.Max(size, fetched.Bytes.Length + 1) : null,
            };
        }
        catch (MailboxException fault) when (watch.RefusesAgain(state.Name, uid.Id))
        {
            return arrived with { WholeSize = size, Fault = $"The mailbox did not give it: {fault.Message}" };
        }
    }
}
