using System.Net;

namespace NsmCon.Admin.Releases.Webhooks;

/// <summary>
/// Which addresses of the network a message may go to: those of the internet. Whoever adds a webhook must not reach by it what only this
/// machine reaches: its own ports, the neighbours, or the cloud's list of secrets at 169.254.169.254.
/// </summary>
static class PublicAddress
{
    // The registries of special addresses of IANA (RFC 6890), and those that lead from IPv6 to any address of IPv4.
    static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Special.Any(network => network.Contains(plain));
    }

    /// <summary>Whether a message may go there; to this machine itself only where the settings allow it.</summary>
    public static bool Is(IPAddress address, bool orLoopback) => Is(address) || (orLoopback && IPAddress.IsLoopback(address));
}
