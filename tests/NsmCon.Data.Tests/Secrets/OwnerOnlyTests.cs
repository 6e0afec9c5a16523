using NsmCon.Data.Secrets;

namespace NsmCon.Data.Tests.Secrets;

public sealed class OwnerOnlyTests : IDisposable
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly string folder = Directory.CreateTempSubdirectory("nsmcon-").FullName;

    string Key => Path.Combine(folder, "nsmcon.key");

    [Fact]
    public void A_key_that_others_may_read_is_theirs_no_more_once_it_was_read()
    {
        if (OperatingSystem.IsWindows())
            return;

        File.WriteAllText(Key, TestKey.Secret);
        File.SetUnixFileMode(Key, Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        Assert.Equal(TestKey.Key.Fingerprint, MasterKey.InFile(Key).Fingerprint);

        Assert.Equal(Owner, File.GetUnixFileMode(Key));
    }

    [Fact]
    public void Rights_that_are_narrow_already_stay_as_they_are_and_a_missing_file_is_none()
    {
        if (OperatingSystem.IsWindows())
            return;

        File.WriteAllText(Key, TestKey.Secret);
        File.SetUnixFileMode(Key, UnixFileMode.UserRead);

        OwnerOnly.Restrict(Key);
        OwnerOnly.Restrict(Path.Combine(folder, "missing"));

        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(Key));
        Assert.Equal([Key], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_new_file_is_its_owners_from_the_first_byte_on_and_one_that_is_there_is_written_anew()
    {
        if (OperatingSystem.IsWindows())
            return;

        using (var file = OwnerOnly.Create(Key))
        {
            Assert.Equal(Owner, File.GetUnixFileMode(Key));
            file.Write("a long text"u8);
        }

        using (var file = OwnerOnly.Create(Key))
            file.Write("short"u8);

        Assert.Equal("short", File.ReadAllText(Key));
    }

    [Fact]
    public void A_key_that_cannot_be_made_stops_with_a_sentence_that_names_file_and_cause()
    {
        File.WriteAllText(Path.Combine(folder, "data"), "a file where the folder should be");
        var path = Path.Combine(folder, "data", "nsmcon.key");

        var refusal = Assert.Throws<StartRefusedException>(() => MasterKey.InFile(path).Fingerprint);

        Assert.StartsWith($"The key file \"{path}\" cannot be read or made: ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(". Check Keys:File and the rights of its folder.", refusal.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<IOException>(refusal.InnerException);
    }

    [Fact]
    public void Of_many_who_make_the_key_at_once_one_makes_it_and_nothing_else_is_left()
    {
        for (var round = 0; round < 20; round++)
        {
            var path = Path.Combine(folder, $"{round}", "nsmcon.key");
            using var start = new Barrier(4);
            var prints = new string[4];
            var threads = Enumerable
                .Range(0, 4)
                .Select(i => new Thread(() =>
                {
                    start.SignalAndWait();
                    prints[i] = MasterKey.InFile(path).Fingerprint;
                }))
                .ToList();

            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            Assert.Single(prints.Distinct());
            Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
