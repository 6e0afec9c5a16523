using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using NsmCon.Admin.Content;
using NsmCon.Admin.Settings;

namespace NsmCon.Admin.Tests.Content;

/// <summary>When the folder is looked at, on a clock that the test sets.</summary>
public sealed class ContentWatchTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon-watch-").FullName;
    readonly ContentStamps stamps;
    readonly ContentWatch watch;
    long now = 1;

    public ContentWatchTests()
    {
        var read = ConferenceSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection([
                    new("Data:Path", Path.Combine(folder, "data")),
                    new("Content:Path", folder),
                    new("Content:Watch", "true"),
                ])
                .Build()
        );
        // Nothing tells of changes in a folder that is mounted after the start.
        var settings = read with { ContentPath = Path.Combine(folder, "content") };
        stamps = new(settings, place: null!);
        watch = new(settings, stamps, NullLogger<ContentWatch>.Instance) { Now = () => now };
    }

    [Fact]
    public void A_folder_that_tells_of_nothing_is_looked_at_every_ten_seconds()
    {
        Assert.Equal(ImportCause.Start, watch.FindDue());

        Directory.CreateDirectory(Path.Combine(folder, "content", "events"));
        File.WriteAllText(Path.Combine(folder, "content", "events", "nsmcon.md"), "---\ntitle: NSMCon\n---\n");

        Assert.Null(After(9_999));
        Assert.Equal(ImportCause.Change, After(1));
        Assert.Null(After(10_000));
    }

    [Fact]
    public void An_import_that_failed_is_asked_for_ever_more_seldom_and_a_hook_never_waits()
    {
        Assert.Equal(ImportCause.Start, watch.FindDue());
        foreach (var pause in new[] { 5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 600_000, 600_000 })
        {
            watch.AskAgain(ImportCause.Hook);
            Assert.Null(After(pause - 1));
            Assert.Equal(ImportCause.Hook, After(1));
        }

        watch.AskAgain(ImportCause.Change);
        watch.Ask();
        Assert.Equal(ImportCause.Hook, watch.FindDue());
        Assert.Null(After(600_000));
    }

    [Fact]
    public void A_change_that_comes_meanwhile_does_not_make_a_hook_forget_to_fetch()
    {
        Assert.Equal(ImportCause.Start, watch.FindDue());

        watch.AskLater(ImportCause.Hook);
        watch.AskLater(ImportCause.Change);

        Assert.Null(After(999));
        Assert.Equal(ImportCause.Hook, After(1));
    }

    public void Dispose()
    {
        watch.Dispose();
        stamps.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    ImportCause? After(int milliseconds)
    {
        now += milliseconds;
        return watch.FindDue();
    }
}
