using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Registrations;

/// <summary>Writes down who of the staff registered a person. The desk, which is quick, neither knows nor logs it.</summary>
public sealed class NoteWhoAdded(ConferenceDb db)
{
    /// <summary>Notes it once, however often the form was sent.</summary>
    public async Task Note(Registration added, string by, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var noted = await db.Registrations.Where(r => r.Id == added.Id && r.AddedBy == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.AddedBy, by));
        if (noted == 0) return;

        db.AuditEntries.Add(new AuditEntry
        {
            At = now,
            By = by,
            EventId = added.EventId,
            Action = "Added",
            Subject = nameof(Registration),
            SubjectId = added.Id,
            SubjectName = added.Name,
        });
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
