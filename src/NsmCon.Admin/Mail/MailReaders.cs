using System.Security.Claims;
using NsmCon.Admin.Access;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Mail;

/// <summary>Which mails a member of staff may see: those of the people and companies whom they look after.</summary>
public sealed class MailReaders(IEnumerable<IMailContent> contents, StaffRoles roles)
{
    /// <summary>Those of <paramref name="mails"/> that a person may see in the event of a slug.</summary>
    public async Task<IQueryable<OutgoingMail>> Readable(IQueryable<OutgoingMail> mails, ClaimsPrincipal user, string? slug)
    {
        var held = await roles.RolesFor(user, slug);
        if (held.Contains(StaffRole.Owner))
            return mails;

        var templates = contents
            .Where(content => content.ReadBy is null || held.Contains(content.ReadBy.Value))
            .Select(content => content.Template)
            .ToList();
        return mails.Where(mail => templates.Contains(mail.Template));
    }
}
