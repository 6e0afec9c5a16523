using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NsmCon.Typst.Compiler;

/// <summary>The process in which Typst runs, seen from its parent. Not for use by two callers at once.</summary>
sealed class TypstChild : IAsyncDisposable
{
    // The child gets no other variable: passwords and connection strings are none of its business.
    static readonly string[] KeptVariables = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "DOTNET_ROOT_X64", "LD_LIBRARY_PATH"];

    readonly Process process;
    readonly StringBuilder errors = new();

    TypstChild(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginErrorReadLine();
    }

    public static async Task<TypstChild> Start(TypstOptions options, CancellationToken cancel)
    {
        var child = new TypstChild(StartProcess(options.Command));
        try
        {
            var ready = Wire.Read(child.process.StandardOutput.BaseStream).AsTask();
            await ready.WaitAsync(options.StartLimit, cancel);
            return child;
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            await child.DisposeAsync();
            throw new TypstException("The typesetter did not start.", new InvalidOperationException(child.Errors, e));
        }
        catch (OperationCanceledException)
        {
            await child.DisposeAsync();
            throw;
        }
    }

    public bool HasEnded => process.HasExited;

    public long MemoryBytes
    {
        get
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64;
        }
    }

    string Errors
    {
        get
        {
            lock (errors)
                return errors.ToString();
        }
    }

    /// <summary>Sends a document and waits; throws an <see cref="IOException"/> where the process ends before it answers.</summary>
    public async Task<Reply> Ask(TypstDocument document)
    {
        await Wire.Write(process.StandardInput.BaseStream, Wire.Job(document));
        return new Reply(await Wire.Read(process.StandardOutput.BaseStream));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    static Process StartProcess(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Except(KeptVariables).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new TypstException("The typesetter did not start: its program cannot be run.", e);
        }
    }

    void Note(string? line)
    {
        lock (errors)
        {
            if (line is not null && errors.Length < 4000)
                errors.AppendLine(line);
        }
    }
}
