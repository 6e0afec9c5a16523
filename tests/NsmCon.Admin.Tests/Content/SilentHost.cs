using System.Net;
using System.Net.Sockets;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A host that accepts connections and says nothing, until it hangs up.</summary>
sealed class SilentHost : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public SilentHost()
    {
        listener.Start();
        Called = listener.AcceptSocketAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The first connection, as soon as there is one.</summary>
    public Task<Socket> Called { get; }

    public void Dispose() => listener.Dispose();
}
