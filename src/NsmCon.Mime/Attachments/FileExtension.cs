namespace NsmCon.Mime;

/// <summary>The extension of a file that came without a name.</summary>
static class FileExtension
{
    public static string ForType(string type) =>
        type switch
        {
            "application/pdf" => ".pdf",
            "application/rtf" or "text/rtf" => ".rtf",
            "application/zip" => ".zip",
            "application/pgp-encrypted" or "application/octet-stream" => ".bin",
            "image/jpeg" => ".jpg",
            "image/png" or "image/gif" or "image/webp" or "image/bmp" => "." + type[6..],
            "image/svg+xml" => ".svg",
            "message/rfc822" => ".eml",
            "text/calendar" => ".ics",
            "text/csv" => ".csv",
            "text/html" => ".html",
            "text/plain" => ".txt",
            "text/vcard" or "text/x-vcard" => ".vcf",
            _ => "",
        };
}
