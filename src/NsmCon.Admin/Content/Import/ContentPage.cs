using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>What was imported last, and where more comes from.</summary>
public sealed record ContentPage(string Path, string Folder, IReadOnlyList<ImportedRow> Imported, Pager Pager)
{
    /// <summary>What is wrong with the pages as they were imported; only for one event.</summary>
    public IReadOnlyList<SourceFile> Read { get; init; } = [];

    /// <summary>What waits for a decision; only for one event.</summary>
    public IReadOnlyList<OpenQuestion> Undecided { get; init; } = [];

    /// <summary>The latest imports, which can be undone; only for one event.</summary>
    public IReadOnlyList<ImportRow> Imports { get; init; } = [];

    /// <summary>Whether the person may undo them.</summary>
    public bool MayChange { get; init; }

    /// <summary>Whether the person may undo the one that brought the event in, and so delete the event.</summary>
    public bool MayDelete { get; init; }

    /// <summary>The last import that nobody made by hand.</summary>
    public FolderImport? Last { get; init; }

    /// <summary>Why nothing is read or written by itself for now; null if nothing waits.</summary>
    public string? Waiting { get; init; }

    /// <summary>Whether written pages are committed.</summary>
    public bool IsCommitting { get; init; }

    /// <summary>The event whose content it is; null for all of it.</summary>
    public Event? Event { get; init; }

    /// <summary>A moment on the event's clock, which all its pages follow; in UTC where there is none.</summary>
    public string When(DateTime at) =>
        Event is null ? InWords($"{at:MMM d, yyyy HH:mm} UTC") : Event.ToLocal(at).InWords("MMM d, yyyy HH:mm");
}

/// <summary>An import of an event.</summary>
/// <param name="IsArrival">Whether it brought the event in.</param>
public sealed record ImportRow(long Id, DateTime ImportedAt, string ImportedBy, StepTitle Title, DateTime? UndoneAt, bool IsArrival);

/// <summary>A file as it was imported last.</summary>
public sealed record ImportedRow(string Path, string EventSlug, string EventTitle, DateTime ImportedAt, string ImportedBy)
{
    public static ImportedRow FromPage(ImportedPage page, Event conference) =>
        new(page.Path, conference.Slug, conference.Title, page.ImportedAt, page.ImportedBy);
}

/// <summary>A plan as it is shown, with the form that applies it.</summary>
public sealed record ShownPlan(string Path, ImportPlan Plan, ContentForm Form)
{
    /// <summary>The most steps that are shown for a file; the rest is counted.</summary>
    public const int MostLines = 300;

    /// <summary>The plan again, with a sentence for each conflict that nobody decided.</summary>
    public ShownPlan Asking(ModelStateDictionary state)
    {
        foreach (var (line, number) in Form.Decisions.FindMissing(Plan).Take(MostLines))
            state.AddModelError(
                $"Decisions.Choices[{number}]",
                $"Decide the conflict about {line.Name}{(line.Field is null ? "" : $", {line.Field}")}."
            );
        return this;
    }

    /// <summary>The pages that are no events, counted; empty if there are none, or no other file.</summary>
    public string PlainPages => Plan.Files.Count == 1 ? "" : PassedOverFile.Describe([.. Plan.Files.Select(file => file.File)]);

    /// <summary>The files, those with errors first. Among others, a page that is no event is only counted.</summary>
    public IEnumerable<ShownFile> Files =>
        Plan
            .Files.Select((file, at) => new ShownFile(file, at, Form.Decisions))
            .Where(file => Plan.Files.Count == 1 || !file.IsPlainPage)
            .OrderByDescending(file => file.Plan.IsRefused)
            .Take(MostLines);
}

/// <summary>A file of a plan, with its number there.</summary>
public sealed record ShownFile(FilePlan Plan, int At, Decisions Decisions)
{
    /// <summary>Whether it is a page that is no event, and has nothing wrong.</summary>
    public bool IsPlainPage => Plan is { IsRefused: false, NoEventBecause: not null, File: PageFile { IsOfEvent: false } };

    /// <summary>Whether steps can be left out: a new event comes in as a whole.</summary>
    public bool CanChoose => Plan is { HasWork: true, IsNewEvent: false };

    /// <summary>The steps to show, with their numbers. Someone must decide on each conflict: they come first, and all of them.</summary>
    public IEnumerable<(PlanLine Line, string Number)> Steps
    {
        get
        {
            var steps = Plan
                .Lines.Select((line, at) => (Line: line, Number: Decisions.Number(At, at)))
                .OrderBy(step => step.Line.Kind != PlanKind.Conflict)
                .ToList();
            return steps.Where((step, at) => at < ShownPlan.MostLines || step.Line.Kind == PlanKind.Conflict);
        }
    }
}

/// <summary>A conflict, with the number of its step.</summary>
public sealed record ShownConflict(PlanLine Line, string Number, Decisions Decisions)
{
    /// <summary>What was chosen already.</summary>
    public string? Choice => Decisions.Choices.GetValueOrDefault(Number);

    /// <summary>The text that was written already, else the page's.</summary>
    public string? Text => Decisions.Texts.GetValueOrDefault(Number) ?? Line.To;

    /// <summary>Whether a text can settle it.</summary>
    public bool TakesText => Line.Settle is not null;
}

/// <summary>How findings and steps are marked.</summary>
static class ContentMarks
{
    public static string Pill(this DiagnosticSeverity severity) =>
        severity switch
        {
            DiagnosticSeverity.Error => "bad",
            DiagnosticSeverity.Warning => "low",
            _ => "calm",
        };

    public static string Pill(this PlanKind kind) =>
        kind switch
        {
            PlanKind.Conflict => "bad",
            PlanKind.Gone => "low",
            PlanKind.Changed or PlanKind.Moved or PlanKind.Swapped or PlanKind.Note => "calm",
            _ => "",
        };
}
