using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Steps;

namespace NsmCon.Data.Tests.Agenda;

/// <summary>Two people who change an agenda, undo and do again.</summary>
static class Stepping
{
    public const string Mira = "mira@example.org",
        Noor = "noor@example.org";

    public static async Task Change(ConferenceDatabase conference, string by, Func<ConferenceDb, Task> change)
    {
        await using var db = conference.CreateDbContext();
        using var acting = db.ActAs(by);
        await change(db);
        await db.SaveChangesAsync();
    }

    public static Task<AgendaStep?> Undo(ConferenceDatabase conference, string by) =>
        conference.Read(db => new UndoStep(db).Undo(1, by, A.Day));

    public static Task<AgendaStep?> Redo(ConferenceDatabase conference, string by) =>
        conference.Read(db => new UndoStep(db).Redo(1, by, A.Day));

    public static Task<List<string>> Titles(ConferenceDatabase conference) =>
        conference.Read(db => db.Talks.OrderBy(talk => talk.Id).Select(talk => talk.Title).ToListAsync());
}
