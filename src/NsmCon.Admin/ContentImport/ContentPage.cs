using NsmCon.Admin.Shared;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>What was imported last, and where more comes from.</summary>
public sealed record ContentPage(string Path, string Folder, IReadOnlyList<ImportedRow> Imported, Pager Pager)
{
    /// <summary>What is wrong with the pages as they were imported; only for one event.</summary>
    public IReadOnlyList<SourceFile> Read { get; init; } = [];
}

/// <summary>A file as it was imported last.</summary>
public sealed record ImportedRow(string Path, string EventSlug, string EventTitle, DateTime ImportedAt, string ImportedBy);

/// <summary>A plan as it is shown, with the form that applies it.</summary>
public sealed record ShownPlan(string Path, ImportPlan Plan, ContentForm Form)
{
    /// <summary>The most steps that are shown for a file; the rest is counted.</summary>
    public const int MostLines = 300;
}

/// <summary>How findings and steps are marked.</summary>
static class ContentMarks
{
    public static string Pill(this DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "out",
        DiagnosticSeverity.Warning => "low",
        _ => "calm",
    };

    public static string Pill(this PlanKind kind) => kind switch
    {
        PlanKind.Gone => "out",
        PlanKind.Changed or PlanKind.Moved => "low",
        PlanKind.Note => "calm",
        _ => "",
    };
}
