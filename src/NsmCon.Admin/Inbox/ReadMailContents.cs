using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Mime;

namespace NsmCon.Admin.Inbox;

/// <summary>Reads a mail that came in, from the bytes that are kept of it. It can be read again at any time.</summary>
public sealed class ReadMailContents(ConferenceDb db, OwnMailboxes mailboxes, ConferenceSettings settings)
{
    /// <summary>Everything that the mail says.</summary>
    public async Task<ReadMail> ReadWhole(IncomingMail mail) => Read(mail, await ReadBytes(mail), await db.OwnAddresses(mailboxes));

    /// <summary>What inquiries need of it.</summary>
    public async Task<MailContents> Read(IncomingMail mail)
    {
        var ours = await db.OwnAddresses(mailboxes);
        var read = Read(mail, await ReadBytes(mail), ours);
        List<string> recipients = [.. read.To.Concat(read.Cc).Select(person => person.Address).Concat(read.DeliveredTo)];
        return new()
        {
            FromName = read.From?.Name ?? "",
            FromAddress = read.From?.Address ?? "",
            To = FormatPeople(read.To),
            Cc = FormatPeople(read.Cc),
            Recipients = recipients,
            EventIds = ours.EventsAt(recipients),
            Subject = read.Subject,
            Text = string.Join('\n', read.Text.Select(piece => piece.Lines)),
            Pieces = [.. Pieces(read).Select(piece => piece.Length)],
            HasHtml = read.Html is not null,
            MessageId = read.MessageId,
            References = [.. read.References, .. read.InReplyTo],
            Automatic = read.Automatic?.Reason,
            Spam = read.Spam is { IsSpam: true } verdict ? $"The mail server takes it for spam. {verdict.Header}: {verdict.Value}" : null,
            Bounce = read.Bounce is { OriginalMessageId: { } sent } report ? new(sent, [.. report.Recipients.Select(ToUnreached)]) : null,
            Files = Files(mail, read),
        };
    }

    static List<MailFile> Files(IncomingMail mail, ReadMail read)
    {
        return [.. read.Attachments.Select(Kept)];

        MailFile Kept(ReadAttachment file, int number)
        {
            // Where only the beginning is here, its last file may end in the middle.
            var isBroken = mail.IsCut && number == read.Attachments.Count - 1;
            return new(file.Name, file.Type, file.Size, file.IsLeftOut || isBroken ? null : file.Content.ToArray(), file.IsInline);
        }
    }

    /// <summary>The mail as it was laid out: a page for a sandboxed frame. Null where it has no HTML.</summary>
    public async Task<string?> ReadFramed(IncomingMail mail, bool withRemote) =>
        await ReadWhole(mail) is { Html: { } html } read ? new FramedMail(read).Page(html, withRemote) : null;

    /// <summary>The text of a mail, piece by piece.</summary>
    public static IEnumerable<MessagePiece> Pieces(ReadMail read) =>
        read.Text.Select(piece => new MessagePiece(KindOf(piece.Kind), piece.Lines));

    static PieceKind KindOf(TextKind kind) =>
        kind switch
        {
            TextKind.Quoted => PieceKind.Quoted,
            TextKind.Signature => PieceKind.Signature,
            _ => PieceKind.Written,
        };

    static UnreachedRecipient ToUnreached(BouncedRecipient recipient) =>
        new(
            recipient.Address,
            recipient.Kind == BounceKind.Hard,
            recipient.Diagnostic
                ?? (recipient.Status is { } status ? $"The mail server gave the status {status}." : "The mail server gave no reason.")
        );

    ReadMail Read(IncomingMail mail, byte[] bytes, OwnAddresses ours) =>
        MailReader.Read(
            bytes,
            new()
            {
                ArrivedAt = mail.ArrivedAt,
                OwnAddresses = ours.All,
                TrustedServers = settings.Mail.TrustedServers,
            }
        );

    /// <summary>The mail as it arrived.</summary>
    public Task<byte[]> ReadBytes(IncomingMail mail) =>
        db.StoredFiles.Where(file => file.Hash == mail.Hash).Select(file => file.Bytes).SingleAsync();

    static string FormatPeople(IReadOnlyList<NamedAddress> people) =>
        string.Join(", ", people.Select(person => person.Name.Length > 0 ? $"{person.Name} <{person.Address}>" : person.Address));
}
