using System.Text;

namespace NsmCon.Mime.Tests;

public class SenderCheckTests
{
    const string OfMicrosoft =
        "Authentication-Results: spf=pass (sender IP is 192.0.2.1)\n smtp.mailfrom=acme.example.com; dkim=pass (signature was verified)\n"
        + " header.d=acme.example.com;dmarc=pass action=none header.from=acme.example.com;compauth=pass reason=100\n";

    [Fact]
    public void A_server_without_a_name_counts_where_it_is_trusted()
    {
        var raw = Encoding.ASCII.GetBytes(OfMicrosoft + "From: ada@acme.example.com\n\nx");

        var trusted = MailReader.Read(raw, new() { TrustedServers = ["none"] });
        var untold = MailReader.Read(raw);

        Assert.Equal(
            ["spf pass acme.example.com", "dkim pass acme.example.com", "dmarc pass acme.example.com", "compauth pass "],
            trusted.SenderChecks.Select(c => $"{c.Method} {c.Result} {c.Domain}")
        );
        Assert.Empty(untold.SenderChecks);
    }

    [Fact]
    public void Nobody_is_trusted_unless_told()
    {
        var raw = "Authentication-Results: mx.example.org; dmarc=pass header.from=bank.example.com\n\nx"u8.ToArray();

        Assert.Empty(MailReader.Read(raw).SenderChecks);
        Assert.Single(MailReader.Read(raw, new() { TrustedServers = ["MX.example.org"] }).SenderChecks);
    }
}
