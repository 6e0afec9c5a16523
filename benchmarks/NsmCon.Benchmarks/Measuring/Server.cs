using Microsoft.EntityFrameworkCore;
using Npgsql;
using NsmCon.Admin;
using NsmCon.Admin.Host;
using NsmCon.Data;
using NsmCon.Testbed;

namespace NsmCon.Benchmarks;

/// <summary>The app in this process, on an empty folder, with baselines put in front of its pipeline.</summary>
sealed class Server : IAsyncDisposable
{
    readonly WebApplication app;
    readonly string folder;

    Server(WebApplication app, string folder, string url) => (this.app, this.folder, Url) = (app, folder, url);

    public string Url { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<Server> Start(string provider, Action<IApplicationBuilder>? baselines = null)
    {
        var folder = Directory.CreateTempSubdirectory("nsmcon-bench-").FullName;
        var url = $"http://127.0.0.1:{Ports.Next()}";
        string[] args =
        [
            $"--urls={url}",
            $"--Database:Provider={provider}",
            $"--ConnectionStrings:Conference={await ConnectionString(provider, folder)}",
            $"--Data:Path={folder}",
            "--Limits:FormsPerMinute=1000000",
            "--Logging:LogLevel:Default=Warning",
        ];
        var app = Conference.Build(args, services => services.AddSingleton<IStartupFilter>(new InFront(baselines)));
        await FirstStart.Prepare(app.Services);
        await app.StartAsync();
        return new Server(app, folder, url);
    }

    public ConferenceDb OpenDb() => app.Services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    static async Task<string> ConnectionString(string provider, string folder)
    {
        if (provider != nameof(DatabaseProvider.PostgreSql))
            return $"Data Source={folder}/nsmcon.db";

        var server = Environment.GetEnvironmentVariable("NSMCON_TEST_POSTGRESQL")
            ?? throw new InvalidOperationException("Start a server first: eval \"$(tests/servers/start-postgresql /tmp/pg)\"");
        var name = $"nsmcon_bench_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    sealed class InFront(Action<IApplicationBuilder>? baselines) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                baselines?.Invoke(app);
                next(app);
            };
    }
}
