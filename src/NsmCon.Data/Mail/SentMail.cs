namespace NsmCon.Data.Mail;

/// <summary>
/// A mail as it went out, kept as long as the mail itself: what its recipient reads, whatever became of the data it was
/// written from. Sent again by a person, a mail has one more of these; an attempt that the server refused leaves none.
/// </summary>
[Unseen]
public class SentMail
{
    public int Id { get; set; }

    /// <summary>The event it belongs to, if any.</summary>
    public int? EventId { get; set; }

    public int OutgoingMailId { get; set; }

    /// <summary>The <see cref="OutgoingMail.MessageKey"/> that it went out with.</summary>
    public Guid MessageKey { get; set; }

    public DateTime HandedOverAt { get; set; }

    /// <summary>Its headers and both bodies as a MIME message in Brotli. Secrets in links are left out, and files are beside.</summary>
    public required byte[] Message { get; set; }

    /// <summary>The files it carried, in its order.</summary>
    public List<SentFile> Files { get; set; } = [];
}

/// <summary>A file that a mail carried.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Hash">
/// The hash of its bytes, which are a <see cref="StoredFile"/>; null where they hold a secret, so that nobody keeps them.
/// </param>
public sealed record SentFile(string Name, string ContentType, long Size, string? Hash);
