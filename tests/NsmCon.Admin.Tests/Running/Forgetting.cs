using Microsoft.EntityFrameworkCore;

namespace NsmCon.Testbed.Running;

/// <summary>An audit log that forgets.</summary>
public static class Forgetting
{
    const string Sqlite = """
        CREATE TRIGGER "Forget" AFTER INSERT ON "AuditEntries" BEGIN DELETE FROM "AuditEntries"; END;
        DELETE FROM "AuditEntries";
        """;

    const string PostgreSql = """
        CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM "AuditEntries"; RETURN NULL; END';
        CREATE TRIGGER "Forget" AFTER INSERT ON "AuditEntries" FOR EACH STATEMENT EXECUTE FUNCTION forget();
        DELETE FROM "AuditEntries";
        """;

    /// <summary>From now on the log is empty: each entry is gone as soon as it is written.</summary>
    public static async Task ForgetLog(this RunningApp app)
    {
        await using var db = app.OpenDb();
        await db.Database.ExecuteSqlRawAsync(db.Database.IsSqlite() ? Sqlite : PostgreSql);
    }
}
