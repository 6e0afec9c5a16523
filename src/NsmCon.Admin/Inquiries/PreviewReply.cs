using NsmCon.Admin.Mail;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>Shows a reply as the company will get it.</summary>
public sealed class PreviewReply(ReplyToInquiry reply, MailTemplates templates)
{
    /// <summary>The mail's HTML body.</summary>
    public async Task<string> Html(Inquiry inquiry, string text)
    {
        var letter = InquiryReplyMail.Letter(templates, text, inquiry.ReplyKey);
        return new MailBodies(letter, MailTitle.NsmCon, await reply.Subject(inquiry.Id), _ => null).Html();
    }
}
