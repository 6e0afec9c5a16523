namespace NsmCon.Data.Tests;

/// <summary>What became of an attempt in a race.</summary>
static class Attempt
{
    /// <summary>Null when it succeeded, else the fault.</summary>
    public static Task<Exception?> Catch(Func<Task> attempt) => Task.Run<Exception?>(async () => await Record.ExceptionAsync(attempt));
}
