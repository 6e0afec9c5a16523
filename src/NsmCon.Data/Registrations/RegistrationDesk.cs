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

    readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Asks for a place and waits for the answer.</summary>
    /// <exception cref="RuleBrokenException">Too many are waiting.</exception>
    /// <exception cref="DbException">The database failed; asking again with the same attempt key is safe.</exception>
    public Task<DeskAnswer> Register(DeskRequest request)
    {
        var waiting = new Waiting(request);
        if (!queue.Writer.TryWrite(waiting))
            throw new RuleBrokenException("Very many people are registering at this moment. Please send the form again in a minute.");
        return waiting.Answer.Task;
    }

    /// <summary>Works until it is told to stop; then answers those who wait and returns.</summary>
    public async Task Run(CancellationToken stopping)
    {
        using var closing = stopping.Register(() => queue.Writer.TryComplete());
        var batch = new List<Waiting>(MostAtOnce);
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && queue.Reader.TryRead(out var waiting)) batch.Add(waiting);
            await Serve(batch);
            batch.Clear();
        }
    }

    async Task Serve(List<Waiting> batch)
    {
        try
        {
            var answers = await Write(batch);
            for (var i = 0; i < batch.Count; i++) batch[i].Answer.SetResult(answers[i]);
        }
        catch (DbException) when (batch.Count > 1)
        {
            // One bad request spoils the transaction of all: let each stand for itself. Attempt keys make the repetition safe.
            foreach (var waiting in batch) await Serve([waiting]);
        }
        catch (DbException fault)
        {
            batch[0].Answer.SetException(fault);
        }
    }

    async Task<List<DeskAnswer>> Write(List<Waiting> batch)
    {
        using var turn = await gate.Enter();
        await using var db = await databases.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync();
        await using var statements = new DeskStatements(db.Database.GetDbConnection(), transaction, clock.GetUtcNow().UtcDateTime);

        // Several processes take quota rows in the same order, so that none waits for the other in a circle.
        var answers = new DeskAnswer[batch.Count];
        foreach (var i in Enumerable.Range(0, batch.Count).OrderBy(i => batch[i].Request.QuotaId))
            answers[i] = await statements.Register(batch[i].Request);

        await transaction.CommitAsync();
        gate.ReportWritten();
        return [.. answers];
    }

    sealed record Waiting(DeskRequest Request)
    {
        public TaskCompletionSource<DeskAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
