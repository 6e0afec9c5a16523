using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Secrets;

/// <summary>
/// Lets go of every secret that the database holds, so that a stolen copy, a stolen key or both open nothing, and so that a database whose key
/// is lost can be used again. Passwords, tickets and what people wrote stay.
/// </summary>
public sealed class RenewSecrets(ConferenceDb db)
{
    /// <summary>Lets go and saves. It reads no protected text: the key that opens them may be lost.</summary>
    public async Task Renew(DateTime now, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWrite(cancel);
        await db.DataProtectionKeys.ExecuteDeleteAsync(cancel);
        await db.Invitations.Where(invitation => invitation.UsedAt == null).ExecuteDeleteAsync(cancel);
        await db.UserTokens.ExecuteDeleteAsync(cancel);
        await db.Users.ExecuteUpdateAsync(
            set => set.SetProperty(person => person.TwoFactorEnabled, false).SetProperty(person => person.SecurityStamp, Guid.NewGuid().ToString("N")), cancel);
        await db.Speakers.Where(speaker => speaker.PageCode != null).ExecuteUpdateAsync(set => set.SetProperty(speaker => speaker.PageCode, (string?)null), cancel);
        await db.OutgoingMails.Where(mail => mail.Secret != null).ExecuteUpdateAsync(set => set.SetProperty(mail => mail.Secret, (string?)null), cancel);
        await db.AgendaSteps.Where(step => ((string)(object)step.Changes).Contains(nameof(Speaker.PageCode))).ExecuteDeleteAsync(cancel);
        foreach (var id in await db.Webhooks.Select(webhook => webhook.Id).ToListAsync(cancel)) await Renew(id, now, cancel);
        await write.Commit();
    }

    // Its receiver must be given the new secret, which adding it again shows.
    Task Renew(int webhookId, DateTime now, CancellationToken cancel) => db.Webhooks.Where(webhook => webhook.Id == webhookId).ExecuteUpdateAsync(
        set => set.SetProperty(webhook => webhook.Secret, Webhook.NewSecret()).SetProperty(webhook => webhook.StoppedAt, webhook => webhook.StoppedAt ?? now), cancel);
}
