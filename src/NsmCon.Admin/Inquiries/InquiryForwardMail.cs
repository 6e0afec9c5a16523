using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>A message of an inquiry as it is passed on, quoted, with its files. Answers come to the sponsors' address.</summary>
public sealed class InquiryForwardMail(ConferenceDb db, PublishedAgendas published, MailTemplates templates, ConferenceSettings settings)
    : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = InquiryMails.Forward;

    public string Template => Name;

    public StaffRole? ReadBy => StaffRole.Sponsorship;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var note = await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mail.MessageId, cancel);
        var message = note is null ? null : await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == note.ForwardsId, cancel);
        if (note is null || message is null)
            return null;

        var key = await db.Inquiries.Where(inquiry => inquiry.Id == note.InquiryId).Select(inquiry => inquiry.ReplyKey).SingleAsync(cancel);
        var conference = await published.Shown(db, message.EventId, cancel);
        var text = templates.Fill(
            Name,
            ("note", note.Text),
            ("from", message.From),
            ("date", conference.ToLocal(message.At).InWords("MMMM d, yyyy, HH:mm")),
            ("subject", message.Subject),
            ("to", message.To),
            ("copies", message.Cc),
            ("text", message.Text.Length > 0 ? message.Text : "No message was written."),
            ("me", note.From)
        );
        return new(text)
        {
            Origin = MailOrigin.Person,
            ReplyTo = settings.Mail.SponsorsFor(conference.SponsorEmail, key),
            Attachments = await db.FilesOf(message.Id, cancel),
        };
    }
}
