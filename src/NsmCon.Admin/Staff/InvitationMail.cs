using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Staff;

/// <summary>The mail with the one-time link that makes someone staff.</summary>
public sealed class InvitationMail(ConferenceDb db, MailTemplates templates) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = "invitation";

    public string Template => Name;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var secret = mail.Text!.Split('/')[^1];
        var hash = Secret.Hash(secret);
        var invitation = await db.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.SecretHash == hash, cancel);
        if (invitation is null or { UsedAt: not null }) return null;

        var title = await db.Events.Where(e => e.Id == invitation.EventId).Select(e => e.Title).FirstOrDefaultAsync(cancel);
        return new(templates.Fill(Name,
            ("role", invitation.Role.ToString()), ("event", title ?? "all events"), ("link", mail.Text), ("until", $"{invitation.ExpiresAt:MMMM d, HH:mm} UTC")));
    }
}
