using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>The mail with the one-time link by which a member of staff chooses a new password.</summary>
public sealed class PasswordLinkMail(ConferenceDb db, MailTemplates templates) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = StaffMails.PasswordLink;

    const string Gone = "The link in this mail is kept only until the mail is sent. Ask for a new one.";

    public string Template => Name;

    public bool IsSecret => true;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        if (mail.Secret is null)
            throw new DeliveryException(Gone) { IsFinal = true };

        var code = mail.Secret.Split('/')[^1];
        var hash = Secret.Hash(code);
        var link = await db.PasswordLinks.AsNoTracking().FirstOrDefaultAsync(known => known.SecretHash == hash, cancel);
        return link is null
            ? null
            : new(
                templates.Fill(
                    Name,
                    ("link", mail.Secret),
                    ("until", InWords($"{link.ExpiresAt:MMMM d, HH:mm} UTC")),
                    (
                        "phone",
                        link.DropsSecondStep ? "It also turns the second step off, so that you can set it up again with another phone." : ""
                    )
                )
            )
            {
                Secrets = [code],
            };
    }
}
