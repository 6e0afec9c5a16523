using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Agenda;

/// <summary>Notes who has the agenda open: others may be served by another process.</summary>
public sealed class RecordEditor(ConferenceDb db)
{
    /// <summary>Keeps it in place of what was noted of the person before.</summary>
    public async Task Record(AgendaEditor editor)
    {
        await using var write = await db.BeginWrite();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AgendaEditors" ("EventId", "StaffMemberId", "Name", "TalkId", "SeenAt")
            VALUES ({editor.EventId}, {editor.StaffMemberId}, {editor.Name}, {editor.TalkId}, {editor.SeenAt})
            ON CONFLICT ("EventId", "StaffMemberId")
            DO UPDATE SET "Name" = excluded."Name", "TalkId" = excluded."TalkId", "SeenAt" = excluded."SeenAt"
            """
        );
        await write.CommitUnseen();
    }
}
