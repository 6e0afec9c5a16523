using NsmCon.Data.Mail;
using NsmCon.Mime;

namespace NsmCon.Admin.Inbox;

/// <summary>A message of an inquiry as its mail was laid out.</summary>
public sealed record LaidOutPage(IncomingMail Mail, ReadMail Read, string InquiryPath, MailFrame Frame);

/// <summary>The frame that shows a mail as it was laid out.</summary>
/// <param name="Path">Where its HTML is.</param>
/// <param name="WithPicturesPath">The page that shows it with pictures of other servers.</param>
/// <param name="RemotePictures">How many pictures are on other servers.</param>
/// <param name="ShowsRemote">Whether they are shown.</param>
public sealed record MailFrame(string Path, string WithPicturesPath, int RemotePictures, bool ShowsRemote)
{
    /// <summary>What the HTML may do: its links open in windows of their own, and nothing else.</summary>
    public const string Sandbox = "allow-popups allow-popups-to-escape-sandbox";

    public string Source => ShowsRemote ? $"{Path}/pictures" : Path;
}
