using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

/// <summary>The mails that nobody has placed yet: any of them may be about any event.</summary>
public sealed class InboxNeeds(ConferenceDb db) : IKnowNeeds
{
    public async Task<IReadOnlyList<Need>> Needs(Event conference)
    {
        var waiting = db.IncomingMails.Where(mail => mail.State == IncomingState.Unsorted);
        if (await waiting.CountAsync() is not (> 0 and var count)) return [];

        var oldest = await waiting.MinAsync(mail => mail.ArrivedAt);
        return [new("low", count == 1 ? "A mail waits to be sorted" : $"{count:N0} mails wait to be sorted", $"The oldest since {conference.ToLocal(oldest):dddd, MMMM d}", "/admin/inbox")];
    }
}
