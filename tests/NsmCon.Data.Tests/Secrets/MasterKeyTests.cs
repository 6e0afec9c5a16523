using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Data.Secrets;

namespace NsmCon.Data.Tests.Secrets;

public class MasterKeyTests
{
    const string Code = "0123456789ABCDEFGHJK";

    [Fact]
    public void A_protected_text_opens_with_its_key_and_for_its_purpose_alone()
    {
        var key = MasterKey.New();

        var kept = key.Protect("Speaker.PageCode", Code);

        Assert.DoesNotContain(Code, kept, StringComparison.Ordinal);
        Assert.Equal(Code, key.Open("Speaker.PageCode", kept));
        Assert.Null(key.TryOpen("Webhook.Secret", kept));
        Assert.Throws<CryptographicException>(() => MasterKey.New().Open("Speaker.PageCode", kept));
        Assert.Null(key.TryOpen("Speaker.PageCode", kept[..^2] + (kept[^2] == 'A' ? "BA" : "AA")));
    }

    [Fact]
    public void One_text_is_always_protected_alike_so_that_it_can_be_looked_up()
    {
        var key = MasterKey.New();

        Assert.Equal(key.Protect("a", Code), key.Protect("a", Code));
        Assert.NotEqual(key.Protect("a", Code), key.Protect("b", Code));
        Assert.NotEqual(key.Protect("a", Code), key.Protect("a", Code[1..]));
    }

    [Fact]
    public void A_key_file_is_made_once_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory("nsmcon-");
        var path = Path.Combine(folder.FullName, "data", "nsmcon.key");

        var keys = Enumerable.Range(0, 8).Select(_ => MasterKey.InFile(path)).ToList();
        var fingerprints = keys.AsParallel().WithDegreeOfParallelism(8).Select(key => key.Fingerprint).Distinct().ToList();

        Assert.Single(fingerprints);
        Assert.Equal(["nsmcon.key"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_file_that_holds_no_key_stops_with_a_sentence()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "c2hvcnQ=");

        var refusal = Assert.Throws<StartRefusedException>(() => MasterKey.InFile(path).Fingerprint);

        Assert.Contains("holds no key", refusal.Message, StringComparison.Ordinal);
        Assert.Null(MasterKey.FromBase64("c2hvcnQ=", "Keys:Secret"));
        Assert.Null(MasterKey.FromBase64("not Base64", "Keys:Secret"));
        File.Delete(path);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(33, true)]
    public void A_setting_gives_a_key_from_thirty_two_bytes_on(int bytes, bool isKey)
    {
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes));

        var key = MasterKey.FromBase64(text, "Keys:Secret");

        Assert.Equal(isKey ? "Keys:Secret" : null, key?.Place);
        if (isKey)
            Assert.Equal(MasterKey.FromBase64(text, "elsewhere")!.Fingerprint, key!.Fingerprint);
    }

    [Fact]
    public void What_does_not_open_says_what_it_is_and_which_key_it_was_tried_with()
    {
        var kept = MasterKey.New().Protect("Speaker.PageCode", Code);

        var fault = Assert.Throws<CryptographicException>(() => MasterKey.New().Open("Speaker.PageCode", kept));

        Assert.Equal("A protected Speaker.PageCode cannot be opened with the key of memory.", fault.Message);
    }

    [Fact]
    public void No_two_texts_are_protected_with_one_nonce()
    {
        var key = MasterKey.New();

        // Twelve bytes, as sixteen characters after the mark.
        string Nonce(string purpose, string text) => key.Protect(purpose, text)[MasterKey.Mark.Length..][..16];

        Assert.Equal(4, new HashSet<string> { Nonce("a", "1"), Nonce("a", "2"), Nonce("b", "1"), Nonce("a1", "") }.Count);
    }

    [Fact]
    public void A_digest_is_the_same_for_one_text_and_purpose_alone_and_needs_the_key()
    {
        var key = MasterKey.New();

        var name = key.Digest("network", "192.0.2.1");

        Assert.Matches("^[0-9a-f]{64}$", name);
        Assert.Equal(name, key.Digest("network", "192.0.2.1"));
        Assert.Equal(
            4,
            new HashSet<string>
            {
                name,
                key.Digest("network", "192.0.2.2"),
                key.Digest("device", "192.0.2.1"),
                MasterKey.New().Digest("network", "192.0.2.1"),
            }.Count
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(5_000)]
    public void A_column_has_room_for_its_protected_text_and_hardly_more(int length)
    {
        var kept = TestKey.Key.Protect("Speaker.PageCode", new string('x', length));

        Assert.InRange(ProtectedColumns.LengthFor(length), kept.Length, kept.Length + 2);
    }

    [Fact]
    public void The_keys_of_cookies_are_protected_and_open_again()
    {
        var key = MasterKey.New();
        var ring = new ProtectedKeyRing(key);
        using var services = new ServiceCollection().AddSingleton(key).BuildServiceProvider();

        var kept = ring.Encrypt(new XElement("masterKey", new XElement("value", "c2VjcmV0")));

        Assert.Equal(("protectedKey", typeof(OpenKeyRing)), (kept.EncryptedElement.Name.LocalName, kept.DecryptorType));
        Assert.StartsWith("v1.", kept.EncryptedElement.Value, StringComparison.Ordinal);
        Assert.Equal(
            "<masterKey><value>c2VjcmV0</value></masterKey>",
            new OpenKeyRing(services).Decrypt(kept.EncryptedElement).ToString(SaveOptions.DisableFormatting)
        );
        var options = new KeyManagementOptions();
        ring.Configure(options);
        Assert.Same(ring, options.XmlEncryptor);
    }
}
