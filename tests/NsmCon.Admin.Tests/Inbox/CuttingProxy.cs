using System.Net;
using System.Net.Sockets;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>Stands between the app and the real server, and does to their lines what a bad network or a bad server would.</summary>
sealed class CuttingProxy : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly int target;
    readonly Func<int, string, Fate> judge;

    /// <summary>Starts to listen.</summary>
    /// <param name="target">The port of the real server, without TLS.</param>
    /// <param name="judge">What becomes of a client's line, by its place in the connection from 1.</param>
    public CuttingProxy(int target, Func<int, string, Fate> judge)
    {
        (this.target, this.judge) = (target, judge);
        listener.Start();
        _ = Listen();
    }

    public enum Fate
    {
        Passes,
        Cuts,
        IsLost,
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    public void Dispose() => listener.Dispose();

    async Task Listen()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                Connections++;
                _ = Talk(client);
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    async Task Talk(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, target);
            var back = far.GetStream().CopyToAsync(near.GetStream());
            using var reader = new StreamReader(near.GetStream());
            await using var writer = new StreamWriter(far.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
            for (var count = 1; await reader.ReadLineAsync() is { } line; count++)
            {
                var fate = judge(count, line);
                if (fate == Fate.Cuts)
                    return;
                if (fate == Fate.Passes)
                    await writer.WriteLineAsync(line);
            }

            await back;
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException)
        {
            // One of them left.
        }
    }
}
