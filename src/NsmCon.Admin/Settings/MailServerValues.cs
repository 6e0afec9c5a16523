using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using NsmCon.Data;

namespace NsmCon.Admin.Settings;

/// <summary>How the connection to a mail server is protected.</summary>
enum MailSecurity
{
    Auto,
    None,
    StartTls,
    Tls,
}

/// <summary>Reads how to reach a mail server; what is wrong stops the start with a sentence that names the key.</summary>
static class MailServerValues
{
    public static SecureSocketOptions Security(this IConfiguration configuration, string key, MailSecurity otherwise) =>
        configuration.OneOf(key, otherwise) switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.Auto,
        };

    /// <summary>A PEM file with at least one certificate; null if none is given.</summary>
    public static string? Certificate(this IConfiguration configuration, string key)
    {
        if (configuration[key] is not { } file)
            return null;
        if (!File.Exists(file))
            throw new StartRefusedException($"{key} is \"{file}\", but there is no such file.");

        try
        {
            var read = new X509Certificate2Collection();
            read.ImportFromPemFile(file);
            return read.Count > 0 ? file : throw new CryptographicException();
        }
        catch (Exception fault) when (fault is CryptographicException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"{key} is \"{file}\", but no certificate as PEM can be read from there. Such a file begins with -----BEGIN CERTIFICATE-----.",
                fault
            );
        }
    }
}
