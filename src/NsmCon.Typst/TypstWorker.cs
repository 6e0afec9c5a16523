using System.Diagnostics;
using NsmCon.Typst.Compiler;

namespace NsmCon.Typst;

/// <summary>
/// Makes PDFs in one warm child process, one document at a time, the others in a queue. A document that hangs or eats
/// memory costs that process only; the next one gets a new process.
/// </summary>
public sealed class TypstWorker : IAsyncDisposable
{
    static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);

    readonly TypstOptions options;
    readonly SemaphoreSlim turn = new(1);
    readonly Timer idle;
    TypstChild? child;
    int waiting;
    bool disposed;

    /// <summary>Nothing is started before the first document.</summary>
    public TypstWorker(TypstOptions options)
    {
        this.options = options;
        idle = new Timer(_ => _ = StopWhenIdle());
    }

    /// <summary>The child's Main: reads documents from standard input and writes PDFs to standard output until its parent ends.</summary>
    public static void Serve() => TypstServer.Run(Console.OpenStandardInput(), Console.OpenStandardOutput());

    /// <summary>Makes the PDF. The same files give the same bytes.</summary>
    /// <exception cref="TypstException">The template has faults, or the document was stopped, or too many wait.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while waiting or while being made.</exception>
    public async Task<byte[]> Compile(TypstDocument document, CancellationToken cancel = default)
    {
        PackageImports.Refuse(document);
        await WaitForTurn(cancel);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return await CompileWithParts(document, cancel);
        }
        finally
        {
            if (!disposed)
                idle.Change(options.IdleStop, Timeout.InfiniteTimeSpan);
            turn.Release();
        }
    }

    async Task WaitForTurn(CancellationToken cancel)
    {
        try
        {
            if (Interlocked.Increment(ref waiting) > options.MaxWaiting)
                throw new TypstException($"{options.MaxWaiting} documents are waiting already. Try again in a minute.");

            await turn.WaitAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    async Task<byte[]> CompileWithParts(TypstDocument document, CancellationToken cancel)
    {
        if (document.Parts() is not { } parts)
            return await CompileInChild(document, cancel);

        var pdf = await CompileInChild(parts, cancel);
        return await CompileInChild(document.WithFile(Path.ChangeExtension(parts.Main, ".pdf"), pdf), cancel);
    }

    async Task<byte[]> CompileInChild(TypstDocument document, CancellationToken cancel)
    {
        if (child is { HasEnded: true })
            await StopChild();
        child ??= await TypstChild.Start(options, cancel);

        var reply = await Watch(child.Ask(document), cancel);
        return reply.ToPdf();
    }

    async Task<Reply> Watch(Task<Reply> answer, CancellationToken cancel)
    {
        var started = Stopwatch.GetTimestamp();
        string? reason = null;
        while (reason is null && await Task.WhenAny(answer, Task.Delay(LookEvery, cancel)) != answer)
            reason = ReasonToStop(started, cancel);
        try
        {
            if (reason is null)
                return await answer;
        }
        catch (IOException)
        {
            reason = "The typesetter ended unexpectedly while it made this document.";
        }

        await StopChild();
        await Task.WhenAny(answer);
        _ = answer.Exception; // looked at, so that it is not reported as unobserved
        cancel.ThrowIfCancellationRequested();
        throw new TypstException(reason);
    }

    string? ReasonToStop(long started, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            return "The document was canceled.";
        if (Stopwatch.GetElapsedTime(started) > options.TimeLimit)
            return Invariant(
                $"The document was stopped after {options.TimeLimit.TotalSeconds:0.#} s. Its template may loop, or it has too many pages."
            );
        if (child!.MemoryBytes > options.MemoryLimitBytes)
            return $"The document was stopped: it needed more than {options.MemoryLimitBytes >> 20} MB of memory.";
        return null;
    }

    async Task StopWhenIdle()
    {
        if (!await turn.WaitAsync(TimeSpan.Zero))
            return; // a document has begun, and sets the timer again
        try
        {
            await StopChild();
        }
        finally
        {
            turn.Release();
        }
    }

    async Task StopChild()
    {
        if (child is { } ending)
        {
            child = null;
            await ending.DisposeAsync();
        }
    }

    /// <summary>Waits for the document in work, refuses those that wait, and ends the child process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;

        disposed = true;
        await idle.DisposeAsync();
        await turn.WaitAsync();
        await StopChild();
        turn.Release();
    }
}
