using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>Brings a mail that came in to where it belongs: into its inquiry, into a new one, or before a person who can tell.</summary>
public class ReceiveMail(ConferenceDb db)
{
    /// <summary>Sorts a mail, in one transaction. Only what is certain is done; all else waits for a person.</summary>
    public async Task Sort(IncomingMail mail, MailContents contents, DateTime now)
    {
        await using var write = await db.BeginWrite();
        Describe(mail, contents);
        if (await IsHere(contents) || await IsCopy(mail))
            mail.SetAside(MailReason.SameMail);
        else if (contents.Automatic is { } reason)
            await KeepAsAutomatic(mail, contents, reason, now);
        else if (await new FindInquiry(db).Find(contents) is { } found && (found.Doubt is null || contents.Spam is null))
            await Join(mail, contents, found, now);
        else if (contents.Spam is { } verdict)
            mail.MarkDoubtful(verdict);
        else if (await new FindEvent(db).Find(contents, now) is { } eventId)
            await Open(mail, contents, eventId, now);
        else
            mail.Wait(new(MailReasonKind.NamesNothing));
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }

    /// <summary>At a person's word: the mail begins an inquiry of an event.</summary>
    /// <exception cref="RuleBrokenException">It is a message of an inquiry already.</exception>
    public async Task<Inquiry> OpenInquiry(int eventId, IncomingMail mail, MailContents contents, DateTime now)
    {
        await using var write = await db.BeginWrite();
        await RequireFree(mail, contents);
        var inquiry = await Open(mail, contents, eventId, now);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return inquiry;
    }

    /// <summary>At a person's word: the mail belongs to an inquiry.</summary>
    /// <exception cref="RuleBrokenException">It is a message of an inquiry already.</exception>
    public async Task<Message> Join(Inquiry inquiry, IncomingMail mail, MailContents contents, DateTime now)
    {
        await using var write = await db.BeginWrite();
        await RequireFree(mail, contents);
        Describe(mail, contents);
        var message = await Add(inquiry, mail, contents, now);
        mail.Thread(inquiry.Id);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return message;
    }

    async Task KeepAsAutomatic(IncomingMail mail, MailContents contents, string reason, DateTime now)
    {
        if (contents.Bounce is { } bounce && await new TakeBounce(db).Take(bounce, now) is { } unreached)
            mail.KeepAsAutomatic(new(MailReasonKind.CameBack, unreached.Subject, unreached.To), unreached.InquiryId);
        else
            mail.KeepAsAutomatic(MailReason.FromText(reason), (await new FindInquiry(db).Find(contents))?.Inquiry.Id);
    }

    static void Describe(IncomingMail mail, MailContents contents)
    {
        mail.InternetMessageId = contents.MessageId?.Start(IncomingMail.MessageIdLength);
        mail.FromName = contents.FromName.Shorten(IncomingMail.SenderLength);
        mail.FromAddress = contents.FromAddress.Start(IncomingMail.SenderLength);
        mail.Subject = contents.Subject.Shorten(IncomingMail.SubjectLength);
        mail.KeepText(contents.Text, contents.Files.Select(file => file.Name));
    }

    async Task<bool> IsHere(MailContents contents) =>
        contents.MessageId is { } id && await db.Messages.AnyAsync(message => message.InternetMessageId == id);

    // Some mails have no Message-ID: then their bytes tell.
    Task<bool> IsCopy(IncomingMail mail) =>
        db.IncomingMails.AnyAsync(other => other.Hash == mail.Hash && other.Id < mail.Id && other.Size > 0);

    async Task RequireFree(IncomingMail mail, MailContents contents)
    {
        if (mail.IsInInquiry || await IsHere(contents))
            throw new RuleBrokenException("This mail is in an inquiry already: somebody was faster, or it came twice.");
    }

    async Task Join(IncomingMail mail, MailContents contents, FoundInquiry found, DateTime now)
    {
        if (found.Doubt is { } doubt)
        {
            mail.Wait(doubt, found.Inquiry.Id);
            return;
        }

        await Add(found.Inquiry, mail, contents, now);
        mail.Thread(found.Inquiry.Id);
    }

    async Task<Inquiry> Open(IncomingMail mail, MailContents contents, int eventId, DateTime now)
    {
        var inquiry = new Inquiry
        {
            EventId = eventId,
            Company = await db.CompanyOf(contents.FromAddress, NameOf(contents)),
            ContactName = NameOf(contents).Shorten(Sponsors.Contact.NameLength),
            Email = contents.FromAddress.Start(Sponsors.Contact.EmailLength),
            ReceivedAt = mail.ArrivedAt,
        };
        db.Inquiries.Add(inquiry);
        await Add(inquiry, mail, contents, now);
        // The mail points at the inquiry, which has its key only now.
        await db.SaveChangesAsync();
        mail.Thread(inquiry.Id);
        return inquiry;
    }

    static string NameOf(MailContents contents) =>
        contents switch
        {
            { FromName.Length: > 0 } => contents.FromName,
            { FromAddress.Length: > 0 } => contents.FromAddress,
            _ => "No sender",
        };

    async Task<Message> Add(Inquiry inquiry, IncomingMail mail, MailContents contents, DateTime now)
    {
        await db.KeepFiles(contents.FilesByHash, now);
        var message = new Message
        {
            Kind = MessageKind.In,
            From = (contents.FromName.Length > 0 ? $"{contents.FromName} <{contents.FromAddress}>" : contents.FromAddress).Shorten(
                Message.FromLength
            ),
            To = contents.To.Shorten(Message.RecipientsLength),
            Cc = contents.Cc.Shorten(Message.RecipientsLength),
            Subject = contents.Subject.Shorten(Message.SubjectLength),
            Text = contents.Text.Shorten(Message.TextLength),
            Pieces = [.. contents.Pieces.Take(Message.MostPieces)],
            HasHtml = contents.HasHtml,
            InternetMessageId = mail.InternetMessageId,
            IncomingMailId = mail.Id,
            At = mail.ArrivedAt,
            Attachments = [.. Attachment.FromMail(contents, inquiry.EventId)],
        };
        inquiry.Receive(message, now);
        return message;
    }
}
