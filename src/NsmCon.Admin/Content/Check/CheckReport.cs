using System.Text.Encodings.Web;
using System.Text.Json;
using NsmCon.Admin.Content.Import;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Check;

/// <summary>What a check found, file by file and by place.</summary>
sealed class CheckReport(IReadOnlyCollection<SourceFile> files)
{
    const int JsonVersion = 1;

    // The output is a file of its own: letters and quotes need no escape in it.
    static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<(SourceFile File, Diagnostic Finding)> Findings { get; } =
    [.. from file in files.OrderBy(file => file.ShownAs, StringComparer.Ordinal) from finding in file.Findings select (file, finding)];

    public bool HasErrors => Count(DiagnosticSeverity.Error) > 0;

    public int Count(DiagnosticSeverity severity) => Findings.Count(found => found.Finding.Severity == severity);

    /// <summary>"2 files: 0 errors, 3 warnings, 5 infos."</summary>
    public string Summary
    {
        get
        {
            var errors = ImportPlan.Count(Count(DiagnosticSeverity.Error), "error");
            var warnings = ImportPlan.Count(Count(DiagnosticSeverity.Warning), "warning");
            var infos = ImportPlan.Count(Count(DiagnosticSeverity.Info), "info");
            return $"{ImportPlan.Count(Read, "file")}: {errors}, {warnings}, {infos}. {PassedOverFile.Describe(files)}".TrimEnd();
        }
    }

    int Read => files.Count(file => file is not PassedOverFile);

    /// <summary>The shape that docs/CHECK.md promises.</summary>
    public string ToJson() =>
        Json(
            new
            {
                version = JsonVersion,
                files = Read,
                errors = Count(DiagnosticSeverity.Error),
                warnings = Count(DiagnosticSeverity.Warning),
                infos = Count(DiagnosticSeverity.Info),
                findings = Findings.Select(found => new
                {
                    file = found.File.ShownAs,
                    line = found.Finding.Line,
                    column = found.Finding.Column,
                    severity = NameOf(found.Finding.Severity),
                    code = found.Finding.Code,
                    message = found.Finding.Message,
                }),
            }
        );

    /// <summary>SARIF 2.1.0, as code scanning reads it.</summary>
    public string ToSarif() => Json(SarifLog.Create(this));

    public static string NameOf(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();

    static string Json(object value) => JsonSerializer.Serialize(value, Options);
}
