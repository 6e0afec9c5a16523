using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>One of the project's own files. The path begins at the repository and has slashes.</summary>
public sealed partial record SourceFile(string Path, string Text)
{
    string? code;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public int Lines => Text.TrimEnd('\n').Split('\n').Length;

    /// <summary>The text without comments and literals, so that only code is found in it.</summary>
    public string Code => code ??= IsPage ? RazorComment().Replace(Text, "") : CommentOrLiteral().Replace(Text, "\"\"");

    /// <summary>The names of the types that are declared here.</summary>
    public IEnumerable<string> Types => IsCSharp ? TypeDeclaration().Matches(Code).Select(m => m.Groups["name"].Value) : [];

    public bool IsCSharp => Name.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsPage => Name.EndsWith(".cshtml", StringComparison.Ordinal);

    public bool IsController => Types.Any(t => t.EndsWith("Controller", StringComparison.Ordinal));

    /// <summary>"Agenda/Public" for src/NsmCon.Admin/Agenda/Public/AgendaController.cs; empty in the project's own folder.</summary>
    public string Folder => string.Join('/', Path.Split('/')[2..^1]);

    /// <summary>"Agenda" for src/NsmCon.Admin/Agenda/Public/AgendaController.cs.</summary>
    public string Feature => Folder.Split('/')[0];

    public bool IsIn(string project) => Path.StartsWith($"src/{project}/", StringComparison.Ordinal);

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(
        """
            //[^\n]* | /\*.*?\*/ | \$*(?<q>"{3,}).*?\k<q> | (?:@\$?|\$@)"(?:[^"]|"")*" | \$?"(?:\\.|[^"\\\n])*" | '(?:\\[^\n]+?|[^'\\\n])'
            """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex CommentOrLiteral();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex TypeDeclaration();
}
