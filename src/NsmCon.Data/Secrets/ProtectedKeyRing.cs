using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NsmCon.Data.Secrets;

/// <summary>
/// The keys of cookies and forms lie in the database, so that all processes share them; there the master key protects them.
/// </summary>
public sealed class ProtectedKeyRing(MasterKey key) : IXmlEncryptor, IConfigureOptions<KeyManagementOptions>
{
    internal const string Purpose = "DataProtectionKey";

    /// <inheritdoc/>
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(
            new XElement("protectedKey", key.Protect(Purpose, plaintextElement.ToString(SaveOptions.DisableFormatting))),
            typeof(OpenKeyRing)
        );

    /// <inheritdoc/>
    public void Configure(KeyManagementOptions options) => options.XmlEncryptor = this;
}

/// <summary>Opens what <see cref="ProtectedKeyRing"/> protected. Its name stands beside each key in the database.</summary>
public sealed class OpenKeyRing(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc/>
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<MasterKey>().Open(ProtectedKeyRing.Purpose, encryptedElement.Value));
}
