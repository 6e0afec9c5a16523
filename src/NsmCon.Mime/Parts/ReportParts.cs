using MimeKit;

namespace NsmCon.Mime;

/// <summary>What mail servers and mail programs report about another mail, in parts made for programs (RFC 3462).</summary>
sealed class ReportParts
{
    /// <summary>The groups of a delivery status (RFC 3464): the first about the mail, each other about a recipient.</summary>
    public List<HeaderList> Status { get; } = [];

    /// <summary>The headers of the mail that it is about; null where they did not come.</summary>
    public HeaderList? Returned { get; set; }

    /// <summary>Whether it says that a mail was opened (RFC 8098).</summary>
    public bool IsReadReceipt { get; set; }

    /// <summary>Whether it says that somebody called a mail spam (RFC 5965).</summary>
    public bool IsComplaint { get; set; }

    /// <summary>Takes a part that is made for programs; false where it is for people.</summary>
    public bool Take(MimeEntity entity)
    {
        switch (entity)
        {
            case MessageDeliveryStatus status:
                Status.AddRange(Groups(status));
                return true;
            case MimePart part when part.ContentType.IsMimeType("message", "disposition-notification"):
                IsReadReceipt = true;
                return true;
            case MimePart part when part.ContentType.IsMimeType("message", "feedback-report"):
                IsComplaint = true;
                return true;
            case MimePart part when IsHeaders(part.ContentType):
                Returned ??= HeadersOf(part);
                return true;
            // What came back is no file of the sender's.
            case MessagePart message when Status.Count > 0 || IsReadReceipt || IsComplaint:
                Returned ??= message.Message?.Headers;
                return true;
            default:
                return false;
        }
    }

    static bool IsHeaders(ContentType type) =>
        type.MediaSubtype.Equals("rfc822-headers", StringComparison.OrdinalIgnoreCase) || type.IsMimeType("message", "global-headers");

    static List<HeaderList> Groups(MessageDeliveryStatus status)
    {
        try
        {
            return [.. status.StatusGroups];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    static HeaderList HeadersOf(MimePart part)
    {
        using var content = BoundedContent.Read(part, mostKept: 256 * 1024);
        return ReturnedText.Headers(content.Kept);
    }
}
