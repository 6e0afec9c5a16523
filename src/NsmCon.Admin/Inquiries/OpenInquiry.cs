using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inquiries;

/// <summary>Begins a conversation with a possible sponsor.</summary>
public sealed class OpenInquiry(ConferenceDb db, ConferenceSettings settings)
{
    /// <summary>Saves what came by the form, with the notice to us and the receipt to the company, in one transaction.</summary>
    public async Task<Inquiry> FromForm(Inquiry inquiry, string text, Event conference, DateTime now)
    {
        await using var write = await db.BeginWrite();
        await ByHand(inquiry, text, conference, now);

        var us = settings.Mail.SponsorsAt(conference.SponsorEmail);
        db.OutgoingMails.Add(Mail(inquiry, InquiryNoticeMail.Name, us.Address, us.Name ?? "", inquiry.Messages[0].Subject, now));
        var receipt = Mail(inquiry, InquiryReceiptMail.Name, inquiry.Email, InquiryReceiptMail.Unlinked(inquiry.ContactName, otherwise: ""), $"Your inquiry about sponsoring {conference.Title}".Shorten(Message.SubjectLength), now);
        // Anybody can type anybody's address, and so can a program that answers our receipts.
        await db.TryAnswer(receipt, settings.Mail.AutomaticAnswersADay);
        await db.SaveChangesAsync();
        await write.Commit();
        return inquiry;
    }

    /// <summary>Saves what came another way. Nobody gets a mail.</summary>
    public async Task<Inquiry> ByHand(Inquiry inquiry, string text, Event conference, DateTime now)
    {
        inquiry.Add(new Message
        {
            Kind = MessageKind.In,
            From = $"{inquiry.ContactName} <{inquiry.Email}>".Shorten(254),
            Subject = $"Sponsoring {conference.Title}: {inquiry.Company}".Shorten(Message.SubjectLength),
            Text = text,
            At = now,
        });
        db.Inquiries.Add(inquiry);
        await db.SaveChangesAsync();
        return inquiry;
    }

    static OutgoingMail Mail(Inquiry inquiry, string template, string to, string name, string subject, DateTime now) => new(template, to, subject, now)
    {
        EventId = inquiry.EventId,
        InquiryId = inquiry.Id,
        MessageId = inquiry.Messages[0].Id,
        ToName = name,
    };
}
