using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    /// <summary>
    /// What is about to be saved of the settings of events, by their keys. An event that is new itself begins with its moments.
    /// </summary>
    Dictionary<int, SettingsChange> CollectSettings()
    {
        var changes = new Dictionary<int, SettingsChange>();
        var touched = ChangeTracker
            .Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
        foreach (var entry in touched)
        {
            if (RowMarks.ForEntity(entry.Metadata).Setting is not { } setting || EventIdOf(entry) is not (> 0 and var eventId))
                continue;

            // A form that was saved as it was only raises a version.
            var isNews = entry.State != EntityState.Modified || entry.Properties.Any(property => IsAudited(property, entry.State));
            var known = changes.GetValueOrDefault(eventId);
            changes[eventId] = new(
                IsInProspectus: known?.IsInProspectus == true || (isNews && setting.IsInProspectus),
                IsByStaff: known?.IsByStaff == true || (isNews && work.IsAudited)
            );
        }

        return changes;
    }

    async Task NoteSettings(int eventId, SettingsChange change, CancellationToken cancel)
    {
        if (change is { IsInProspectus: false, IsByStaff: false })
            return;

        DateTime? now = Clock.GetUtcNow().UtcDateTime;
        await Events
            .Where(e => e.Id == eventId)
            .ExecuteUpdateAsync(
                set =>
                {
                    if (change.IsInProspectus)
                        set.SetProperty(e => e.ProspectusChangedAt, now);
                    if (change.IsByStaff)
                        set.SetProperty(e => e.SettingsChangedAt, now);
                },
                cancel
            );
    }

    /// <summary>How a save changes the settings of an event.</summary>
    /// <param name="IsInProspectus">Whether the prospectus tells of it.</param>
    /// <param name="IsByStaff">Whether it is not an import or an export, which write one entry of the log for all they do.</param>
    sealed record SettingsChange(bool IsInProspectus, bool IsByStaff);
}
