using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Check;

/// <summary>Findings in the Static Analysis Results Interchange Format 2.1.0, an OASIS standard.</summary>
static class SarifLog
{
    const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    const string Base = "%SRCROOT%";

    public static object Create(CheckReport report) =>
        new Dictionary<string, object>
        {
            ["$schema"] = Schema,
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new
                {
                    tool = new
                    {
                        driver = new
                        {
                            name = "nsmcon check",
                            version = typeof(SarifLog).Assembly.GetName().Version!.ToString(3),
                            rules = FindingRule.All.Select(Rule),
                        },
                    },
                    columnKind = "utf16CodeUnits",
                    originalUriBaseIds = new Dictionary<string, object>
                    {
                        [Base] = new { description = new { text = "The folder that the check ran in." } },
                    },
                    results = report.Findings.Select(found => Result(found.File, found.Finding)),
                },
            },
        };

    static object Rule(FindingRule rule) =>
        new
        {
            id = rule.Code,
            shortDescription = new { text = Plain(rule.Wrong) },
            fullDescription = new { text = Plain(rule.Wrong), markdown = rule.Wrong },
            help = new { text = Plain(rule.Advice), markdown = rule.Advice },
            defaultConfiguration = new { level = Level(rule.Severity) },
        };

    static object Result(SourceFile file, Diagnostic finding) =>
        new
        {
            ruleId = finding.Code,
            ruleIndex = FindingRule.IndexOf(finding.Code),
            level = Level(finding.Severity),
            message = new { text = finding.Message },
            locations = new[]
            {
                new
                {
                    physicalLocation = new
                    {
                        artifactLocation = new { uri = Address(file), uriBaseId = Base },
                        region = new { startLine = finding.Line, startColumn = finding.Column },
                    },
                },
            },
        };

    /// <summary>The file's path from the current folder; from the content folder for what lies outside of it.</summary>
    static string Address(SourceFile file)
    {
        var parts = Path.GetRelativePath(Environment.CurrentDirectory, file.ShownAs).Split(Path.DirectorySeparatorChar);
        return string.Join('/', (parts[0] == ".." ? file.Path.Split('/') : parts).Select(Uri.EscapeDataString));
    }

    static string Level(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Info ? "note" : CheckReport.NameOf(severity);

    static string Plain(string markdown) => markdown.Replace("`", "", StringComparison.Ordinal);
}
