namespace NsmCon.Admin.Forms;

/// <summary>A file that came with a form.</summary>
static class UploadedFile
{
    public static byte[] Bytes(this IFormFile file)
    {
        using var bytes = new MemoryStream((int)file.Length);
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
