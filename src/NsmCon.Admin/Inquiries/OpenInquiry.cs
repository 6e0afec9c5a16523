using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inquiries;

/// <summary>Begins a conversation with a possible sponsor.</summary>
public sealed class OpenInquiry(ConferenceDb db, ConferenceSettings settings)
{
    /// <summary>The most receipts to one address within an hour, so that the form cannot fill someone's mailbox.</summary>
    public const int MostReceipts = 3;

    const int MostReceiptsSeen = 1_000;

    /// <summary>Saves what came by the form, with the notice to us and the receipt to the company, in one transaction.</summary>
    public async Task<Inquiry> FromForm(Inquiry inquiry, string text, Event conference, DateTime now)
    {
        await using var write = await db.BeginWrite();
        await ByHand(inquiry, text, conference, now);

        var us = settings.Mail.SponsorsAt(conference.SponsorEmail);
        db.OutgoingMails.Add(Mail(inquiry, InquiryNoticeMail.Name, us.Address, us.Name ?? "", inquiry.Messages[0].Subject, now));
        if (await Receipts(inquiry, now) < MostReceipts)
            db.OutgoingMails.Add(Mail(inquiry, InquiryReceiptMail.Name, inquiry.Email, InquiryReceiptMail.Unlinked(inquiry.ContactName, otherwise: ""), $"Your inquiry about sponsoring {conference.Title}".Shorten(Message.SubjectLength), now));
        await db.SaveChangesAsync();
        await write.Commit();
        return inquiry;
    }

    // Anybody can type anybody's address.
    async Task<int> Receipts(Inquiry inquiry, DateTime now)
    {
        var hourAgo = now.AddHours(-1);
        var addresses = await db.OutgoingMails
            .Where(mail => mail.EventId == inquiry.EventId && mail.CreatedAt > hourAgo && mail.Template == InquiryReceiptMail.Name)
            .OrderByDescending(mail => mail.Id).Take(MostReceiptsSeen).Select(mail => mail.To).ToListAsync();
        var key = EmailAddress.KeyOf(inquiry.Email);
        return addresses.Count(address => EmailAddress.KeyOf(address) == key);
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
