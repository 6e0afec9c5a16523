using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>
/// Tells the company that its inquiry came in, with the prospectus of this moment. The message is not repeated: anybody can type
/// anybody's address into the form, and must not be able to send them a text of their own.
/// </summary>
public sealed class InquiryReceiptMail(
    ConferenceDb db,
    PublishedAgendas published,
    MailTemplates templates,
    ConferenceSettings settings,
    AttachProspectus prospectus
) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = InquiryMails.Receipt;

    public string Template => Name;

    public StaffRole? ReadBy => StaffRole.Sponsorship;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        if (await db.BehindMail(published, mail, cancel) is not { } about)
            return null;

        var text = templates.Fill(
            Name,
            ("name", InquiryMails.WithoutLinks(about.Inquiry.ContactName, otherwise: "and welcome")),
            ("company", InquiryMails.WithoutLinks(about.Inquiry.Company, otherwise: "as you wrote it")),
            ("packages", about.PackagesWithRules),
            ("event", about.Event.Title),
            ("sponsors", settings.Mail.SponsorsAt(about.Event.SponsorEmail).Address)
        );
        return new(text)
        {
            Origin = MailOrigin.AutomaticAnswer,
            ReplyTo = settings.Mail.SponsorsFor(about.Event.SponsorEmail, about.Inquiry.ReplyKey),
            Attachments = [await prospectus.Create(about.Event, cancel)],
        };
    }
}
