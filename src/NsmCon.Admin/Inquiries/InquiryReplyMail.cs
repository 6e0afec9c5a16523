using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>What a member of staff wrote to the company. Answers come to the sponsors' address, and name this mail.</summary>
public sealed class InquiryReplyMail(
    ConferenceDb db,
    PublishedAgendas published,
    MailTemplates templates,
    ConferenceSettings settings,
    AttachProspectus prospectus
) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = InquiryMails.Reply;

    public string Template => Name;

    public StaffRole? ReadBy => StaffRole.Sponsorship;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var message = await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mail.MessageId, cancel);
        if (message is null)
            return null;

        var conference = await published.Shown(db, message.EventId, cancel);
        // The message may have moved since: its answer goes to where it is.
        var key = await db
            .Inquiries.Where(inquiry => inquiry.Id == message.InquiryId)
            .Select(inquiry => inquiry.ReplyKey)
            .SingleAsync(cancel);
        var theirs = await Theirs(message, cancel);
        var ours = await Ours(message, mail, cancel);
        var thread = theirs.Concat(ours).OrderBy(link => link.At).Select(link => link.Id).ToList();
        return Letter(templates, message.Text, await db.SignatureOf(message.AuthorId, cancel), key) with
        {
            CopiesTo = [.. ShownPeople.Addresses(message.Cc)],
            ReplyTo = settings.Mail.SponsorsFor(conference.SponsorEmail, key),
            Attachments =
            [
                .. message.HasProspectus ? [await prospectus.Create(conference, cancel)] : (MailPart[])[],
                .. await db.FilesOf(message.Id, cancel),
            ],
            InReplyTo = theirs.LastOrDefault()?.Id ?? thread.LastOrDefault(),
            References = thread,
        };
    }

    Task<List<Link>> Theirs(Message message, CancellationToken cancel) =>
        db
            .Messages.AsNoTracking()
            .Where(m => m.InquiryId == message.InquiryId && m.Kind == MessageKind.In && m.InternetMessageId != null && m.At <= message.At)
            .OrderBy(m => m.At)
            .ThenBy(m => m.Id)
            .Select(m => new Link(m.InternetMessageId!, m.At))
            .ToListAsync(cancel);

    async Task<List<Link>> Ours(Message message, OutgoingMail mail, CancellationToken cancel)
    {
        var messages = db
            .Messages.Where(other => other.InquiryId == message.InquiryId && other.Kind != MessageKind.Note)
            .Select(other => (int?)other.Id);
        var mails = await db
            .OutgoingMails.AsNoTracking()
            .Where(m => messages.Contains(m.MessageId) && m.Id < mail.Id)
            .Where(m => m.Template != InquiryNoticeMail.Name && m.Template != InquiryForwardMail.Name)
            .ToListAsync(cancel);
        return mails.ConvertAll(m => new Link(m.InternetMessageId(settings.Mail.From.Domain), m.CreatedAt));
    }

    /// <summary>What it says.</summary>
    public static MailContent Letter(MailTemplates templates, string text, string signature, string replyKey) =>
        new(templates.Fill(Name, ("text", text), ("signature", signature), ("reference", Secret.Group(replyKey))))
        {
            Origin = MailOrigin.Person,
        };

    sealed record Link(string Id, DateTime At);
}
