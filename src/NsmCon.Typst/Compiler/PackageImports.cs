using System.Text;
using System.Text.RegularExpressions;

namespace NsmCon.Typst.Compiler;

/// <summary>Packages would have to be downloaded, which the compiler cannot do, and where it tries it breaks down.</summary>
static partial class PackageImports
{
    [GeneratedRegex(
        """^(?<before>[^\n]*?)\b(import|include)\s+"(?<package>@[^"\n]*)""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Import();

    /// <summary>Throws a <see cref="TypstException"/> with file and line where a template imports a package.</summary>
    public static void Refuse(TypstDocument document)
    {
        foreach (var (path, content) in document.Files)
        {
            if (path.EndsWith(".typ", StringComparison.OrdinalIgnoreCase) && content.AsSpan().IndexOf("\"@"u8) >= 0)
                Refuse(path, Encoding.UTF8.GetString(content));
        }
    }

    static void Refuse(string path, string text)
    {
        foreach (Match import in Import().Matches(text))
        {
            if (import.Groups["before"].Value.Contains("//", StringComparison.Ordinal))
                continue; // a comment

            var package = import.Groups["package"];
            var line = text.AsSpan(0, package.Index).Count('\n') + 1;
            var column = package.Index - text.LastIndexOf('\n', package.Index);
            throw new TypstException([
                new TypstDiagnostic(
                    path,
                    line,
                    column,
                    "error",
                    $"The package {package.Value} cannot be used.",
                    "copy what you need from it into a template of your own"
                ),
            ]);
        }
    }
}
