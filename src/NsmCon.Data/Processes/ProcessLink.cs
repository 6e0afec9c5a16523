using System.Data.Common;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace NsmCon.Data.Processes;

/// <summary>
/// The one connection to PostgreSQL that a process keeps open. On it the process hears what others committed, and holds the locks
/// of the work that it does for all: whatever ends the process ends the connection, and with it the locks (decision record 0020).
/// </summary>
/// <remarks>
/// It needs a session of its own: a pooler that shares connections between transactions passes on neither news nor locks.
/// </remarks>
public sealed class ProcessLink(string connectionString, News news, WorkTurns turns, ProcessBoard board, ILogger<ProcessLink> log)
{
    /// <summary>The first of the two numbers of each lock: no other program of the database uses it.</summary>
    internal const int LockClass = 0x0E_9B_46;

    /// <summary>How long an answer may take, in seconds, before the connection counts as broken.</summary>
    const int Patience = 3;

    static readonly TimeSpan Look = TimeSpan.FromSeconds(1),
        Pause = TimeSpan.FromMilliseconds(500);

    // The server finds within 15 seconds that a machine is gone; that a process is gone it is told at once.
    const string Begin =
        $"SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 5; LISTEN {News.Channel}";

    bool isBroken;

    string Own =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            CommandTimeout = Patience,
            // It is broken then: the server is not asked once more.
            CancellationTimeout = -1,
            ApplicationName = "NsmCon process",
        }.ConnectionString;

    /// <summary>
    /// Hears and holds until it is told to stop. A connection that breaks is made anew; what was kept meanwhile counts as old.
    /// </summary>
    public async Task Run(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Listen(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                await Leave();
                return;
            }
            catch (Exception fault) when (fault is DbException or TimeoutException or IOException or OperationCanceledException)
            {
                LogOnce(fault);
            }
            finally
            {
                turns.ReleaseAll();
                news.Report(NewsTopics.Kept);
            }

            await Task.Delay(Pause, stopping)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    async Task Listen(CancellationToken stopping)
    {
        await using var connection = new NpgsqlConnection(Own);
        connection.Notification += (_, sent) => news.Read(sent.Payload);
        await connection.OpenAsync(stopping);
        await using (var begin = new NpgsqlCommand(Begin, connection))
            await begin.ExecuteNonQueryAsync(stopping);
        // What was committed until now was heard by nobody here.
        news.Report(NewsTopics.Kept);
        isBroken = false;
        while (true)
        {
            await TakeTurns(connection, stopping);
            await board.SendHeartbeat(connection, stopping);
            await WaitForNews(connection, stopping);
        }
    }

    // That there is an answer also shows that the connection stands.
    async Task TakeTurns(NpgsqlConnection connection, CancellationToken stopping)
    {
        await using var command = new NpgsqlCommand("SELECT work FROM unnest($1) AS work WHERE pg_try_advisory_lock($2, work)", connection)
        {
            Parameters =
            {
                new() { Value = turns.Missing },
                new() { Value = LockClass },
            },
        };
        await using var taken = await command.ExecuteReaderAsync(stopping);
        while (await taken.ReadAsync(stopping))
            turns.Take(taken.GetInt32(0));
    }

    static async Task WaitForNews(NpgsqlConnection connection, CancellationToken stopping)
    {
        var begun = Stopwatch.StartNew();
        while (begun.Elapsed < Look && await connection.WaitAsync(Look, stopping)) { }
    }

    // Who cannot say so is seen to be gone.
    async Task Leave()
    {
        try
        {
            await using var connection = new NpgsqlConnection(Own);
            await connection.OpenAsync();
            await board.Leave(connection);
        }
        catch (Exception fault) when (fault is DbException or TimeoutException)
        {
            log.LogInformation("This process could not say that it ends: {Fault}", fault.Message);
        }
    }

    void LogOnce(Exception fault)
    {
        if (!isBroken)
            log.LogWarning("The connection by which this process hears of others is broken: {Fault} It is made anew.", fault.Message);
        isBroken = true;
    }
}
