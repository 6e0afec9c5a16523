using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>Tells the owner of an inquiry that its next step is due, or that the company has waited too long.</summary>
public sealed class InquiryReminderMail(
    ConferenceDb db,
    PublishedAgendas published,
    MailTemplates templates,
    ConferenceSettings settings,
    FollowUpClock clock
) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = InquiryMails.Reminder;

    public string Template => Name;

    public StaffRole? ReadBy => StaffRole.Sponsorship;

    /// <summary>Null where the person does not own it any more, or has lost the role since: they have no business with it.</summary>
    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var inquiry = await db.Inquiries.AsNoTracking().Include(i => i.Owner).FirstOrDefaultAsync(i => i.Id == mail.InquiryId, cancel);
        if (inquiry?.Owner is not { } owner || EmailAddress.Canonical(owner.Email ?? "") != mail.To)
            return null;
        if ((await db.InquiryOwners(inquiry.EventId)).TrueForAll(choice => choice.Id != owner.Id))
            return null;

        var conference = await published.Shown(db, inquiry.EventId, cancel);
        var lines = new FollowUpLines(inquiry.FollowUp, clock.Time, conference);
        return new(
            templates.Fill(
                Name,
                ("company", inquiry.Company),
                ("name", owner.AuditName),
                ("event", conference.Title),
                ("step", lines.IsDue ? inquiry.NextStep : ""),
                ("due", lines.IsDue ? inquiry.NextStepOn.InWords("dddd, MMMM d") : ""),
                (
                    "waiting",
                    lines.IsLate
                        ? InWords(
                            $"{conference.ToLocal(inquiry.AskedAt!.Value):MMMM d, HH:mm} ({lines.Age}; we aim to answer within {lines.Aim})"
                        )
                        : ""
                ),
                ("inquiry", $"{settings.BaseUrl}{Links.Inquiry(conference.Slug, inquiry.Id)}")
            )
        );
    }
}
