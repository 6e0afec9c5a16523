using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Inbox.Mailbox;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

/// <summary>The mails that nobody has placed yet, any of which may be about any event, and a mailbox that cannot be read.</summary>
public sealed class InboxNeeds(ConferenceDb db, MailboxWatch watch, ReadInboxFolder folder, ConferenceSettings settings) : IKnowNeeds
{
    public async Task<IReadOnlyList<Need>> Needs(Event conference)
    {
        var needs = new List<Need>();
        if (watch.Fault is { } fault)
            needs.Add(new("bad", "The mailbox is not read as it should be", fault, Links.Mailbox));
        if (
            settings.Mail.Mailbox is not null
            && await db.MailFolders.FirstOrDefaultAsync(folder => folder.State == MailFolderState.Asking) is { } asking
        )
            needs.Add(new("low", "A mailbox asks what to read", InWords($"{asking.Name} holds {asking.Held:N0} mails"), Links.Mailbox));
        if (folder.Left() is [var first, ..] left)
            needs.Add(
                new(
                    "low",
                    left.Count == 1 ? "A file in data/inbox is left there" : InWords($"{left.Count:N0} files in data/inbox are left there"),
                    $"{first}. Take it out, or put the mail itself there.",
                    Links.Inbox
                )
            );
        if (await FindWaiting(conference) is { } waiting)
            needs.Add(waiting);
        return needs;
    }

    async Task<Need?> FindWaiting(Event conference)
    {
        var waiting = db.IncomingMails.Where(mail => mail.State == IncomingState.Unsorted);
        if (await waiting.CountAsync() is not (> 0 and var count))
            return null;

        var oldest = await waiting.MinAsync(mail => mail.ArrivedAt);
        return new(
            "low",
            count == 1 ? "A mail waits to be sorted" : InWords($"{count:N0} mails wait to be sorted"),
            InWords($"The oldest since {conference.ToLocal(oldest):dddd, MMMM d}"),
            Links.Inbox
        );
    }
}
