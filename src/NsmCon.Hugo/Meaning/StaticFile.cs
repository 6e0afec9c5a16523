namespace NsmCon.Hugo;

/// <summary>A file of the site's <c>static/</c> folder that pages show or link to, by its path on the site: "/pdf/engines.pdf".</summary>
public static class StaticFile
{
    // Nothing that a browser would run as a page or a script.
    static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".avif"] = "image/avif",
        [".csv"] = "text/csv; charset=utf-8",
        [".doc"] = "application/msword",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".epub"] = "application/epub+zip",
        [".gif"] = "image/gif",
        [".gz"] = "application/gzip",
        [".ics"] = "text/calendar; charset=utf-8",
        [".jpeg"] = "image/jpeg",
        [".jpg"] = "image/jpeg",
        [".key"] = "application/vnd.apple.keynote",
        [".mp3"] = "audio/mpeg",
        [".mp4"] = "video/mp4",
        [".odp"] = "application/vnd.oasis.opendocument.presentation",
        [".ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".pdf"] = "application/pdf",
        [".png"] = "image/png",
        [".pps"] = "application/vnd.ms-powerpoint",
        [".ppsx"] = "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
        [".ppt"] = "application/vnd.ms-powerpoint",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".svg"] = "image/svg+xml",
        [".tgz"] = "application/gzip",
        [".txt"] = "text/plain; charset=utf-8",
        [".webm"] = "video/webm",
        [".webp"] = "image/webp",
        [".xls"] = "application/vnd.ms-excel",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".zip"] = "application/zip",
    };

    /// <summary>
    /// The content type, by the file's name; null for what is no such file: a page, a script, or a kind that is not known.
    /// </summary>
    public static string? ContentType(string path) => Types.GetValueOrDefault(Path.GetExtension(Relative(path)));

    /// <summary>Whether it is a picture, by its name.</summary>
    public static bool IsPicture(string path) => ContentType(path)?.StartsWith("image/", StringComparison.Ordinal) == true;

    /// <summary>Its place below the folder, without a query and a fragment.</summary>
    public static string Relative(string path) => path.Split('?', '#')[0].TrimStart('/');
}
