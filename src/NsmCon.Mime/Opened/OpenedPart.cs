using System.Security.Cryptography.Pkcs;
using MimeKit;
using MimeKit.Tnef;

namespace NsmCon.Mime;

/// <summary>Opens parts that hold other parts in a form of their own: Outlook's winmail.dat, and the signed envelopes of S/MIME.</summary>
static class OpenedPart
{
    const string SignedData = "1.2.840.113549.1.7.2";

    /// <summary>Whether a part is a winmail.dat (TNEF).</summary>
    public static bool IsTnef(MimePart part)
    {
        var type = part.ContentType;
        var isNamedSo =
            part.FileName?.Equals("winmail.dat", StringComparison.OrdinalIgnoreCase) == true
            && type.IsMimeType("application", "octet-stream");
        return isNamedSo || part is TnefPart || type.IsMimeType("application", "ms-tnef") || type.IsMimeType("application", "vnd.ms-tnef");
    }

    /// <summary>Whether a part is an envelope of S/MIME.</summary>
    public static bool IsEnvelope(MimePart part) =>
        part.ContentType.IsMimeType("application", "pkcs7-mime") || part.ContentType.IsMimeType("application", "x-pkcs7-mime");

    /// <summary>What is in a winmail.dat; null where it is broken.</summary>
    public static MimeEntity? FromTnef(ReadOnlyMemory<byte> content)
    {
        try
        {
            var part = new TnefPart { Content = new MimeContent(RawMail.Open(content)) };
            return part.ConvertToMessage().Body;
        }
        catch (Exception fault) when (BrokenInput.Explains(fault))
        {
            return null;
        }
    }

    /// <summary>What was signed; null where the envelope is encrypted or broken. Whether the signature is right is not asked.</summary>
    public static ReadOnlyMemory<byte>? FromEnvelope(ReadOnlyMemory<byte> content)
    {
        try
        {
            var bytes = content.ToArray();
            if (ContentInfo.GetContentType(bytes).Value != SignedData)
                return null;

            var signed = new SignedCms();
            signed.Decode(bytes);
            return signed.ContentInfo.Content;
        }
        catch (Exception fault) when (BrokenInput.Explains(fault))
        {
            return null;
        }
    }
}
