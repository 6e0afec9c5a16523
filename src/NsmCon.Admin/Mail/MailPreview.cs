using System.Net;
using MimeKit;

namespace NsmCon.Admin.Mail;

static class MailPreview
{
    /// <summary>The HTML body with its pictures in it, as a browser shows it without the mail.</summary>
    public static string WithPictures(MimeMessage message)
    {
        var html = message.HtmlBody ?? "";
        foreach (var picture in message.BodyParts.OfType<MimePart>().Where(part => part is { ContentId: not null, Content: not null }))
        {
            using var bytes = new MemoryStream();
            picture.Content!.DecodeTo(bytes);
            html = html.Replace(
                $"src=\"cid:{WebUtility.HtmlEncode(picture.ContentId)}\"",
                $"src=\"data:{picture.ContentType.MimeType};base64,{Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length)}\"",
                StringComparison.Ordinal
            );
        }

        return html;
    }
}
