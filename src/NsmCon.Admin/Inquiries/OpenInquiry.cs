using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Inquiries;

/// <summary>Begins a conversation with a possible sponsor.</summary>
public sealed class OpenInquiry(ConferenceDb db, ConferenceSettings settings)
{
    /// <summary>Saves what came by the form, with the notice to us and the receipt to the company, in one transaction.</summary>
    public async Task<Inquiry> FromForm(Inquiry inquiry, string text, Event conference, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var subject = Cut($"Sponsoring {conference.Title}: {inquiry.Company}");
        inquiry.Add(new Message { Kind = MessageKind.In, From = Cut($"{inquiry.ContactName} <{inquiry.Email}>", 254), Subject = subject, Text = text, At = now });
        db.Inquiries.Add(inquiry);
        await db.SaveChangesAsync();

        var us = settings.Mail.Sponsors;
        db.OutgoingMails.Add(Mail(inquiry, InquiryNoticeMail.Name, us.Address, us.Name ?? "", subject, now));
        db.OutgoingMails.Add(Mail(inquiry, InquiryReceiptMail.Name, inquiry.Email, inquiry.ContactName, Cut($"Your inquiry about sponsoring {conference.Title}"), now));
        await db.SaveChangesAsync();
        await write.Commit();
        return inquiry;
    }

    static OutgoingMail Mail(Inquiry inquiry, string template, string to, string name, string subject, DateTime now) => new()
    {
        EventId = inquiry.EventId,
        InquiryId = inquiry.Id,
        MessageId = inquiry.Messages[0].Id,
        Template = template,
        To = to,
        ToName = name,
        Subject = subject,
        CreatedAt = now,
        NextAttemptAt = now,
    };

    static string Cut(string text, int most = Message.SubjectLength) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
