using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>A mailbox by IMAP that has a few mails and tells the truth about them, but for what a test lets it say.</summary>
sealed class LyingMailbox : IDisposable
{
    /// <summary>Stands in an answer for the tag of its command.</summary>
    const char Tag = '§';

    const string Done = "§ OK [READ-ONLY] done\r\n",
        Capabilities = "CAPABILITY IMAP4rev1 IDLE ESEARCH";

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    long sent;

    /// <summary>Starts to listen, with a mail for each subject.</summary>
    public LyingMailbox(params IEnumerable<string> subjects)
    {
        foreach (var subject in subjects)
            Add(
                (uint)Mails.Count + 1,
                Encoding.ASCII.GetBytes(
                    $"From: toni@polder.example\r\nMessage-ID: <{Guid.NewGuid():N}@polder.example>\r\nSubject: {subject}\r\n\r\nAbout {subject}.\r\n"
                )
            );
        listener.Start();
        _ = Listen();
    }

    /// <summary>The mails by their numbers.</summary>
    public ConcurrentDictionary<uint, byte[]> Mails { get; } = new();

    public long UidValidity { get; set; } = 7;

    /// <summary>The answer to a command, which comes without its tag, or to "connect"; null says the truth, and nothing at all lets the client wait.</summary>
    public Func<string, IEnumerable<string>?> Lie { get; set; } = _ => null;

    /// <summary>With one, it speaks TLS from the start.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>What clients said.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>How many bytes it sent.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>What faults call it.</summary>
    public string Server => $"127.0.0.1:{Port}";

    int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The settings that let an app read it.</summary>
    public string[] Settings =>
        [
            "Mail:Imap:Host=127.0.0.1",
            $"Mail:Imap:Port={Port}",
            $"Mail:Imap:Security={(Certificate is null ? "None" : "Tls")}",
            "Mail:Imap:User=sponsors@example.org",
            "Mail:Imap:Password=secret",
            "Mail:Imap:PollSeconds=1",
        ];

    /// <summary>Puts a mail in.</summary>
    public void Add(uint uid, byte[] mail) => Mails[uid] = mail;

    /// <summary>What an honest server answers.</summary>
    public IEnumerable<string> Truth(string command)
    {
        var words = command.Split(' ');
        return words switch
        {
            ["connect"] => [$"* OK [{Capabilities}] here\r\n"],
            ["CAPABILITY"] => [$"* {Capabilities}\r\n", Done],
            ["LIST", "\"\"", "\"\""] => ["* LIST (\\Noselect) \"/\" \"\"\r\n", Done],
            ["LIST", ..] => ["* LIST () \"/\" \"INBOX\"\r\n", Done],
            ["EXAMINE", ..] =>
            [
                $"* {Mails.Count} EXISTS\r\n",
                $"* OK [UIDVALIDITY {UidValidity}] so\r\n",
                $"* OK [UIDNEXT {Within("1:*").LastOrDefault() + 1}] so\r\n",
                Done,
            ],
            ["UID", "SEARCH", ..] => [Found(Within(words[^1] == "ALL" ? "1:*" : words[^1])), Done],
            ["UID", "FETCH", var set, ..] when command.Contains("BODY.PEEK", StringComparison.Ordinal) =>
            [
                .. Within(set).Select(uid => Body(uid, command)),
                Done,
            ],
            ["UID", "FETCH", var set, ..] => [.. Within(set).Select(Description), Done],
            ["IDLE"] => ["+ waiting\r\n"],
            _ => [Done],
        };
    }

    public void Dispose() => listener.Dispose();

    static string Found(IReadOnlyList<uint> uids) =>
        $"* ESEARCH (TAG \"{Tag}\") UID{(uids.Count > 0 ? $" ALL {string.Join(',', uids)}" : "")}\r\n";

    string Description(uint uid) =>
        $"* {Place(uid)} FETCH (UID {uid} RFC822.SIZE {Mails[uid].Length} INTERNALDATE \"17-Jul-2026 02:44:25 +0000\")\r\n";

    string Body(uint uid, string command)
    {
        var most = int.Parse(
            command[(command.IndexOf("<0.", StringComparison.Ordinal) + 3)..command.IndexOf(">)", StringComparison.Ordinal)],
            CultureInfo.InvariantCulture
        );
        var bytes = Mails[uid].AsSpan(0, Math.Min(most, Mails[uid].Length));
        return $"* {Place(uid)} FETCH (UID {uid} BODY[]<0> {{{bytes.Length}}}\r\n{Encoding.Latin1.GetString(bytes)})\r\n";
    }

    int Place(uint uid) => Within("1:*").IndexOf(uid) + 1;

    List<uint> Within(string set)
    {
        var all = Mails.Keys.Order().ToList();
        var ranges = set.Split(',')
            .Select(range =>
                range
                    .Split(':')
                    .Select(end => end == "*" ? all.LastOrDefault() : uint.Parse(end, CultureInfo.InvariantCulture))
                    .Order()
                    .ToList()
            )
            .ToList();
        return all.FindAll(uid => ranges.Exists(range => uid >= range[0] && uid <= range[^1]));
    }

    async Task Listen()
    {
        try
        {
            while (true)
                _ = Talk(await listener.AcceptTcpClientAsync());
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task Talk(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = await Protected(client.GetStream());
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await Send(stream, "connect", "");
            for (var tag = ""; await reader.ReadLineAsync() is { } line; )
            {
                Lines.Enqueue(line);
                if (line != "DONE")
                    tag = line.Split(' ')[0];
                await Send(stream, line == "DONE" ? line : line[(tag.Length + 1)..], tag);
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // One of them left.
        }
    }

    async Task Send(Stream stream, string command, string tag)
    {
        foreach (var piece in Lie(command) ?? Truth(command))
        {
            var bytes = Encoding.Latin1.GetBytes(piece.Replace($"{Tag}", tag, StringComparison.Ordinal));
            await stream.WriteAsync(bytes);
            Interlocked.Add(ref sent, bytes.Length);
        }
    }

    async Task<Stream> Protected(NetworkStream stream)
    {
        if (Certificate is not { } certificate)
            return stream;

        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(certificate);
        return secured;
    }
}
