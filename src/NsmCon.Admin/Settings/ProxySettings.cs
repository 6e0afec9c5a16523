using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using NsmCon.Data;

namespace NsmCon.Admin.Settings;

/// <summary>Whose word counts about where a request came from: this machine's, and that of the proxies in these networks.</summary>
public sealed record ProxySettings(IReadOnlyList<System.Net.IPNetwork> Networks, int Hops)
{
    const string KnownKey = "Proxies:Known";

    /// <summary>Reads <c>Proxies:Known</c>, addresses and networks with commas between them, and <c>Proxies:Hops</c>.</summary>
    public static ProxySettings Read(IConfiguration configuration) =>
        new(
            [.. (configuration[KnownKey] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(NetworkOf)],
            configuration.Number("Proxies:Hops", 1, least: 1, most: 20)
        );

    public void ApplyTo(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = Hops;
        foreach (var network in Networks)
            options.KnownIPNetworks.Add(network);
    }

    static System.Net.IPNetwork NetworkOf(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network))
            return network;
        if (IPAddress.TryParse(text, out var address))
            return new(address, address.GetAddressBytes().Length * 8);

        throw new StartRefusedException(
            $"{KnownKey} is \"{text}\"; it must be addresses or networks, such as 10.0.0.5 or 10.0.0.0/8, with commas between them."
        );
    }
}
