using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NsmCon.Admin.Mail;

namespace NsmCon.Admin.Tests.Mail;

public class CertificateTests
{
    [Fact]
    public void A_server_is_trusted_by_the_given_authority_for_its_own_name_only()
    {
        using var server = Certificate("CN=mail.example.org");
        using var stranger = Certificate("CN=mail.example.org");
        var file = Path.GetTempFileName();
        File.WriteAllText(file, server.ExportCertificatePem());

        var trust = CertificateAuthority.CreateValidation(file);

        Assert.True(trust(this, server, null, SslPolicyErrors.RemoteCertificateChainErrors));
        Assert.False(trust(this, stranger, null, SslPolicyErrors.RemoteCertificateChainErrors));
        Assert.False(
            trust(this, server, null, SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors)
        );
        Assert.True(trust(this, stranger, null, SslPolicyErrors.None));
        File.Delete(file);
    }

    static X509Certificate2 Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest(name, key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
    }
}
