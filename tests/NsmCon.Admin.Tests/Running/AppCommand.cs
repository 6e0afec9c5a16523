using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Running;

/// <summary>A command of the executable, beside a running app and at its database.</summary>
static class AppCommand
{
    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Exit, string Output, string Error)> Run(RunningApp app, params string[] args)
    {
        await using var db = app.OpenDb();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NsmCon.Admin.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Conference"] = db.Database.GetConnectionString(),
                ["Database__Provider"] = db.Database.IsNpgsql() ? "PostgreSql" : "Sqlite",
                ["Data__Path"] = Path.Combine(app.Folder, "data"),
                ["Keys__Secret"] = TestKey.Secret,
                ["Content__Path"] = Path.Combine(app.Folder, "content"),
            },
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
