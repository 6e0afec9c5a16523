using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data.Rekeying;

/// <summary>
/// Lets go of every secret that the database holds, so that a stolen copy, a stolen key or both open nothing, and so that a database whose
/// key is lost can be used again. Passwords and what people wrote stay; tickets of what is still to come are mailed with their new codes.
/// </summary>
public sealed class RenewSecrets(ConferenceDb db)
{
    /// <summary>Lets go and saves. It reads no protected text: the key that opens them may be lost.</summary>
    public async Task Renew(DateTime now, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWrite(cancel);
        await db.DataProtectionKeys.ExecuteDeleteAsync(cancel);
        await db.Invitations.Where(invitation => invitation.UsedAt == null).ExecuteDeleteAsync(cancel);
        await db.PasswordLinks.ExecuteDeleteAsync(cancel);
        await db.UserTokens.ExecuteDeleteAsync(cancel);
        await db.Users.ExecuteUpdateAsync(
            set =>
                set.SetProperty(person => person.TwoFactorEnabled, false)
                    .SetProperty(person => person.SecurityStamp, Guid.NewGuid().ToString("N")),
            cancel
        );
        await db
            .Speakers.Where(speaker => speaker.PageCode != null)
            .ExecuteUpdateAsync(set => set.SetProperty(speaker => speaker.PageCode, (string?)null), cancel);
        await db
            .OutgoingMails.Where(mail => mail.Secret != null)
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.Secret, (string?)null), cancel);
        await db.AgendaSteps.Where(step => ((string)(object)step.Changes).Contains(nameof(Speaker.PageCode))).ExecuteDeleteAsync(cancel);
        foreach (var id in await db.Webhooks.Select(webhook => webhook.Id).ToListAsync(cancel))
            await Renew(id, now, cancel);
        await RenewTickets(now, cancel);
        await write.Commit();
    }

    async Task RenewTickets(DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now);
        var people = await (
            from r in db.Registrations
            join conference in db.Events on r.EventId equals conference.Id
            select new
            {
                r.Id,
                r.EventId,
                r.Email,
                r.Name,
                conference.Title,
                Comes = r.CancelledAt == null && (conference.EndsOn ?? conference.StartsOn ?? today) >= today,
            }
        ).ToListAsync(cancel);
        foreach (var person in people)
        {
            await RenewCodes(person.Id, cancel);
            if (person.Comes)
                db.OutgoingMails.Add(TicketMail(person.EventId, person.Id, person.Email, person.Name, person.Title, now));
        }

        await db.SaveChangesAsync(cancel);
    }

    Task RenewCodes(int registrationId, CancellationToken cancel)
    {
        var ticketCode = Secret.New();
        var doorCode = Secret.New();
        return db
            .Registrations.Where(r => r.Id == registrationId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.TicketCode, ticketCode)
                        .SetProperty(r => r.DoorCode, doorCode)
                        .SetProperty(r => r.DoorCodeStart, Registration.StartOf(doorCode)),
                cancel
            );
    }

    static OutgoingMail TicketMail(int eventId, int registrationId, string email, string name, string title, DateTime now) =>
        new(TicketMails.Ticket, email, TicketMails.Subject(title), now)
        {
            EventId = eventId,
            RegistrationId = registrationId,
            ToName = name,
        };

    // Its receiver must be given the new secret, which adding it again shows.
    Task Renew(int webhookId, DateTime now, CancellationToken cancel) =>
        db
            .Webhooks.Where(webhook => webhook.Id == webhookId)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(webhook => webhook.Secret, Webhook.NewSecret())
                        .SetProperty(webhook => webhook.StoppedAt, webhook => webhook.StoppedAt ?? now),
                cancel
            );
}
