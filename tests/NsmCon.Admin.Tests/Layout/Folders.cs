using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>What the rules about folders stand on: a namespace tells its folder, and none is imported unseen.</summary>
static class Folders
{
    public const string Admin = "NsmCon.Admin",
        Data = "NsmCon.Data";

    public static IEnumerable<string> ListIn(IEnumerable<SourceFile> sources, string project) =>
        sources.Where(f => f.IsIn(project) && f.Feature is not ("" or "wwwroot")).Select(f => f.Feature).Distinct();

    /// <summary>A namespace that is imported for all files at once would hide from the other rules who uses it.</summary>
    public static IEnumerable<string> ImportsForAll(IReadOnlyList<SourceFile> sources, IReadOnlyList<SourceFile> projects) =>
        from file in sources.Concat(projects)
        from Match import in ImportForAll(file).Matches(file.Text)
        let folder = import.Groups["folder"].Value
        // Wording lies in no folder: everybody speaks to people.
        where folder != nameof(NsmCon.Data.Wording) && !FolderUses.ForEveryFeature.Contains(folder)
        select $"{file.Path} imports {folder} for all.";

    /// <summary>The other rules read namespaces: so they must tell the folder.</summary>
    public static IEnumerable<string> WrongNamespaces(IEnumerable<SourceFile> sources) =>
        from file in sources
        from project in new[] { Admin, Data }
        where file.IsIn(project) && file.IsCSharp
        let expected = file.Folder == "" ? project : $"{project}.{file.Folder.Replace('/', '.')}"
        let actual = Regex.Match(file.Code, @"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline).Groups["name"].Value
        where actual != expected && !(file.Folder == "" && actual == "")
        select $"{file.Path} is in the namespace '{actual}', not {expected}.";

    static Regex ImportForAll(SourceFile file) =>
        file switch
        {
            { IsCSharp: true } => new(@"global\s+using\s+(?:static\s+|\w+\s*=\s*)?NsmCon\.(?:Admin|Data)\.(?<folder>\w+)"),
            { Name: "_ViewImports.cshtml", Folder: "" } => new(@"@using\s+NsmCon\.Admin\.(?<folder>\w+)"),
            _ => new(@"<Using\s+Include=""NsmCon\.(?:Admin|Data)\.(?<folder>\w+)"),
        };
}
