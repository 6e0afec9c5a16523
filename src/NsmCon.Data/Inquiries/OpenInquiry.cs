using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;
using NsmCon.Data.Releases;

namespace NsmCon.Data.Inquiries;

/// <summary>What a company asks: who it is, what it wrote, and which packages it means.</summary>
public sealed record NewInquiry(
    string Company,
    string ContactName,
    string Email,
    string Phone,
    string Text,
    IReadOnlyCollection<int> PackageIds
);

/// <summary>Begins a conversation with a possible sponsor.</summary>
public sealed class OpenInquiry(ConferenceDb db, OwnMailboxes mailboxes)
{
    /// <summary>
    /// Saves the inquiry and, if the company wrote it here itself, the notice to us and the receipt to it, in one transaction.
    /// </summary>
    /// <param name="eventId">The event.</param>
    /// <param name="asked">What is asked.</param>
    /// <param name="tellsByMail">False where it came another way, so that everybody knows of it: nobody gets a mail.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="RuleBrokenException">One of the packages is none of the event.</exception>
    public async Task<Inquiry> Open(int eventId, NewInquiry asked, bool tellsByMail, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var title = await db.PublicTitle(eventId);
        var inquiry = await Add(eventId, title, asked, now);
        if (tellsByMail)
        {
            await Notify(inquiry, now);
            await AddReceiptMail(inquiry, title, now);
            await db.SaveChangesAsync();
        }

        await write.CommitUnseen();
        return inquiry;
    }

    async Task<Inquiry> Add(int eventId, string title, NewInquiry asked, DateTime now)
    {
        var packageIds = asked.PackageIds.Distinct().ToList();
        if (await db.Packages.CountAsync(package => package.EventId == eventId && packageIds.Contains(package.Id)) < packageIds.Count)
            throw new RuleBrokenException("One of the packages is no longer offered. Look at them again.")
            {
                About = nameof(Inquiry.Packages),
            };

        var inquiry = new Inquiry
        {
            EventId = eventId,
            Company = asked.Company,
            ContactName = asked.ContactName,
            Email = asked.Email.Trim(),
            Phone = asked.Phone,
            Packages = packageIds.ConvertAll(id => new InquiryPackage { PackageId = id }),
            ReceivedAt = now,
        };
        inquiry.Add(
            new Message
            {
                Kind = MessageKind.In,
                From = $"{inquiry.ContactName} <{inquiry.Email}>".Shorten(254),
                Subject = $"Sponsoring {title}: {inquiry.Company}".Shorten(Message.SubjectLength),
                Text = asked.Text,
                At = now,
            }
        );
        db.Inquiries.Add(inquiry);
        await db.SaveChangesAsync();
        return inquiry;
    }

    async Task Notify(Inquiry inquiry, DateTime now)
    {
        var ofEvent = await db.Events.Where(e => e.Id == inquiry.EventId).Select(e => e.SponsorEmail).SingleAsync();
        db.OutgoingMails.Add(
            Mail(inquiry, InquiryMails.Notice, mailboxes.SponsorsAt(ofEvent), mailboxes.SponsorsName, inquiry.Messages[0].Subject, now)
        );
    }

    // Anybody can type anybody's address, and so can a program that answers our receipts.
    Task AddReceiptMail(Inquiry inquiry, string title, DateTime now) =>
        db.TryAnswer(
            Mail(
                inquiry,
                InquiryMails.Receipt,
                inquiry.Email,
                InquiryMails.WithoutLinks(inquiry.ContactName, otherwise: ""),
                $"Your inquiry about sponsoring {title}".Shorten(Message.SubjectLength),
                now
            ),
            mailboxes.ReceiptsADay
        );

    static OutgoingMail Mail(Inquiry inquiry, string template, string to, string name, string subject, DateTime now) =>
        new(template, to, subject, now)
        {
            EventId = inquiry.EventId,
            InquiryId = inquiry.Id,
            MessageId = inquiry.Messages[0].Id,
            ToName = name,
        };
}
