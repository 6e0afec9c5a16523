using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Steps;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    /// <summary>Tells everybody who shows the agenda that it was changed; saving does so by itself.</summary>
    public Task RaiseAgendaRevision(int eventId, CancellationToken cancel = default) =>
        Events
            .Where(e => e.Id == eventId)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.AgendaRevision, e => e.AgendaRevision + 1), cancel);

    /// <summary>The agenda's rows that are about to be saved, as they were; read what they became after the save.</summary>
    List<TouchedRow> CollectRows() =>
        !work.IsUndoable
            ? []
            :
            [
                .. ChangeTracker
                    .Entries()
                    .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                    .Where(entry =>
                        RowMarks.ForEntity(entry.Metadata).Undoable is { } undoable
                        && (!undoable.OnlyImported || work.Step?.Kind == AgendaStepKind.Import)
                    )
                    .Select(entry => new TouchedRow(entry))
                    .Where(row => row.IsChanged),
            ];

    List<AgendaStep> StepsOf(List<TouchedRow> rows) =>
        [
            .. rows.GroupBy(row => row.EventId)
                .Select(group => new AgendaStep
                {
                    EventId = group.Key,
                    At = Clock.GetUtcNow().UtcDateTime,
                    By = work.Actor,
                    Kind = work.Step?.Kind ?? AgendaStepKind.Edit,
                    Title = work.Step?.TitleOf(group.Key) ?? group.First().Title,
                    AuditEntryId = work.Step?.AuditEntryOf(group.Key),
                    Changes = [.. group.Select(row => row.Change())],
                }),
        ];

    // A new step takes the place of those that its maker undid, and ends the oldest. Imports are nobody's own, and none is done again.
    async Task TurnTo(List<AgendaStep> steps, CancellationToken cancel)
    {
        foreach (var step in steps)
        {
            var isImport = step.Kind == AgendaStepKind.Import;
            var own = AgendaSteps.Where(other =>
                other.EventId == step.EventId && other.Kind == step.Kind && (isImport || other.By == step.By)
            );
            var oldest = own.OrderByDescending(other => other.Id)
                .Skip(isImport ? AgendaStep.MostImports : AgendaStep.MostEdits)
                .Select(other => (long?)other.Id)
                .FirstOrDefault();
            await own.Where(other => (!isImport && other.UndoneAt != null) || other.Id <= oldest).ExecuteDeleteAsync(cancel);
            await RaiseAgendaRevision(step.EventId, cancel);
        }
    }

    /// <summary>A row that a save touches. Its entry is asked for what it became once it is saved.</summary>
    sealed class TouchedRow(EntityEntry entry)
    {
        readonly EntityState state = entry.State;

        readonly List<PropertyEntry> changed =
        [
            .. entry.Properties.Where(property =>
                entry.State != EntityState.Modified
                || (
                    property.IsModified
                    && property.Metadata.Name != nameof(IVersioned.Version)
                    && !property.Metadata.GetValueComparer().Equals(property.OriginalValue, property.CurrentValue)
                )
            ),
        ];

        readonly Dictionary<string, JsonElement>? before =
            entry.State == EntityState.Added
                ? null
                : entry.Properties.ToDictionary(
                    property => property.Metadata.Name,
                    property => RowValues.Json(property, property.OriginalValue),
                    StringComparer.Ordinal
                );

        public bool IsChanged => changed.Count > 0;

        public int EventId => entry.Entity is Event conference ? conference.Id : (int)entry.Property(nameof(Talk.EventId)).CurrentValue!;

        public StepTitle Title => new(Deed, (entry.Entity as IAudited)?.AuditName ?? "");

        StepDeed Deed =>
            state switch
            {
                EntityState.Added => StepDeed.Added,
                EntityState.Deleted => StepDeed.Deleted,
                _ => StepDeed.Changed,
            };

        public RowChange Change() =>
            new(
                entry.Metadata.ClrType.Name,
                RowValues.Key(entry),
                before is null ? null : ChangedValues(before),
                state == EntityState.Deleted
                    ? null
                    : changed.ToDictionary(
                        property => property.Metadata.Name,
                        property => RowValues.Json(property, property.CurrentValue),
                        StringComparer.Ordinal
                    )
            );

        Dictionary<string, JsonElement> ChangedValues(Dictionary<string, JsonElement> all) =>
            changed.ToDictionary(property => property.Metadata.Name, property => all[property.Metadata.Name], StringComparer.Ordinal);
    }
}
