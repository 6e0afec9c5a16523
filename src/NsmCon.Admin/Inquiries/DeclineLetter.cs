using NsmCon.Admin.Mail;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>The letter that an inquiry is declined with, as it is suggested.</summary>
static class DeclineLetter
{
    const string Template = "inquiry-decline";

    public static string Suggest(MailTemplates templates, Event conference, Inquiry inquiry) =>
        templates.Fill(Template, ("name", inquiry.ContactName), ("company", inquiry.Company), ("event", conference.Title)).Trim();
}
