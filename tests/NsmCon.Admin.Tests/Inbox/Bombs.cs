using System.IO.Compression;
using System.Text;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>Mails that were made to be too much for whoever reads them.</summary>
static class Bombs
{
    const string Beginning = "From: toni@polder.example\r\nDate: Mon, 29 Jun 2026 08:15:00 +0000\r\n";

    /// <summary>What the bombs are called.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "50 megabytes",
        "10,000 nested parts",
        "10,000 mails in mails",
        "a million headers",
        "a header of 10 megabytes",
        "40,000 references",
        "a zip of 200 megabytes of nothing",
        "a line of 20 megabytes",
        "a million open tags",
    ];

    /// <summary>The bytes of one.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="way">Tells two of a kind apart.</param>
    public static byte[] Mail(string name, string way)
    {
        var mail = name switch
        {
            "50 megabytes" => $"Subject: Bomb\r\n{WithFile("large.bin", new byte[37_000_000])}",
            "10,000 nested parts" => "Subject: Bomb\r\n"
                + Times(10_000, number => $"Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n")
                + "\r\nx",
            "10,000 mails in mails" => Times(10_000, _ => "Subject: Bomb\r\nContent-Type: message/rfc822\r\n\r\n") + "\r\nx",
            "a million headers" => "Subject: Bomb\r\n" + Times(1_000_000, _ => "a:b\r\n") + "\r\nx",
            "a header of 10 megabytes" => "Subject: Bomb\r\nTo: " + Times(500_000, _ => "toni@polder.example,") + "\r\n\r\nx",
            "40,000 references" => "Subject: Bomb\r\nReferences:" + Times(40_000, number => $" <{number}@b>\r\n") + "\r\nx",
            "a zip of 200 megabytes of nothing" => $"Subject: Bomb\r\n{WithFile("bomb.zip", Zip())}",
            "a line of 20 megabytes" => $"Subject: Bomb\r\n\r\n{new string('x', 20_000_000)}",
            "a million open tags" => $"Subject: Bomb\r\nContent-Type: text/html\r\n\r\n{Times(1_000_000, _ => "<div>")}",
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
        return Encoding.ASCII.GetBytes($"X-Way: {way}\r\n{Beginning}{mail}");
    }

    /// <summary>A file that becomes 200 MB if somebody unpacks it.</summary>
    public static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("nothing").Open())
        {
            var nothing = new byte[1_000_000];
            for (var megabytes = 0; megabytes < 200; megabytes++)
                entry.Write(nothing);
        }

        return bytes.ToArray();
    }

    static string WithFile(string name, byte[] file) =>
        $"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee the file.\r\n--b\r\nContent-Type: application/octet-stream; name={name}\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(file, Base64FormattingOptions.InsertLineBreaks)}\r\n--b--\r\n";

    static string Times(int count, Func<int, string> piece) => string.Concat(Enumerable.Range(0, count).Select(piece));
}
