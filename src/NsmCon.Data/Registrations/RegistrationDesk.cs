using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Registrations;

/// <summary>
/// Gives out places. Requests queue up; one writer takes what waits, makes one durable transaction of it, and answers each
/// after the commit. That is faster than a transaction each, and nobody waits long (decision record 0005).
/// </summary>
public sealed class RegistrationDesk(IDbContextFactory<ConferenceDb> databases, WriteGate gate, TimeProvider clock)
{
    /// <summary>The most requests in one transaction.</summary>
    public const int MostAtOnce = 64;

    /// <summary>The most requests that wait; more are told to come back.</summary>
    public const int MostWaiting = 10_000;

    /// <summary>The longest that anyone waits for an answer.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    const string Crowded = "Many people are registering right now. Please send the form again in a minute.";
    const string Closed = "NsmCon is being restarted. Please send the form again in a minute.";
    const string Late =
        "Registering is taking unusually long, and it may still go through: then your ticket comes by mail. "
        + "If none comes within ten minutes, send the form again. You will not be registered twice.";

    readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    volatile bool isClosed;
    long servedAt = -1_000_000;

    /// <summary>Whether people stand at the desk, or did a moment ago: what can wait should let them go first.</summary>
    public bool IsBusy => queue.Reader.Count > 0 || Environment.TickCount64 - Volatile.Read(ref servedAt) < 200;

    /// <summary>Asks for a place and waits for the answer.</summary>
    /// <exception cref="RuleBrokenException">Too many are waiting, nobody is at the desk, or it took too long.</exception>
    /// <exception cref="DbException">The database failed.</exception>
    /// <remarks>After any of them, asking again with the same attempt key is safe.</remarks>
    public async Task<DeskAnswer> Register(DeskRequest request)
    {
        var waiting = new Waiting(request);
        if (!queue.Writer.TryWrite(waiting))
            throw new RuleBrokenException(isClosed ? Closed : Crowded);

        try
        {
            return await waiting.Answer.Task.WaitAsync(LongestWait, clock);
        }
        catch (TimeoutException) when (!waiting.Answer.Task.IsFaulted)
        {
            throw new RuleBrokenException(Late);
        }
    }

    /// <summary>Works until it is told to stop; then answers those who wait and returns.</summary>
    public async Task Run(CancellationToken stopping)
    {
        using var closing = stopping.Register(Close);
        var batch = new List<Waiting>(MostAtOnce);
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && queue.Reader.TryRead(out var waiting))
                batch.Add(waiting);
            await Serve(batch);
            Volatile.Write(ref servedAt, Environment.TickCount64);
            batch.Clear();
        }
    }

    void Close()
    {
        isClosed = true;
        queue.Writer.TryComplete();
    }

    async Task Serve(List<Waiting> batch, bool isRepeated = false)
    {
        bool isDone;
        try
        {
            isDone = await Write(batch, isRepeated);
        }
        catch (Exception fault)
        {
            // Whatever it was, the desk goes on: those who asked learn of it, and nobody waits for ever.
            foreach (var waiting in batch)
                waiting.Answer.SetException(fault);
            return;
        }

        // Each once more, alone: what met another process in a circle succeeds now, and what is bad shows its own fault.
        if (!isDone)
            foreach (var waiting in batch)
                await Serve([waiting], isRepeated: true);
        else
            foreach (var waiting in batch)
                waiting.Answer.SetResult(waiting.Given!);
    }

    /// <returns>False when a request failed: then nothing is written.</returns>
    async Task<bool> Write(List<Waiting> batch, bool isRepeated)
    {
        using var turn = await gate.Enter();
        await using var db = await databases.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync();
        await using var statements = new DeskStatements(db, transaction, clock.GetUtcNow().UtcDateTime);
        try
        {
            await statements.LockLimits(batch.Select(waiting => waiting.Request.TicketTypeId));
            foreach (var waiting in batch)
                waiting.Given = await statements.Register(waiting.Request);
            await statements.AllocatePlaces();
        }
        catch (Exception) when (!isRepeated)
        {
            return false;
        }

        // No page that is kept shows who comes: kept pages stay. A limit shared with a package shows its number ten seconds later.
        await transaction.CommitAsync();
        return true;
    }

    sealed class Waiting(DeskRequest request)
    {
        public DeskRequest Request { get; } = request;

        public DeskAnswer? Given { get; set; }

        public TaskCompletionSource<DeskAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
