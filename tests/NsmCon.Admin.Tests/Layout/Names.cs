using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>Names that say nothing or that nobody searches for, names that hide a folder, and interfaces that stand for one class only.</summary>
static class Names
{
    static readonly Regex Empty = new("(?:Service|Manager|Helper|Util|Utility|Utilitie|Common)s?$");

    // A declaration has a type before its name; a call has none, or a word of the language.
    static readonly Regex BareMethod = new(
        @"(?:\b(?<before>\w+)\??|(?<=[\w\[\])>?])[>\])]\??) "
            + @"(?<name>Of|By|In|On|At|To|For|From|With|Into|As|Say|Speak|Told|Held|Cut)(?:<[\w, ]+>)?\(",
        RegexOptions.ExplicitCapture
    );

    static readonly Regex OwnType = new(
        @"^(?:(?!partial)\w+ )*(?:class|record struct|record|struct|enum|interface) (?<name>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline
    );

    static readonly HashSet<string> NoTypes = new(StringComparer.Ordinal)
    {
        "and",
        "await",
        "else",
        "in",
        "is",
        "not",
        "or",
        "return",
        "throw",
        "when",
    };

    public static IEnumerable<string> EmptyNames(IEnumerable<SourceFile> sources) =>
        from file in sources
        from type in file.Types
        where Empty.IsMatch(type) && !type.EndsWith("TagHelper", StringComparison.Ordinal)
        select $"{file.Path} declares {type}.";

    /// <summary>Methods, and functions within them, whose name is a preposition, or a verb of tales that says as little.</summary>
    public static IEnumerable<string> BareMethods(IEnumerable<SourceFile> sources) =>
        from file in sources
        where file.IsCSharp
        from Match method in BareMethod.Matches(file.Code)
        where !NoTypes.Contains(method.Groups["before"].Value)
        select $"{file.Path} declares the method {method.Groups["name"].Value}.";

    /// <summary>C# would see the namespace where the type is meant (CS0118).</summary>
    public static IEnumerable<string> TypesNamedAsFolders(IReadOnlyList<SourceFile> sources)
    {
        var folders = Folders.ListIn(sources, Folders.Admin).Concat(Folders.ListIn(sources, Folders.Data)).ToHashSet();
        return from file in sources
            from type in file.Types
            where folders.Contains(type)
            select $"{file.Path} declares {type}, the name of a folder.";
    }

    /// <summary>Types of a folder's own that another folder has too, in whichever project. One may stand inside another type: that one tells which is meant.</summary>
    public static IEnumerable<string> TypesOfOneName(IEnumerable<SourceFile> sources) =>
        from file in sources
        where file.IsCSharp
        from Match type in OwnType.Matches(file.Code)
        group file by type.Groups["name"].Value into declared
        let folders = declared.Select(file => Path.GetDirectoryName(file.Path)).Distinct().ToList()
        where folders.Count > 1
        select $"{declared.Key} is declared in {string.Join(" and ", folders)}.";

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
