using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace NsmCon.Data.Processes;

/// <summary>
/// Where each process says every second that it is there and how its work goes, and sees the others.
/// The last look is kept in memory: no page asks the database. All moments are the database's own.
/// </summary>
public sealed class ProcessBoard(WorkTurns turns, SharedFacts facts)
{
    /// <summary>Who has not been seen for so many seconds is gone.</summary>
    internal const int GoneAfter = 10;

    /// <summary>Who has been gone for so many seconds is forgotten.</summary>
    internal const int ForgottenAfter = 600;

    readonly long startedAt = Stopwatch.GetTimestamp();
    readonly ConcurrentDictionary<string, (DateTime? LastRunAt, string? LastError)> own = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, bool> unsaid = new(StringComparer.Ordinal);
    IReadOnlyList<SeenProcess> seenProcesses = [];

    /// <summary>This process.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Its machine, and its number there.</summary>
    public string Name { get; } = $"{Environment.MachineName}, process {Environment.ProcessId}".Shorten(AppProcess.NameLength);

    /// <summary>All processes, in the order in which they started; none where this one has not looked yet.</summary>
    public IReadOnlyList<SeenProcess> Processes => turns.IsAlone ? [Alone] : seenProcesses;

    /// <summary>Whether no other process serves this database.</summary>
    public bool IsAlone => turns.IsAlone;

    /// <summary>Who does what for all.</summary>
    public IReadOnlyList<SeenWork> Works { get; private set; } = [];

    /// <summary>Notes how a round of this process went.</summary>
    public void Report(string work, DateTime? lastRunAt, string? lastError)
    {
        own[work] = (lastRunAt, lastError?.Shorten(WorkerRound.ErrorLength));
        unsaid[work] = true;
    }

    /// <summary>How a piece of work goes that another process does; null if this one does it, or nobody was seen at it.</summary>
    public SeenWork? Elsewhere(string work) =>
        turns.IsAlone || turns.Held.Contains(work) ? null : Works.FirstOrDefault(seen => seen.Name == work && seen.ProcessId != Id);

    /// <summary>Says that this process is there, and looks who else is.</summary>
    internal async Task SendHeartbeat(NpgsqlConnection connection, CancellationToken cancel)
    {
        var told = facts.TakeUntold();
        try
        {
            await using var batch = new NpgsqlBatch(connection);
            AddStatement(batch);
            foreach (var work in turns.Held.Where(IsUnsaid))
                AddStatement(batch, work);
            foreach (var (name, text) in told)
                Add(
                    batch,
                    """
                    INSERT INTO "SharedFacts" ("Name", "Text") VALUES ($1, $2)
                    ON CONFLICT ("Name") DO UPDATE SET "Text" = EXCLUDED."Text"
                    """,
                    name,
                    text
                );
            Add(
                batch,
                """
                SELECT "Id", "Name", "StartedAt", "SeenAt", "SeenAt" < clock_timestamp() - make_interval(secs => $1)
                FROM "Processes" ORDER BY "StartedAt", "Id"
                """,
                (double)GoneAfter
            );
            Add(batch, """SELECT "Name", "ProcessId", "SinceAt", "LastRunAt", "LastError" FROM "WorkerRounds" ORDER BY "Name" """);
            Add(batch, """SELECT "Name", "Text" FROM "SharedFacts" """);
            await using var seen = await batch.ExecuteReaderAsync(cancel);
            await ReadProcesses(seen, cancel);
        }
        catch
        {
            facts.RepublishUntaken(told);
            throw;
        }
    }

    /// <summary>Takes this process off the board.</summary>
    internal async Task Leave(NpgsqlConnection connection)
    {
        await using var leave = new NpgsqlCommand("""DELETE FROM "Processes" WHERE "Id" = $1""", connection)
        {
            Parameters = { new() { Value = Id } },
        };
        await leave.ExecuteNonQueryAsync();
    }

    SeenProcess Alone => new(Id, Name, DateTime.UtcNow - Stopwatch.GetElapsedTime(startedAt), DateTime.UtcNow, IsGone: false);

    // What another process did before, too.
    bool IsUnsaid(string work) => unsaid.TryRemove(work, out _) || Works.FirstOrDefault(seen => seen.Name == work)?.ProcessId != Id;

    void AddStatement(NpgsqlBatch batch)
    {
        Add(
            batch,
            """
            INSERT INTO "Processes" ("Id", "Name", "StartedAt", "SeenAt")
            VALUES ($1, $2, clock_timestamp() - make_interval(secs => $3), clock_timestamp())
            ON CONFLICT ("Id") DO UPDATE SET "SeenAt" = EXCLUDED."SeenAt"
            """,
            Id,
            Name,
            Stopwatch.GetElapsedTime(startedAt).TotalSeconds
        );
        Add(batch, """DELETE FROM "Processes" WHERE "SeenAt" < clock_timestamp() - make_interval(secs => $1)""", (double)ForgottenAfter);
    }

    void AddStatement(NpgsqlBatch batch, string work)
    {
        var (lastRunAt, lastError) = own.GetValueOrDefault(work);
        Add(
            batch,
            """
            INSERT INTO "WorkerRounds" AS it ("Name", "ProcessId", "SinceAt", "LastRunAt", "LastError")
            VALUES ($1, $2, clock_timestamp(), $3, $4)
            ON CONFLICT ("Name") DO UPDATE SET "ProcessId" = EXCLUDED."ProcessId", "LastError" = EXCLUDED."LastError",
                "LastRunAt" = COALESCE(EXCLUDED."LastRunAt", it."LastRunAt"),
                "SinceAt" = CASE WHEN it."ProcessId" = EXCLUDED."ProcessId" THEN it."SinceAt" ELSE EXCLUDED."SinceAt" END
            """,
            work,
            Id,
            Nullable(lastRunAt, NpgsqlDbType.TimestampTz),
            Nullable(lastError, NpgsqlDbType.Text)
        );
    }

    async Task ReadProcesses(NpgsqlDataReader seen, CancellationToken cancel)
    {
        var processes = new List<SeenProcess>();
        while (await seen.ReadAsync(cancel))
            processes.Add(new(seen.GetString(0), seen.GetString(1), seen.GetDateTime(2), seen.GetDateTime(3), seen.GetBoolean(4)));
        await seen.NextResultAsync(cancel);
        var works = new List<SeenWork>();
        while (await seen.ReadAsync(cancel))
            works.Add(
                new(
                    seen.GetString(0),
                    seen.GetString(1),
                    seen.GetDateTime(2),
                    seen.IsDBNull(3) ? null : seen.GetDateTime(3),
                    seen.IsDBNull(4) ? null : seen.GetString(4)
                )
            );
        await seen.NextResultAsync(cancel);
        while (await seen.ReadAsync(cancel))
            facts.Receive(seen.GetString(0), seen.GetString(1));
        seenProcesses = processes;
        Works = works;
    }

    static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
