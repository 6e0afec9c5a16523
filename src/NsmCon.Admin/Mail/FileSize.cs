namespace NsmCon.Admin.Mail;

/// <summary>How large a file is, for people.</summary>
public static class FileSize
{
    /// <summary>"1 byte", "812 bytes", "4 kB", "1.2 MB".</summary>
    public static string Format(long bytes) =>
        bytes switch
        {
            1 => "1 byte",
            < 1_000 => $"{bytes} bytes",
            < 1_000_000 => InWords($"{bytes / 1_000.0:0} kB"),
            _ => InWords($"{bytes / 1_000_000.0:0.#} MB"),
        };
}
