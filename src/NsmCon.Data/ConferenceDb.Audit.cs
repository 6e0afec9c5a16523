using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NsmCon.Data.Staff;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    List<Func<AuditEntry>> CollectAudits()
    {
        if (!work.IsAudited)
            return [];

        var changed = ChangeTracker
            .Entries()
            .Where(entry => entry.Entity is IAudited && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        return [.. changed.Select(AuditOf).OfType<Func<AuditEntry>>()];
    }

    Func<AuditEntry>? AuditOf(EntityEntry entry)
    {
        if (entry.Entity is not IAudited audited)
            return null;

        var state = entry.State;
        var changes = entry
            .Properties.Where(property => IsAudited(property, state))
            .Select(property => (Property: property, Change: Begun(property, state)))
            .ToList();
        if (state == EntityState.Modified && changes.Count == 0)
            return null;

        var parts = state == EntityState.Added ? audited.AuditOfParts().ToList() : [];
        var deletedId = audited.Id;
        var name = audited.AuditName;
        var eventId = EventIdOf(entry);
        // A key of a row that is saved with this one is known only after the save.
        return () =>
            new AuditEntry
            {
                At = Clock.GetUtcNow().UtcDateTime,
                By = work.Actor,
                EventId = eventId ?? EventIdOf(entry),
                Action = Action(state),
                Subject = entry.Metadata.ClrType.Name,
                SubjectId = state == EntityState.Deleted ? deletedId : audited.Id,
                SubjectName = AuditEntry.ShortName(name),
                Changes =
                [
                    .. changes.Select(change => state == EntityState.Deleted ? change.Change : Complete(change.Change, change.Property)),
                    .. parts,
                ],
            };
    }

    static string Action(EntityState state) =>
        state switch
        {
            EntityState.Added => "Added",
            EntityState.Deleted => "Deleted",
            _ => "Changed",
        };

    // What it becomes is known after the save.
    static AuditChange Begun(PropertyEntry property, EntityState state) =>
        new()
        {
            Field = IsPassword(property) ? "Password" : property.Metadata.Name,
            From = state == EntityState.Added ? null : FormatValue(property, property.OriginalValue),
        };

    static AuditChange Complete(AuditChange change, PropertyEntry property)
    {
        change.To = FormatValue(property, property.CurrentValue);
        return change;
    }

    static bool IsAudited(PropertyEntry property, EntityState state) =>
        RowMarks.ForEntity(property.EntityEntry.Metadata).IsAudited(property.Metadata)
        && state switch
        {
            EntityState.Modified => property.IsModified && !Equals(Text(property.OriginalValue), Text(property.CurrentValue)),
            EntityState.Added => property.CurrentValue is not (null or ""),
            _ => property.OriginalValue is not (null or ""),
        };

    static int? EventIdOf(EntityEntry entry)
    {
        if (entry.Entity is Events.Event { Id: > 0 } conference)
            return conference.Id;
        if (entry.State == EntityState.Detached || entry.Metadata.FindProperty("EventId") is null)
            return null;

        return entry.Property("EventId").CurrentValue is int id && id != 0 ? id : null;
    }

    // That a password was changed is worth knowing; what it is hashed to is not.
    static string? FormatValue(PropertyEntry property, object? value) =>
        IsPassword(property) && value is not null ? "a secret" : Text(value);

    static bool IsPassword(PropertyEntry property) => property.Metadata.Name == nameof(StaffMember.PasswordHash);

    static string? Text(object? value) =>
        value switch
        {
            null => null,
            DateTime time => time.ToString(
                time.Kind == DateTimeKind.Utc ? "yyyy-MM-dd HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm",
                CultureInfo.InvariantCulture
            ),
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IEnumerable<string> lines => string.Join("\n", lines),
            IEnumerable<object> parts => JsonList.Write(parts),
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
        };
}
