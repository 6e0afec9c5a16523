using System.Security.Claims;
using NsmCon.Admin.Access;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>Shows a reply as the company will get it.</summary>
public sealed class PreviewReply(ReadPlaceholders placeholders, StaffNames names, MailTemplates templates, ConferenceDb db)
{
    /// <summary>The mail's HTML body.</summary>
    public async Task<string> Html(Inquiry inquiry, string text, ClaimsPrincipal writer)
    {
        var filled = (await placeholders.Read(inquiry, await names.ReadName(writer))).Fill(text);
        var letter = InquiryReplyMail.Letter(templates, filled, await db.SignatureOf(writer.StaffId()), inquiry.ReplyKey);
        return new MailBodies(letter, MailTitle.NsmCon, await db.ReplySubject(inquiry.Id), _ => null).Html();
    }
}
