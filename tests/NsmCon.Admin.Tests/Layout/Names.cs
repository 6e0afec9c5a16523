using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>Names that say nothing, names that hide a folder, and interfaces that stand for one class only.</summary>
static class Names
{
    static readonly Regex Empty = new("(?:Service|Manager|Helper|Util|Utility|Utilitie|Common)s?$");

    public static IEnumerable<string> EmptyNames(IEnumerable<SourceFile> sources) =>
        from file in sources
        from type in file.Types
        where Empty.IsMatch(type) && !type.EndsWith("TagHelper", StringComparison.Ordinal)
        select $"{file.Path} declares {type}.";

    /// <summary>C# would see the namespace where the type is meant (CS0118).</summary>
    public static IEnumerable<string> TypesNamedAsFolders(IReadOnlyList<SourceFile> sources)
    {
        var folders = Folders.ListIn(sources, Folders.Admin).Concat(Folders.ListIn(sources, Folders.Data)).ToHashSet();
        return from file in sources
            from type in file.Types
            where folders.Contains(type)
            select $"{file.Path} declares {type}, the name of a folder.";
    }

    public static IEnumerable<string> LonelyInterfaces(IReadOnlyList<SourceFile> sources)
    {
        var code = string.Join('\n', sources.Where(f => f.IsCSharp).Select(f => f.Code));
        return from Match declaration in Regex.Matches(code, @"\binterface\s+(?<name>I[A-Z]\w*)")
            let name = declaration.Groups["name"].Value
            let implementations = Regex.Count(code, $@"\b(?:class|struct|record)\s+\w[^{{;]*?:[^{{;]*\b{name}\b")
            where implementations < 2
            select $"{name} has {implementations} implementations.";
    }
}
