using NsmCon.Data.Agenda;

namespace NsmCon.Data.Steps;

/// <summary>What a save does, and what makes it.</summary>
/// <param name="Title">What it does.</param>
/// <param name="Kind">What makes it.</param>
public sealed record AgendaStepNote(StepTitle Title, AgendaStepKind Kind = AgendaStepKind.Edit)
{
    /// <summary>The title for each event, by its key, where a save is about several.</summary>
    public IReadOnlyDictionary<int, StepTitle> Titles { get; init; } = new Dictionary<int, StepTitle>();

    /// <summary>The entries of the audit log about it, by the keys of their events, where the save writes none itself.</summary>
    public IReadOnlyDictionary<int, long> AuditEntries { get; init; } = new Dictionary<int, long>();

    internal long? AuditEntryOf(int eventId) => AuditEntries.TryGetValue(eventId, out var id) ? id : null;

    internal StepTitle TitleOf(int eventId) => Titles.GetValueOrDefault(eventId, Title);
}
