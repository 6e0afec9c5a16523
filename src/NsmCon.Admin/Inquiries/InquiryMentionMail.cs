using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>A note, for somebody who is mentioned in it. An answer goes to whoever wrote it.</summary>
public sealed class InquiryMentionMail(ConferenceDb db, PublishedAgendas published, MailTemplates templates, ConferenceSettings settings)
    : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = InquiryMails.Mention;

    public string Template => Name;

    public StaffRole? ReadBy => StaffRole.Sponsorship;

    /// <summary>Null where its reader has lost the role since: they have no business with it.</summary>
    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var note = await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mail.MessageId && m.Kind == MessageKind.Note, cancel);
        if (note is null || !await IsForReader(note.EventId, mail.To, cancel))
            return null;

        var company = await db
            .Inquiries.Where(inquiry => inquiry.Id == note.InquiryId)
            .Select(inquiry => inquiry.Company)
            .SingleAsync(cancel);
        var conference = await published.Shown(db, note.EventId, cancel);
        var text = templates.Fill(
            Name,
            ("writer", note.From),
            ("company", company),
            ("event", conference.Title),
            ("note", note.Text),
            ("inquiry", $"{settings.BaseUrl}{Links.Inquiry(conference.Slug, note.InquiryId)}#message-{note.Id}")
        );
        return new(text) { ReplyTo = await Writer(note, cancel) };
    }

    async Task<bool> IsForReader(int eventId, string address, CancellationToken cancel)
    {
        var readers = await db.Users.LookAfterInquiries(eventId).Select(person => person.Email!).ToListAsync(cancel);
        return readers.Exists(reader => EmailAddress.Canonical(reader) == address);
    }

    async Task<MailboxAddress?> Writer(Message note, CancellationToken cancel) =>
        await db.Users.Where(person => person.Id == note.AuthorId).Select(person => person.Email).FirstOrDefaultAsync(cancel) is { } address
            ? new(note.From, address)
            : null;
}
