using System.Net;
using System.Net.Sockets;

namespace NsmCon.Testbed;

/// <summary>Ports of 127.0.0.1 for programs that tests and benchmarks start.</summary>
public static class Ports
{
    // Above lie the ports of the tests' servers, and from 32768 on those that Linux gives to outgoing connections.
    const int First = 10_000,
        Count = 10_000;

    // One file for all test processes of a user, not of a run: several runs go on at once. Linux ends the locks of a process with it.
    static readonly FileStream Owners = new(
        $"/tmp/nsmcon-ports-{Environment.UserName}",
        FileMode.OpenOrCreate,
        FileAccess.ReadWrite,
        FileShare.ReadWrite
    );

    static int given = Environment.ProcessId * 101;

    /// <summary>A port that nobody listens on, and that no living process was given before: a program may take it seconds later.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref given) % Count);
            if (Own(port) && IsFree(port))
                return port;
        }
    }

    // The byte of the port is locked until this process ends.
    static bool Own(int port)
    {
        if (!OperatingSystem.IsLinux())
            return true;

        try
        {
            Owners.Lock(port, 1);
            return true;
        }
        catch (IOException)
        {
            return false;
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
