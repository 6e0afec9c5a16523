using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Steps;

/// <summary>
/// Undoes a step of the agenda, or does it again: each row goes back to what it was, all of them or none.
/// A row that was changed since stays as it is, and so does the whole step: nobody's later work is lost.
/// </summary>
public sealed class UndoStep(ConferenceDb db)
{
    static readonly Dictionary<string, Func<ConferenceDb, IReadOnlyList<int>, Task>> Loaders = new(StringComparer.Ordinal)
    {
        [nameof(Talk)] = (db, ids) => db.Talks.Where(row => ids.Contains(row.Id)).Include(row => row.Speakers).LoadAsync(),
        // Who speaks is a part of the talk: with it the talk gets its next version, or a form that is open would write over what is undone.
        [nameof(TalkSpeaker)] = (db, ids) => db.Talks.Where(row => ids.Contains(row.Id)).Include(row => row.Speakers).LoadAsync(),
        [nameof(Speaker)] = async (db, ids) =>
        {
            await db.Speakers.Where(row => ids.Contains(row.Id)).LoadAsync();
            await db.TalkSpeakers.Where(row => ids.Contains(row.SpeakerId)).LoadAsync();
        },
        [nameof(Room)] = (db, ids) => db.Rooms.Where(row => ids.Contains(row.Id)).LoadAsync(),
        [nameof(Track)] = (db, ids) => db.Tracks.Where(row => ids.Contains(row.Id)).LoadAsync(),
        [nameof(Event)] = (db, ids) => db.Events.Where(row => ids.Contains(row.Id)).LoadAsync(),
        [nameof(ImportedPage)] = (db, ids) => db.ImportedPages.Where(row => ids.Contains(row.Id)).LoadAsync(),
        [nameof(Package)] = (db, ids) => db.Packages.Where(row => ids.Contains(row.Id)).Include(row => row.Benefits).LoadAsync(),
        [nameof(Benefit)] = (db, ids) => db.Benefits.Where(row => ids.Contains(row.Id)).LoadAsync(),
        [nameof(Quota)] = (db, ids) => db.Quotas.Where(row => ids.Contains(row.Id)).LoadAsync(),
    };

    /// <summary>Undoes the latest step that a person made and that stands.</summary>
    /// <returns>The step; null if there is none.</returns>
    /// <exception cref="RuleBrokenException">Something of it was changed since.</exception>
    public async Task<AgendaStep?> Undo(int eventId, string by, DateTime now) =>
        await UndoOrRedo(
            db.AgendaSteps.Where(step =>
                    step.EventId == eventId && step.By == by && step.Kind == AgendaStepKind.Edit && step.UndoneAt == null
                )
                .OrderByDescending(step => step.Id),
            now
        );

    /// <summary>Does the step again that a person undid last.</summary>
    /// <returns>The step; null if there is none.</returns>
    /// <exception cref="RuleBrokenException">Something of it was changed since.</exception>
    public async Task<AgendaStep?> Redo(int eventId, string by, DateTime now) =>
        await UndoOrRedo(
            db.AgendaSteps.Where(step =>
                    step.EventId == eventId && step.By == by && step.Kind == AgendaStepKind.Edit && step.UndoneAt != null
                )
                .OrderBy(step => step.Id),
            now
        );

    /// <summary>Undoes one step, such as an import.</summary>
    /// <returns>The step; null if there is none that stands.</returns>
    /// <exception cref="RuleBrokenException">Something of it was changed since.</exception>
    public async Task<AgendaStep?> UndoOne(int eventId, long id, DateTime now) =>
        await UndoOrRedo(db.AgendaSteps.Where(step => step.EventId == eventId && step.Id == id && step.UndoneAt == null), now);

    async Task<AgendaStep?> UndoOrRedo(IQueryable<AgendaStep> wanted, DateTime now)
    {
        await using var write = await db.BeginWrite();
        db.ChangeTracker.Clear();
        if (await wanted.FirstOrDefaultAsync() is not { } step)
            return null;

        await db.Lock<Event>(step.EventId);
        var isUndo = step.UndoneAt is null;
        var changes = isUndo
            ? step.Changes.ConvertAll(change => change with { Before = change.After, After = change.Before })
            : step.Changes;
        // A step of before a migration may name what is not there any more.
        if (changes.Exists(change => !IsKnown(change)))
            throw new RuleBrokenException(Sentence(step));
        await Load(changes);
        var there = db
            .ChangeTracker.Entries()
            .Where(entry => entry.Entity is not AgendaStep)
            .ToDictionary(entry => KeyOf(entry.Metadata.ClrType.Name, RowValues.Key(entry)), StringComparer.Ordinal);
        RefuseParts(changes, there.Values);
        foreach (var change in changes)
            Refuse(step, change, there.GetValueOrDefault(KeyOf(change.Entity, change.Key)));
        // What names a row goes before that row.
        foreach (var change in changes.OrderByDescending(change => change.After is null && change.Entity == nameof(TalkSpeaker)))
            Apply(change, there.GetValueOrDefault(KeyOf(change.Entity, change.Key)));

        step.UndoneAt = isUndo ? now : null;
        using (db.WithoutSteps())
            await db.SaveOrRefuse(Sentence(step));
        await db.RaiseAgendaRevision(step.EventId);
        await write.Commit();
        return step;
    }

    bool IsKnown(RowChange change) =>
        Loaders.ContainsKey(change.Entity)
        && (change.Before ?? []).Concat(change.After ?? []).All(value => TypeOf(change).FindProperty(value.Key) is not null);

    IEntityType TypeOf(RowChange change) => db.Model.GetEntityTypes().First(entity => entity.ClrType.Name == change.Entity);

    async Task Load(IReadOnlyList<RowChange> changes)
    {
        // A part is loaded by its whole as well: what hangs on a talk would go with it unseen.
        foreach (var kind in changes.GroupBy(change => change.Entity))
            await Loaders[kind.Key](db, [.. kind.Select(change => change.Key[0])]);
    }

    // All are looked at before the first is touched: a row that goes takes itself off the rows that name it.
    static void Refuse(AgendaStep step, RowChange change, EntityEntry? entry)
    {
        var isAsItWas = change.Before is null
            ? entry is null
            : entry is not null
                && change.Before.All(value => value.Key == nameof(IVersioned.Version) || Is(entry.Property(value.Key), value.Value));
        if (!isAsItWas)
            throw new RuleBrokenException(Sentence(step));
    }

    void Apply(RowChange change, EntityEntry? entry)
    {
        if (entry is null)
            Add(change);
        else if (change.After is null)
            entry.State = EntityState.Deleted;
        else
            foreach (var (name, value) in change.After)
                Set(entry.Property(name), value);
    }

    void Add(RowChange change)
    {
        var entry = db.Entry(Activator.CreateInstance(TypeOf(change).ClrType)!);
        foreach (var (name, value) in change.After!)
            Set(entry.Property(name), value);
        // Calendars know the talk by its key, and take only a later version of it.
        if (entry.Entity is IVersioned versioned)
            versioned.Version++;
        entry.State = EntityState.Added;
    }

    // Whatever was added to a row since would be deleted with it.
    void RefuseParts(IReadOnlyList<RowChange> changes, IEnumerable<EntityEntry> there)
    {
        var deleted = changes
            .Where(change => change.After is null)
            .Select(change => KeyOf(change.Entity, change.Key))
            .ToHashSet(StringComparer.Ordinal);
        var orphan = there.FirstOrDefault(entry =>
            entry.Entity switch
            {
                TalkSpeaker part => (
                    deleted.Contains(KeyOf(nameof(Talk), [part.TalkId])) || deleted.Contains(KeyOf(nameof(Speaker), [part.SpeakerId]))
                ) && !deleted.Contains(KeyOf(nameof(TalkSpeaker), RowValues.Key(entry))),
                Benefit part => deleted.Contains(KeyOf(nameof(Package), [part.PackageId]))
                    && !deleted.Contains(KeyOf(nameof(Benefit), [part.Id])),
                _ => false,
            }
        );
        if (orphan is not null)
            throw new RuleBrokenException("Something was added to it since, which would be lost. Nothing was undone.");
    }

    static bool Is(PropertyEntry property, JsonElement value) =>
        JsonElement.DeepEquals(RowValues.Json(property, property.CurrentValue), value);

    static void Set(PropertyEntry property, JsonElement value) => property.CurrentValue = RowValues.Value(property, value);

    static string KeyOf(string entity, IReadOnlyList<int> key) => $"{entity} {string.Join(' ', key)}";

    static string Sentence(AgendaStep step) =>
        $"“{step.Title.Words}” cannot be {(step.UndoneAt is null ? "undone" : "done again")}: what it changed was changed since. Nothing was done.";
}
