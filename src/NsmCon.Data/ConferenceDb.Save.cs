using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    bool ShowsToThePublic() =>
        ChangeTracker
            .Entries()
            .Any(entry =>
                entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && !RowMarks.ForEntity(entry.Metadata).IsUnseen
            );

    // What a release keeps of the event is part of the agenda: with it, the next version has something new.
    List<int> EventsToPublish() =>
        [
            .. ChangeTracker
                .Entries<Event>()
                .Where(entry =>
                    entry.State == EntityState.Modified
                    && entry.Properties.Any(property => property.IsModified && ReleasedEvent.Properties.Contains(property.Metadata.Name))
                )
                .Select(entry => entry.Entity.Id),
        ];

    void PrepareToSave()
    {
        ChangeTracker.DetectChanges();
        var entries = ChangeTracker.Entries().ToList();
        foreach (var entry in entries.Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            if (entry.Entity is Sponsor sponsor)
                sponsor.SetNameKey();
            if (entry.Entity is Inquiry inquiry)
                inquiry.SetSearchText();
            if (entry is { Entity: Event conference, State: EntityState.Added })
                conference.BeginAt(Clock.GetUtcNow().UtcDateTime);
        }

        PrepareParts(entries);
        foreach (var entry in entries.Where(entry => entry.State == EntityState.Modified))
            if (entry.Entity is IVersioned versioned)
                versioned.Version++;
    }

    /// <summary>A part, such as a benefit of a package, stands in the event of the whole; who changes the part changes the whole.</summary>
    static void PrepareParts(List<EntityEntry> entries)
    {
        var wholes = entries
            .Where(entry => entry.Entity is IVersioned)
            .ToDictionary(entry => (entry.Metadata.ClrType, Id: entry.Property("Id").CurrentValue!));
        foreach (var part in entries.Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            foreach (var key in part.Metadata.GetForeignKeys().Where(key => key.PrincipalToDependent is { IsCollection: true }))
            {
                var id = part.Property(key.Properties[0]).CurrentValue;
                if (id is null || !wholes.TryGetValue((key.PrincipalEntityType.ClrType, id), out var whole))
                    continue;

                if (whole.State == EntityState.Unchanged)
                    whole.Property(nameof(IVersioned.Version)).IsModified = true;
                if (
                    part.State == EntityState.Added
                    && part.Metadata.FindProperty("EventId") is not null
                    && whole.Metadata.FindProperty("EventId") is not null
                )
                    part.Property("EventId").CurrentValue = whole.Property("EventId").CurrentValue;
            }
        }
    }
}
