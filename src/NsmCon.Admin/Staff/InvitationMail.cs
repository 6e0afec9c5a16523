using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>The mail with the one-time link that makes someone staff.</summary>
public sealed class InvitationMail(ConferenceDb db, MailTemplates templates) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = StaffMails.Invitation;

    const string Gone = "The link in this mail is kept only until the mail is sent. Invite the person again: that makes a new link.";

    public string Template => Name;

    public bool IsSecret => true;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        if (mail.Secret is null)
            throw new DeliveryException(Gone) { IsFinal = true };

        var code = mail.Secret.Split('/')[^1];
        var hash = Secret.Hash(code);
        var invitation = await db.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.SecretHash == hash, cancel);
        if (invitation is null or { UsedAt: not null })
            return null;

        var title = await db.Events.Where(e => e.Id == invitation.EventId).Select(e => e.Title).FirstOrDefaultAsync(cancel);
        return new(
            templates.Fill(
                Name,
                ("role", invitation.Role.ToString()),
                ("event", title ?? "all events"),
                ("link", mail.Secret),
                ("until", InWords($"{invitation.ExpiresAt:MMMM d, HH:mm} UTC"))
            )
        )
        {
            Secrets = [code],
        };
    }
}
