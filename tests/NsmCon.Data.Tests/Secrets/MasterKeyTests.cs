using System.Security.Cryptography;
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
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
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
}
