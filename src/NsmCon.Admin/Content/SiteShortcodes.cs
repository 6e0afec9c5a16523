using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Content;

/// <summary>The shortcodes that the site and its themes define beside the content.</summary>
public sealed class SiteShortcodes(ConferenceSettings settings)
{
    // The second name is that of Hugo 0.146 and later.
    static readonly string[] Places = ["shortcodes", "_shortcodes"];

    /// <summary>Answers whether the site defines a shortcode; null where its layouts are not at hand.</summary>
    public Func<string, bool>? Has()
    {
        var layouts = Layouts().Where(folder => new DirectoryInfo(folder) is { Exists: true, LinkTarget: null }).ToList();
        if (layouts.Count == 0)
            return null;

        return layouts
            .Select(folder => new GuardedFolder(folder, never: settings.DataPath))
            .SelectMany(Names)
            .ToHashSet(StringComparer.Ordinal)
            .Contains;
    }

    IEnumerable<string> Layouts()
    {
        foreach (var site in new[] { settings.ContentPath, Path.GetFullPath(Path.Combine(settings.ContentPath, "..")) })
        {
            yield return Path.Combine(site, "layouts");
            var themes = Path.Combine(site, "themes");
            if (!Directory.Exists(themes))
                continue;

            foreach (var theme in Directory.EnumerateDirectories(themes))
                yield return Path.Combine(theme, "layouts");
        }
    }

    // Those in a folder are called with it: {{< docs/alert >}}.
    static IEnumerable<string> Names(GuardedFolder layouts) =>
        from place in Places
        from file in layouts.Files(place)
        let folder = Path.GetDirectoryName(Path.GetRelativePath(place, file))!
        select Path.Combine(folder, Path.GetFileName(file).Split('.')[0]).Replace('\\', '/');
}
