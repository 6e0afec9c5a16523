using MimeKit;
using MimeKit.Utils;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>Makes of an outgoing mail what is sent: headers, both bodies, pictures and files.</summary>
public sealed class ComposeMail(
    IEnumerable<IMailContent> contents,
    ConferenceDb db,
    PublishedAgendas published,
    ConferenceSettings settings,
    TimeProvider clock
)
{
    /// <summary>Whether it is for its recipient's eyes alone.</summary>
    public bool IsSecret(OutgoingMail mail) => Writer(mail) is { IsSecret: true };

    /// <summary>Composes it from today's data.</summary>
    /// <exception cref="DeliveryException">It cannot be sent, now or ever.</exception>
    /// <exception cref="RuleBrokenException">Its text cannot be written yet.</exception>
    public async Task<ComposedMail> Compose(OutgoingMail mail, CancellationToken cancel)
    {
        var writer = Writer(mail)
            ?? throw new DeliveryException($"This version of the app writes no mails of the kind \"{mail.Template}\".");
        var content = await writer.Write(mail, cancel)
            ?? throw new DeliveryException("What this mail was about is gone, so it was not sent.") { IsFinal = true };
        if (writer.IsSecret && content.Secrets.Count == 0)
            throw new InvalidOperationException($"{writer.GetType().Name} does not say what is secret in its mail.");

        var conference = mail.EventId is { } eventId ? await published.Shown(db, eventId, cancel) : null;

        var message = Envelope(mail, content);
        // The sender's mailbox is often read by nobody: who answers reaches the organizers.
        if (message.ReplyTo.Count == 0 && conference is { HelpEmail.Length: > 0 })
            message.ReplyTo.Add(new MailboxAddress(conference.Title, conference.HelpEmail));
        EncodedNames.KeepShort(message);
        message.Body = Body(mail, content, conference is null ? MailTitle.NsmCon : MailTitle.ForEvent(conference));
        return new(message, content);
    }

    /// <summary>Why it can never be sent, such as that what it was about is gone; null if it can.</summary>
    public async Task<string?> Refusal(OutgoingMail mail, CancellationToken cancel)
    {
        try
        {
            using var composed = await Compose(mail, cancel);
            return null;
        }
        catch (DeliveryException fault)
        {
            return fault.IsFinal ? fault.Message : null;
        }
        catch (RuleBrokenException)
        {
            return null;
        }
    }

    IMailContent? Writer(OutgoingMail mail) => contents.FirstOrDefault(content => content.Template == mail.Template);

    MimeMessage Envelope(OutgoingMail mail, MailContent content)
    {
        var message = new MimeMessage
        {
            MessageId = mail.InternetMessageId(settings.Mail.From.Domain),
            Date = clock.GetUtcNow(),
            Subject = MarkdownText.OneLine(mail.Subject),
        };
        message.From.Add(settings.Mail.From);
        message.To.Add(Recipient(mail));
        message.Cc.AddRange(content.CopiesTo.Select(address => new MailboxAddress("", address)));
        if (content.ReplyTo is not null)
            message.ReplyTo.Add(content.ReplyTo);
        if (content.Origin != MailOrigin.Person)
            MarkAsAutomatic(message, content.Origin);
        if (MessageId(content.InReplyTo) is { } answered)
            message.InReplyTo = answered;
        foreach (var id in content.References.Append(content.InReplyTo).Select(MessageId).OfType<string>().Distinct(StringComparer.Ordinal))
            message.References.Add(id);
        return message;
    }

    // RFC 3834, and what Exchange heeds in its place. Reports of what could not be delivered are still welcome.
    static void MarkAsAutomatic(MimeMessage message, MailOrigin origin)
    {
        message.Headers.Add("Auto-Submitted", origin == MailOrigin.AutomaticAnswer ? "auto-replied" : "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "OOF, AutoReply");
    }

    static MailboxAddress Recipient(OutgoingMail mail) =>
        EmailAddress.IsValid(mail.To)
            ? new MailboxAddress(MarkdownText.OneLine(mail.ToName), EmailAddress.Canonical(mail.To))
            : throw new DeliveryException($"\"{MarkdownText.OneLine(mail.To)}\" is not an address that a mail can go to.")
            {
                IsFinal = true,
            };

    // What strangers wrote as a Message-ID may be none.
    static string? MessageId(string? id) => id is null ? null : MimeUtils.EnumerateReferences($"<{id}>").FirstOrDefault();

    MimeEntity Body(OutgoingMail mail, MailContent content, MailTitle title)
    {
        string ContentId(string name) => $"{name}.{mail.InternetMessageId(settings.Mail.From.Domain)}";
        var bodies = new MailBodies(content, title, mail.Subject, name =>
            content.Pictures.Any(p => p.Name == name) ? ContentId(name) : null
        );
        var builder = new BodyBuilder { TextBody = bodies.Text(), HtmlBody = bodies.Html() };
        foreach (var picture in content.Pictures)
        {
            var part = builder.LinkedResources.Add(
                $"{picture.Name}.{picture.ContentType.Split('/')[^1]}",
                picture.Bytes,
                ContentType.Parse(picture.ContentType)
            );
            part.ContentId = ContentId(picture.Name);
            part.ContentDisposition = new ContentDisposition(ContentDisposition.Inline);
        }

        foreach (var file in content.Attachments)
            builder.Attachments.Add(file.Name, file.Bytes, ContentType.Parse(file.ContentType));
        return builder.ToMessageBody();
    }
}
