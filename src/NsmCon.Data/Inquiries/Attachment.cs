using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>A file that came with a message. Its bytes are a <see cref="StoredFile"/>, kept once however often they come.</summary>
[Unseen]
public class Attachment
{
    public const int NameLength = 255;

    public const int ContentTypeLength = 127;

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>The message that it came with.</summary>
    [Searched]
    public int MessageId { get; set; }

    /// <summary>Its place among the files of the message, from 0.</summary>
    public int Position { get; set; }

    /// <summary>A name that is safe to show and to save.</summary>
    [MaxLength(NameLength), Searched]
    public required string Name { get; set; }

    /// <summary>The type that its content shows, such as "application/pdf".</summary>
    [MaxLength(ContentTypeLength)]
    public required string ContentType { get; set; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; set; }

    /// <summary>The hash of its bytes; null where it was too large to be kept by itself: it is in the mail as it arrived.</summary>
    [MaxLength(StoredFile.HashLength)]
    public string? Hash { get; set; }

    /// <summary>Whether it belongs into the text, as a picture in a signature does.</summary>
    public bool IsInline { get; set; }

    /// <summary>The files of a mail, in its order; their bytes are kept beside: <see cref="MailContents.FilesByHash"/>.</summary>
    public static IEnumerable<Attachment> FromMail(MailContents contents, int eventId) =>
        contents.Files.Select(
            (file, position) =>
                new Attachment
                {
                    EventId = eventId,
                    Position = position,
                    Name = file.Name.Start(NameLength),
                    ContentType = file.ContentType.Start(ContentTypeLength),
                    Size = file.Size,
                    Hash = file.Hash,
                    IsInline = file.IsInline,
                }
        );
}
