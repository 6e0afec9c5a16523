using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Content;

/// <summary>Reads all content under a path, and tells a terminal how far it is.</summary>
static class ContentReading
{
    const int Many = 200;

    public static SourceFile[] Read(IServiceProvider services, string? path)
    {
        var images = services.GetRequiredService<SiteImages>();
        var settings = services.GetRequiredService<ConferenceSettings>();
        var folder = new GuardedFolder(path ?? FormatFolder(settings.ContentPath), never: settings.DataPath);
        var found = path is null ? ContentFile.InFolder(folder) : ContentFile.Find(folder);
        var hasShortcode = services.GetRequiredService<SiteShortcodes>().Has();
        var read = 0;
        var files = found
            .AsParallel()
            .AsOrdered()
            .Select(file =>
            {
                var understood = ContentFile.Read(file, folder).Understand(images.Exists, hasShortcode, settings.Content.EventPages.Name);
                ShowProgress(Interlocked.Increment(ref read), found.Count);
                return understood;
            })
            .ToArray();
        return files;
    }

    // Findings are easier to open from where one stands.
    static string FormatFolder(string folder) =>
        Path.GetRelativePath(Environment.CurrentDirectory, folder) is var near && near.StartsWith("..", StringComparison.Ordinal)
            ? folder
            : near;

    static void ShowProgress(int read, int all)
    {
        if (all < Many || Console.IsErrorRedirected || (read % 50 != 0 && read != all))
            return;

        Console.Error.Write(InWords($"\rReading {read:N0} of {all:N0}{(read == all ? "\n" : "")}"));
    }
}
