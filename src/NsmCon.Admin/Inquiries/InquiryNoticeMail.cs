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

/// <summary>Tells the organizers that a company asked. An answer to it goes straight to the company.</summary>
public sealed class InquiryNoticeMail(ConferenceDb db, PublishedAgendas published, MailTemplates templates, ConferenceSettings settings)
    : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = InquiryMails.Notice;

    public string Template => Name;

    public StaffRole? ReadBy => StaffRole.Sponsorship;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        if (await db.BehindMail(published, mail, cancel) is not { } about)
            return null;

        var inquiry = about.Inquiry;
        var text = templates.Fill(
            Name,
            ("company", inquiry.Company),
            ("name", inquiry.ContactName),
            ("email", inquiry.Email),
            ("phone", inquiry.Phone),
            ("packages", about.Packages),
            ("event", about.Event.Title),
            ("message", about.Message.Text.Length > 0 ? about.Message.Text : "No message."),
            ("inquiry", $"{settings.BaseUrl}{Links.Inquiry(about.Event.Slug, inquiry.Id)}")
        );
        return new(text) { ReplyTo = new MailboxAddress(inquiry.ContactName, inquiry.Email) };
    }
}
