using System.Reflection;

namespace NsmCon.Typst;

/// <summary>How the typesetting process is started, and what it may use.</summary>
public sealed record TypstOptions
{
    /// <summary>The program whose Main calls <see cref="TypstWorker.Serve"/>, and its arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>What one document may take, not counting the start of the process.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What the start of the process may take; about a second is usual.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Resident memory at which the process is stopped. A template itself never gets more than 1 GiB.</summary>
    public long MemoryLimitBytes { get; init; } = 1200L << 20;

    /// <summary>How long the process is kept warm after the last document.</summary>
    public TimeSpan IdleStop { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many documents may wait, at least 1; more are refused at once.</summary>
    public int MaxWaiting { get; init; } = 100;

    /// <summary>
    /// Options that start the program of the given assembly again, with the given arguments:
    /// <c>TypstOptions.ForProgram(typeof(Program).Assembly, "typst-worker")</c>.
    /// </summary>
    public static TypstOptions ForProgram(Assembly program, params string[] arguments) =>
        new() { Command = [.. Launcher(program.Location), .. arguments] };

    static string[] Launcher(string dll)
    {
        if (dll.Length == 0) // published as a single file
            return [Environment.ProcessPath!];

        var executable = Path.ChangeExtension(dll, null);
        if (File.Exists(executable))
            return [executable];

        var runsInDotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return [runsInDotnet ? Environment.ProcessPath! : "dotnet", dll];
    }
}
