using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>A mail server that does what a real one cannot be made to do.</summary>
sealed class ScriptedServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);

    /// <summary>Starts to listen.</summary>
    /// <param name="answer">The answer to a line, "." after the text of a mail; null gives the usual one, "" none at all, and an <see cref="IOException"/> hangs up.</param>
    public ScriptedServer(Func<string, string?> answer)
    {
        listener.Start();
        _ = Listen(answer);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    /// <summary>What clients said, without the texts of mails.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    public string[] Settings => ["Mail:Smtp:Host=127.0.0.1", $"Mail:Smtp:Port={Port}", "Mail:Smtp:Security=None"];

    public void Dispose() => listener.Dispose();

    async Task Listen(Func<string, string?> answer)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                Connections++;
                _ = Talk(client, answer);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task Talk(TcpClient client, Func<string, string?> answer)
    {
        using var connection = client;
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        try
        {
            for (var line = "connect"; line is not null; line = await reader.ReadLineAsync())
            {
                Lines.Enqueue(line);
                var said = answer(line) ?? Usual(line);
                if (said.Length > 0)
                    await writer.WriteLineAsync(said);
                if (line == "DATA" && said.StartsWith("354", StringComparison.Ordinal))
                    await TakeMail(reader, writer, answer);
            }
        }
        catch (IOException)
        {
            // The client left.
        }
    }

    async Task TakeMail(StreamReader reader, StreamWriter writer, Func<string, string?> answer)
    {
        string? line;
        while ((line = await reader.ReadLineAsync()) is not (null or ".")) { }

        if (line is null)
            return;

        Lines.Enqueue(line);
        var said = answer(line) ?? "250 taken";
        if (said.Length > 0)
            await writer.WriteLineAsync(said);
    }

    static string Usual(string line) =>
        line.Split(' ')[0].ToUpperInvariant() switch
        {
            "CONNECT" => "220 scripted",
            "DATA" => "354 go on",
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
}
