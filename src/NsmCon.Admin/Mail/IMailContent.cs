using MimeKit;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Mail;

/// <summary>
/// Writes the mails of one template. A feature registers its own: <c>services.AddScoped&lt;IMailContent, TicketMail&gt;()</c>.
/// </summary>
public interface IMailContent
{
    /// <summary>The <see cref="OutgoingMail.Template"/> that it writes.</summary>
    string Template { get; }

    /// <summary>The role of the staff who may see it, as they look after the people it goes to; null for all who see mails.</summary>
    StaffRole? ReadBy => StaffRole.Owner;

    /// <summary>
    /// Whether it carries a link that makes its reader someone: until it is sent, the staff pages show it to nobody, and then without that.
    /// </summary>
    bool IsSecret => false;

    /// <summary>
    /// Writes what the mail says, from today's data; null if what it was about is gone, which gives the mail up. It is asked
    /// at every attempt and for the preview, so it changes nothing.
    /// </summary>
    /// <exception cref="Data.RuleBrokenException">It cannot be written yet; the mail waits and shows the sentence.</exception>
    /// <exception cref="DeliveryException">It must not be written for this recipient any more.</exception>
    Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel);
}

/// <summary>What a mail says; recipient and subject stand in the <see cref="OutgoingMail"/>. docs/MAIL.md tells the Markdown.</summary>
public sealed record MailContent(string Markdown)
{
    /// <summary>Who wrote it.</summary>
    public MailOrigin Origin { get; init; } = MailOrigin.Automatic;

    /// <summary>Files at its end.</summary>
    public IReadOnlyList<MailPart> Attachments { get; init; } = [];

    /// <summary>Pictures in its text, shown by <c>![words](cid:NAME)</c>.</summary>
    public IReadOnlyList<MailPart> Pictures { get; init; } = [];

    /// <summary>
    /// What only its recipient may read, such as the code in a link: it is not in what is kept of the mail, nor are its files then.
    /// </summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The addresses that get a copy, which all its readers see.</summary>
    public IReadOnlyList<string> CopiesTo { get; init; } = [];

    /// <summary>Where answers go; the sender if null.</summary>
    public MailboxAddress? ReplyTo { get; init; }

    /// <summary>The Message-ID that it answers, without angle brackets.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The Message-IDs of the conversation so far, oldest first, without angle brackets.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}

/// <summary>Who wrote a mail. It decides its look, and whether other machines may answer it.</summary>
public enum MailOrigin
{
    /// <summary>The app, on its own: a ticket.</summary>
    Automatic,

    /// <summary>The app, in answer to what someone sent: a receipt.</summary>
    AutomaticAnswer,

    /// <summary>A person. It looks like a letter and has no title of the event above it.</summary>
    Person,
}

/// <summary>A file of a mail, or a picture in it.</summary>
/// <param name="Name">The file's name; a picture's name in <c>cid:NAME</c>.</param>
/// <param name="ContentType">Such as "image/png" or "text/calendar; charset=utf-8; method=PUBLISH".</param>
/// <param name="Bytes">What is in it.</param>
public sealed record MailPart(string Name, string ContentType, byte[] Bytes);
