using System.Net;
using System.Net.Sockets;

namespace NsmCon.Testbed;

/// <summary>Ports of 127.0.0.1 for programs that tests and benchmarks start.</summary>
public static class Ports
{
    // Above lie the ports of the tests' servers, and from 32768 on those that Linux gives to outgoing connections.
    const int First = 10_000, Count = 10_000;

    static int given = Environment.ProcessId * 101;

    /// <summary>A port that nobody listens on. This process gives it out only once: a program may take it seconds later.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref given) % Count);
            if (IsFree(port)) return port;
        }
    }

    static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
