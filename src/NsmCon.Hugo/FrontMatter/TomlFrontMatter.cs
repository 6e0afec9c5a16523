using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace NsmCon.Hugo;

/// <summary>Reads TOML with Tomlyn.</summary>
internal static class TomlFrontMatter
{
    public static FrontMatterTable Read(string toml, int offset, FindingList findings)
    {
        try
        {
            var document = SyntaxParser.Parse(toml, sourceName: "", validate: true);
            if (document.HasErrors)
            {
                var first = document.Diagnostics.First(d => d.Kind == DiagnosticMessageKind.Error);
                Report(findings, offset + Math.Min(first.Span.Offset, toml.Length), first.Message);
                return new FrontMatterTable();
            }

            return new TomlFields(offset).Read(document);
        }
        catch (TomlException e) when (e.Diagnostics.Count == 0 || e.Message.Contains("depth", StringComparison.Ordinal))
        {
            findings.Error(
                offset + (int)Math.Min(e.Offset ?? 0, toml.Length),
                FindingCodes.FrontMatterDepth,
                "The front matter is nested more than 64 levels deep: make it flatter."
            );
            return new FrontMatterTable();
        }
        catch (TomlException e)
        {
            Report(findings, offset + e.Diagnostics[0].Span.Offset, e.Diagnostics[0].Message);
            return new FrontMatterTable();
        }
    }

    static void Report(FindingList findings, int offset, string message) =>
        findings.Error(offset, FindingCodes.FrontMatterInvalid, $"The front matter is not valid TOML: {message.TrimEnd('.')}.");
}
