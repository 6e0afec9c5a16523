using System.Text.RegularExpressions;
using NsmCon.Admin.Shared;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content;

/// <summary>A file that lies in the content folder.</summary>
/// <param name="File">The file.</param>
/// <param name="PassedOver">Why it is not read; null if it is to be.</param>
public sealed record FoundFile(string File, PassedOver? PassedOver = null)
{
    // A language as Hugo's configuration names it: de, pt-br, zh-hans.
    static readonly Regex Language = new(
        "^[a-z]{2}(-[a-z0-9]{2,8})*$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );
    static readonly Regex DefaultLanguage = new(
        "(?m)^\\s*\"?defaultContentLanguage\"?\\s*[:=]\\s*[\"']?(?<language>[A-Za-z-]+)",
        RegexOptions.NonBacktracking
    );

    /// <summary>
    /// Tells the pages and packages among the names below a folder from what Hugo does not read as pages of their own, and from odd files.
    /// </summary>
    internal static List<FoundFile> Sort(GuardedFolder folder, IReadOnlyCollection<string> names)
    {
        var found = names
            .Where(name => IsContent(name) || Directory.Exists(Path.Combine(folder.Path, name)))
            .Select(name => new FoundFile(name, WhyPassedOver(folder, name)))
            .ToList();
        var pages = found.Where(file => file.PassedOver is null && !ContentFile.IsToml(file.File)).Select(file => file.File).ToList();
        var bundles = pages.Where(IsBundle).Select(page => Path.GetDirectoryName(page)! + "/").ToHashSet(StringComparer.Ordinal);
        var sides = pages.Where(page => !IsBundle(page) && Folders(page).Any(bundles.Contains)).ToHashSet(StringComparer.Ordinal);
        var translations = Translations(folder, pages.Where(page => !sides.Contains(page)));
        return
        [
            .. found
                .Select(file => file with { File = Path.Combine(folder.Path, file.File), PassedOver = file.PassedOver ?? Hugo(file.File) })
                .OrderBy(file => file.File, StringComparer.Ordinal),
        ];

        PassedOver? Hugo(string name)
        {
            if (sides.Contains(name))
                return Content.PassedOver.SidePage;

            return translations.Contains(name) ? Content.PassedOver.Translation : null;
        }
    }

    /// <summary>The name of a page without its language: "x" for x.md and x.de.md.</summary>
    internal static (string Name, string? Language) SplitLanguage(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var ending = name[(name.LastIndexOf('.') + 1)..];
        return ending.Length < name.Length - 1 && Language.IsMatch(ending) ? (name[..^(ending.Length + 1)], ending) : (name, null);
    }

    static bool IsContent(string name) =>
        ContentFile.IsToml(name)
        || (
            name.EndsWith(".md", StringComparison.Ordinal) && Path.GetFileName(name) != "_index.md" && SplitLanguage(name).Name != "_index"
        );

    static PassedOver? WhyPassedOver(GuardedFolder folder, string name)
    {
        // As Hugo does: hidden files, and the locks and backups of editors.
        if (name.Split('/').Any(part => part.StartsWith('.') || part.StartsWith('#') || part.EndsWith('~')))
            return Content.PassedOver.Hidden;
        if (!folder.Has(name))
            return Content.PassedOver.NoPlainFile;

        var isLarge =
            !ContentFile.IsToml(name) && new FileInfo(Path.Combine(folder.Path, name)) is { Exists: true, Length: > HugoPage.MaxBytes };
        return isLarge ? Content.PassedOver.TooLarge : null;
    }

    // The folder of all events is none, whatever lies in it.
    static bool IsBundle(string page) =>
        SplitLanguage(page).Name == "index" && Path.GetFileName(Path.GetDirectoryName(page)) is { Length: > 0 } and not "events";

    static IEnumerable<string> Folders(string page)
    {
        for (var at = page.IndexOf('/', StringComparison.Ordinal); at >= 0; at = page.IndexOf('/', at + 1))
            yield return page[..(at + 1)];
    }

    // Of a page that stands there in several languages, that in the site's own counts.
    static HashSet<string> Translations(GuardedFolder folder, IEnumerable<string> pages)
    {
        var own = OwnLanguage(folder);
        return pages
            .GroupBy(WithoutLanguage, StringComparer.Ordinal)
            .SelectMany(same => same.OrderBy(Rank).ThenBy(page => page, StringComparer.Ordinal).Skip(1))
            .Where(page => LanguageOf(page) is not null)
            .ToHashSet(StringComparer.Ordinal);

        int Rank(string page)
        {
            if (LanguageOf(page) is not { } language)
                return 0;

            return string.Equals(language, own, StringComparison.OrdinalIgnoreCase) ? 1 : 2;
        }
    }

    static string WithoutLanguage(string page)
    {
        var folder = Path.GetDirectoryName(page)!.Split('/');
        return string.Join('/', folder.Skip(IsLanguageFolder(folder) ? 1 : 0).Append(SplitLanguage(page).Name));
    }

    static string? LanguageOf(string page) =>
        SplitLanguage(page).Language ?? (page.Split('/') is var parts && IsLanguageFolder(parts) ? parts[0] : null);

    // content/de/events, where each language has a folder of its own.
    static bool IsLanguageFolder(string[] parts) => parts.Length > 1 && parts[1] == "events" && Language.IsMatch(parts[0]);

    static string OwnLanguage(GuardedFolder folder)
    {
        var site = new GuardedFolder(Path.Combine(folder.Path, ".."));
        var names =
            from place in new[] { "", "config/_default/" }
            from name in new[] { "hugo", "config" }
            from ending in new[] { "toml", "yaml", "yml", "json" }
            select $"{place}{name}.{ending}";
        return names
            .Select(site.Text)
            .OfType<string>()
            .Select(text => DefaultLanguage.Match(text))
            .FirstOrDefault(match => match.Success)
            ?.Groups["language"]
            .Value
            ?? "en";
    }
}

/// <summary>Why a file of the content folder is not read.</summary>
public enum PassedOver
{
    /// <summary>A translation of a page that is read.</summary>
    Translation,

    /// <summary>A page inside the bundle of another one.</summary>
    SidePage,

    /// <summary>A hidden file, or a lock or backup of an editor.</summary>
    Hidden,

    /// <summary>A link that leads nowhere or elsewhere, a folder with the name of a page, a pipe.</summary>
    NoPlainFile,

    /// <summary>Larger than any page.</summary>
    TooLarge,

    /// <summary>The system refused it, or it is gone.</summary>
    Unreadable,
}
