using System.Text;
using NsmCon.Admin.Forms;
using NsmCon.Data.Mail;
using NsmCon.Mime;

namespace NsmCon.Admin.Inbox;

/// <summary>A mail that a person adds: a file that they saved from their mail program, or its source.</summary>
static class UploadedMail
{
    /// <summary>What is larger is no mail that a server would have taken.</summary>
    public const int MostBytes = 50_000_000;

    /// <summary>How much of a request is read: enough to say of a mail that it is too large.</summary>
    public const int LongestRequest = 2 * MostBytes;

    /// <summary>Where it lay, in <see cref="IncomingMail.Folder"/>.</summary>
    const string Folder = "upload";

    /// <summary>How files of Outlook's own kind begin.</summary>
    static ReadOnlySpan<byte> Outlook => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Why a file cannot be taken in; null if it can.</summary>
    public static string? FaultOf(IFormFile file) =>
        file.Length switch
        {
            0 => "This file is empty. Save the mail once more, and choose that.",
            > MostBytes => "This file is larger than 50 MB. Write down what the mail says instead.",
            _ => FaultOf(file.Bytes()),
        };

    /// <summary>Whether a text is the source of a mail, headers and all, and not only what somebody wrote.</summary>
    public static bool IsSource(string text) =>
        MailReader.Read(Encoding.UTF8.GetBytes(text.TrimStart())) is { From: not null, MessageId: not null };

    /// <summary>The mail as one that arrived when it was sent, as far as it says that.</summary>
    public static ArrivedMail ToArrivedMail(byte[] bytes, DateTime now)
    {
        var sentAt = MailReader.Read(bytes, new() { ArrivedAt = now }).SentAt;
        return new(Folder, 0, 0, bytes, sentAt < now ? sentAt.Value : now);
    }

    static string? FaultOf(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Outlook))
            return "This is a file of Outlook’s own kind (.msg). Save the mail as .eml, or write down what it says.";

        return MailReader.Read(bytes).From is null
            ? "This is not a mail: it names no sender. Save the mail from your mail program as an .eml file."
            : null;
    }
}
