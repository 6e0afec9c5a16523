using System.Diagnostics;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Tests.Shared;

public sealed class GuardedFolderTests : IDisposable
{
    readonly string place = Directory.CreateTempSubdirectory("nsmcon-guard-").FullName;

    public GuardedFolderTests()
    {
        Directory.CreateDirectory($"{place}/site/data");
        Directory.CreateDirectory($"{place}/site/.git");
        Directory.CreateDirectory($"{place}/site/img");
        foreach (var file in new[] { "secret", "site/data/secret", "site/.git/secret", "site/img/real" })
            File.WriteAllText($"{place}/{file}", file);
    }

    GuardedFolder Site => new($"{place}/site", never: $"{place}/site/data");

    public void Dispose() => Directory.Delete(place, recursive: true);

    [Theory]
    [InlineData("img/link", "../../secret")]
    [InlineData("img/link", "{place}/secret")]
    [InlineData("img/link", "../data/secret")]
    [InlineData("img/link", "../.git/secret")]
    [InlineData("img/link", "link")]
    [InlineData("img/link", "nowhere")]
    [InlineData("img/link", ".")]
    public async Task A_link_to_what_is_no_file_of_the_site_gives_nothing_and_takes_nothing(string link, string target)
    {
        File.CreateSymbolicLink($"{place}/site/{link}", Placed(target));
        var secrets = Secrets();

        var read = (Site.Has(link), Site.Read(link), Site.Files("img"));
        await Assert.ThrowsAsync<IOException>(() => Site.Write(link, [1]));

        Assert.Equal((false, null), (read.Item1, read.Item2));
        Assert.Equal(["img/real"], read.Item3);
        Assert.Equal(secrets, Secrets());
    }

    [Theory]
    [InlineData("../..", "secret")]
    [InlineData("../data", "secret")]
    [InlineData("../.git", "secret")]
    [InlineData("{place}", "secret")]
    public async Task A_folder_that_is_a_link_leads_nowhere_either(string target, string file)
    {
        File.CreateSymbolicLink($"{place}/site/img/folder", Placed(target));
        var secrets = Secrets();

        Assert.False(Site.Has($"img/folder/{file}"));
        Assert.Equal(["img/real"], Site.Files("img"));
        await Assert.ThrowsAsync<IOException>(() => Site.Write($"img/folder/{file}", [1]));
        await Assert.ThrowsAsync<IOException>(() => Site.Write("img/folder/new/photo", [1]));
        Assert.Throws<IOException>(() => Site.Delete($"img/folder/{file}"));
        Assert.Equal(secrets, Secrets());
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("img/../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("img/real\0")]
    [InlineData("data/secret")]
    [InlineData(".git/secret")]
    [InlineData("img")]
    [InlineData("")]
    public void A_path_that_leads_elsewhere_gives_nothing(string path) => Assert.Null(Site.Open(path));

    [Fact]
    public void A_link_to_a_device_gives_nothing()
    {
        File.CreateSymbolicLink($"{place}/site/img/link", "/dev/zero");

        Assert.False(Site.Has("img/link"));
        Assert.Null(Site.Read("img/link"));
        Assert.Equal(["img/real"], Site.Files("img"));
    }

    [Fact]
    public void A_pipe_is_passed_over_at_once()
    {
        using var made = Process.Start("mkfifo", [$"{place}/site/img/pipe"]);
        made.WaitForExit();

        Assert.Equal((0, false), (made.ExitCode, Site.Has("img/pipe")));
    }

    [Fact]
    public async Task A_link_that_stays_inside_is_followed_and_stays_a_link()
    {
        File.CreateSymbolicLink($"{place}/site/link", "img/real");

        await Site.Write("link", "new"u8.ToArray());

        Assert.Equal("new"u8.ToArray(), Site.Read("link"));
        Assert.Equal("new", await File.ReadAllTextAsync($"{place}/site/img/real"));
        Assert.Equal("img/real", new FileInfo($"{place}/site/link").LinkTarget);
    }

    [Fact]
    public async Task A_folder_may_be_named_by_a_link_and_grows_as_it_is_written_to()
    {
        File.CreateSymbolicLink($"{place}/named", "site");
        var named = new GuardedFolder($"{place}/named");

        await named.Write("img/new/deep/photo", [1, 2]);
        await named.Write("img/new/deep/photo", [3]);

        Assert.Equal([3], named.Read("img/new/deep/photo"));
        Assert.Equal(["img/new/deep/photo"], named.Files("img/new"));
        Assert.Single(Directory.GetFileSystemEntries($"{place}/site/img/new/deep"));
    }

    [Fact]
    public async Task Files_stand_in_the_order_of_their_paths()
    {
        foreach (var file in new[] { "c", "a/z", "b" })
            await Site.Write($"img/{file}", [1]);

        Assert.Equal(["img/a/z", "img/b", "img/c", "img/real"], Site.Files("img"));
    }

    [Fact]
    public void Data_around_the_site_keep_no_file_of_the_site_closed() =>
        Assert.NotNull(new GuardedFolder($"{place}/site/img", never: $"{place}").Read("real"));

    // What is written to lies in the test's own folder, so that a fault harms no machine.
    string Placed(string target) => target.Replace("{place}", place);

    string Secrets() =>
        string.Concat(new[] { "secret", "site/data/secret", "site/.git/secret" }.Select(file => File.ReadAllText($"{place}/{file}")));
}
