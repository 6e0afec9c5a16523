using System.Security.Cryptography;
using NsmCon.Admin.Published;
using NsmCon.Data;

namespace NsmCon.Admin.Forms;

/// <summary>What photos of speakers and logos of sponsors share: how an upload is read, and which path on the site it gets.</summary>
static class UploadedPicture
{
    /// <summary>How much of a request is read: enough to say of a picture that it is too large.</summary>
    public const int LongestRequest = 2 * ResizePhoto.MostBytes;

    const int LongestName = 80;

    /// <summary>Reads what was sent.</summary>
    /// <exception cref="RuleBrokenException">Nothing was, or too much.</exception>
    public static async Task<byte[]> Read(IFormFile? upload, CancellationToken cancel)
    {
        if (upload is null or { Length: 0 })
            throw new RuleBrokenException("Choose a picture first: a JPEG, PNG or WebP.");
        if (upload.Length > ResizePhoto.MostBytes)
            throw new RuleBrokenException("This picture is larger than 10 MB. Make it smaller, and send it again.");

        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    /// <summary>Where a picture stands on the site: the end of the name tells it from all others of the same name.</summary>
    /// <param name="folder">One of <see cref="SpeakerPhotos"/>' folders.</param>
    /// <param name="name">Whose picture it is.</param>
    /// <param name="picture">The picture.</param>
    /// <param name="ending">Such as ".jpg".</param>
    public static string PathOf(string folder, string name, byte[] picture, string ending)
    {
        var inAddress = name.InAddress();
        if (inAddress.Length > LongestName)
            inAddress = inAddress[..LongestName].TrimEnd('-');
        return $"{folder}{(inAddress.Length > 0 ? inAddress : "picture")}-{Convert.ToHexStringLower(SHA256.HashData(picture).AsSpan(0, 4))}{ending}";
    }
}
