using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Data;

namespace NsmCon.Testbed.Running;

/// <summary>A database and a folder on which the app runs as a process of its own, one after the other.</summary>
sealed class KillableApp : IAsyncDisposable
{
    readonly TestDatabase database;
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon-kill-").FullName;

    KillableApp(TestDatabase database) => this.database = database;

    public static async Task<KillableApp> Prepare(string provider) => new(await TestDatabase.Create(provider));

    /// <summary>Starts the program and waits until it answers.</summary>
    public Task<RunningProcess> Start(params string[] settings) => StartAt($"http://127.0.0.1:{Ports.Next()}", settings);

    /// <summary>The same, at an address; several may run at once.</summary>
    public async Task<RunningProcess> StartAt(string url, params string[] settings)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "NsmCon.Admin.dll"),
            $"--urls={url}",
            $"--Database:Provider={database.Provider}",
            $"--ConnectionStrings:Conference={database.ConnectionString}",
            $"--Data:Path={folder}",
            $"--Keys:Secret={TestKey.Secret}",
            $"--Content:Path={Path.Combine(RunningApp.ProjectRoot(), "content")}",
            "--Content:NewEvents=Announced",
            "--Limits:FormsPerMinute=100000",
            "--Logging:LogLevel:Default=Warning",
            .. settings.Select(setting => $"--{setting}"),
        ];
        var process = new RunningProcess(Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder })!, url);
        await process.WaitUntilItAnswers();
        return process;
    }

    public ConferenceDb OpenDb() =>
        new ServiceCollection()
            .AddConferenceDb(Enum.Parse<DatabaseProvider>(database.Provider), database.ConnectionString, TestKey.Key)
            .BuildServiceProvider()
            .GetRequiredService<IDbContextFactory<ConferenceDb>>()
            .CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>The app as a process.</summary>
sealed class RunningProcess(Process process, string url) : IDisposable
{
    public string Url => url;

    /// <summary>At once and without a farewell: SIGKILL.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>As a restart does: SIGTERM, and what it has in hand is brought to its end.</summary>
    public void End()
    {
        process.Terminate();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)), "The app did not end in time.");
    }

    public async Task WaitUntilItAnswers()
    {
        using var browser = new HttpClient { BaseAddress = new Uri(url) };
        for (var deadline = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(50))
        {
            Assert.False(process.HasExited, "The app ended by itself.");
            Assert.True(DateTime.UtcNow < deadline, "The app did not start in time.");
            try
            {
                if ((await browser.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }
}

static class Signals
{
    /// <summary>Asks a process to end: SIGTERM.</summary>
    public static void Terminate(this Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
