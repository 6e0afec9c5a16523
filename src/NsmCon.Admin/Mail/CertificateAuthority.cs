using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace NsmCon.Admin.Mail;

/// <summary>Trust in a mail server whose certificate the system does not know.</summary>
static class CertificateAuthority
{
    /// <summary>Trusts what the system trusts, and certificates for the right name that the authority (a PEM file) has signed.</summary>
    public static RemoteCertificateValidationCallback CreateValidation(string pemFile) =>
        (_, certificate, _, errors) =>
        {
            if (errors == SslPolicyErrors.None)
                return true;
            if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 given)
                return false;

            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(pemFile);
            return chain.Build(given);
        };
}
