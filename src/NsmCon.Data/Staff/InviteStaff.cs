using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Staff;

/// <summary>Makes one-time links by which a person becomes staff.</summary>
public class InviteStaff(ConferenceDb db, StaffLinks links)
{
    /// <summary>How long a link works that was made for someone.</summary>
    public static readonly TimeSpan Valid = TimeSpan.FromDays(7);

    /// <summary>
    /// The link of the first start: whoever uses it first becomes Owner of everything. It ends after a day;
    /// every start makes a new one and ends those before it.
    /// </summary>
    public async Task<string> FirstOwner(DateTime now)
    {
        await db.Invitations.Where(i => i.Email == null && i.UsedAt == null).ExecuteDeleteAsync();
        return await Invite(email: null, StaffRole.Owner, eventId: null, TimeSpan.FromDays(1), now);
    }

    /// <summary>Saves an invitation and gives the secret of its link, which is kept nowhere else.</summary>
    public async Task<string> Invite(string? email, StaffRole role, int? eventId, TimeSpan valid, DateTime now)
    {
        var secret = Secret.New();
        db.Invitations.Add(
            new Invitation
            {
                SecretHash = Secret.Hash(secret),
                Email = email,
                Role = role,
                EventId = eventId,
                ExpiresAt = now + valid,
            }
        );
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>Invites and mails the link, together. An older link for the same address and role no longer works.</summary>
    /// <returns>The link, to be shown once.</returns>
    public async Task<string> InviteByMail(string email, StaffRole role, int? eventId, DateTime now)
    {
        var address = EmailAddress.Canonical(email);
        await using var write = await db.BeginWrite();
        await db
            .Invitations.Where(i => i.Email == address && i.Role == role && i.EventId == eventId && i.UsedAt == null)
            .ExecuteDeleteAsync();
        var link = LinkOf(await Invite(address, role, eventId, Valid, now));
        db.OutgoingMails.Add(
            new OutgoingMail(StaffMails.Invitation, address, "You are invited to the staff of NSMCon", now)
            {
                EventId = eventId,
                Secret = link,
            }
        );
        await db.SaveChangesAsync();
        await write.Commit();
        return link;
    }

    /// <summary>Where a link's secret leads.</summary>
    public string LinkOf(string secret) => links.Welcome(secret);
}
