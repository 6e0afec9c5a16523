using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>Which folder of a project uses which.</summary>
static class Folders
{
    public const string Admin = "NsmCon.Admin", Data = "NsmCon.Data";
    public static readonly string[] ForEveryFeature = ["Documents", "Forms", "Mail", "Settings", "Shared"];

    /// <summary>What brings the features together: it may use each, and none may use it.</summary>
    public static readonly string[] Above = ["", "Host"];

    public static IEnumerable<string> Of(IEnumerable<SourceFile> sources, string project) =>
        sources.Where(f => f.IsIn(project) && f.Feature is not ("" or "wwwroot")).Select(f => f.Feature).Distinct();

    /// <summary>Feature folders of the app meet in the data, never in each other, and never in what starts them.</summary>
    public static IEnumerable<string> FeaturesThatUseFeatures(IReadOnlyList<SourceFile> sources) =>
        from use in Uses(sources, Admin)
        where !Above.Contains(use.From.Feature) && !ForEveryFeature.Contains(use.To)
        select $"{use.From.Path} uses {use.To}.";

    public static IEnumerable<string> CyclesOfData(IReadOnlyList<SourceFile> sources)
    {
        var uses = Uses(sources, Data).Where(u => u.From.Feature != "").ToLookup(u => u.From.Feature, u => u.To);
        return Of(sources, Data).Select(folder => WayBack(folder, [folder])).OfType<string>();

        string? WayBack(string start, string[] way) =>
            uses[way[^1]].Contains(start)
                ? string.Join(" -> ", [.. way, start])
                : uses[way[^1]].Distinct().Except(way).Select(next => WayBack(start, [.. way, next])).FirstOrDefault(found => found is not null);
    }

    /// <summary>A namespace that is imported for all files at once would hide from the other rules who uses it.</summary>
    public static IEnumerable<string> ImportsForAll(IReadOnlyList<SourceFile> sources, IReadOnlyList<SourceFile> projects) =>
        from file in sources.Concat(projects)
        from Match import in ImportForAll(file).Matches(file.Text)
        where !ForEveryFeature.Contains(import.Groups["folder"].Value)
        select $"{file.Path} imports {import.Groups["folder"]} for all.";

    /// <summary>The other rules read namespaces: so they must tell the folder.</summary>
    public static IEnumerable<string> WrongNamespaces(IEnumerable<SourceFile> sources) =>
        from file in sources
        from project in new[] { Admin, Data }
        where file.IsIn(project) && file.IsCSharp
        let expected = file.Folder == "" ? project : $"{project}.{file.Folder.Replace('/', '.')}"
        let actual = Regex.Match(file.Code, @"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline).Groups["name"].Value
        where actual != expected && !(file.Folder == "" && actual == "")
        select $"{file.Path} is in the namespace '{actual}', not {expected}.";

    /// <summary>"Inquiries → Mail, Sponsors" for each folder of the data; "Staff" for one that uses no other.</summary>
    public static IEnumerable<string> UsesOfData(IReadOnlyList<SourceFile> sources)
    {
        var uses = Uses(sources, Data).ToLookup(use => use.From.Feature, use => use.To);
        return from folder in Of(sources, Data)
               let used = string.Join(", ", uses[folder].Distinct().Order(StringComparer.Ordinal))
               select used == "" ? folder : $"{folder} → {used}";
    }

    static IEnumerable<(SourceFile From, string To)> Uses(IReadOnlyList<SourceFile> sources, string project) =>
        from folder in Of(sources, project).ToList()
        let mention = Mention(sources, project, folder)
        from file in sources
        where file.IsIn(project) && file.Feature != folder && mention.IsMatch(file.Code)
        select (file, folder);

    /// <summary>NsmCon.Admin.Sponsors, Admin.Sponsors, or Sponsors.X where X is a type of that folder.</summary>
    static Regex Mention(IEnumerable<SourceFile> sources, string project, string folder)
    {
        var types = sources.Where(f => f.IsIn(project) && f.Feature == folder).SelectMany(f => f.Types).Distinct();
        var last = project.Split('.')[^1];
        return new Regex($@"(?<![\w.])(?:(?:NsmCon\.)?{last}\.{folder}\b|{folder}\.(?:\w+\.)*(?:{string.Join('|', types)})\b)");
    }

    static Regex ImportForAll(SourceFile file) => file switch
    {
        { IsCSharp: true } => new(@"global\s+using\s+(?:static\s+|\w+\s*=\s*)?NsmCon\.(?:Admin|Data)\.(?<folder>\w+)"),
        { Name: "_ViewImports.cshtml", Folder: "" } => new(@"@using\s+NsmCon\.Admin\.(?<folder>\w+)"),
        _ => new(@"<Using\s+Include=""NsmCon\.(?:Admin|Data)\.(?<folder>\w+)"),
    };
}
