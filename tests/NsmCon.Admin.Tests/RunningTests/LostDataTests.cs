using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Host;
using NsmCon.Data;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.RunningTests;

/// <summary>A disk or a database that is not as it was: nothing is said that is not so, and nothing is begun anew.</summary>
public class LostDataTests
{
    [Fact]
    public async Task Ready_means_that_writing_works()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();
        Assert.Equal(HttpStatusCode.OK, await Ready(app, browser));

        await using (var other = new SqliteConnection($"Data Source={FileOf(app)};Pooling=False"))
        {
            await other.OpenAsync();
            await using var begin = new SqliteCommand("BEGIN IMMEDIATE", other);
            await begin.ExecuteNonQueryAsync();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(app, browser));
        }

        Assert.Equal(HttpStatusCode.OK, await Ready(app, browser));
        var outbox = Path.Combine(app.Folder, "data", "outbox");
        if (Directory.Exists(outbox))
            Directory.Delete(outbox, recursive: true);
        await File.WriteAllTextAsync(outbox, "no folder");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(app, browser));
    }

    [SkippableFact]
    public async Task A_server_is_written_to_as_well()
    {
        await using var app = await RunningApp.Start(Databases.PostgreSql);
        using var browser = app.Browser();

        Assert.Equal(HttpStatusCode.OK, await Ready(app, browser));
        await using var db = app.OpenDb();
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "__EFMigrationsHistory" RENAME TO "Elsewhere" """);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready(app, browser));
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Elsewhere" RENAME TO "__EFMigrationsHistory" """);
    }

    [Fact]
    public async Task A_database_that_was_deleted_meanwhile_is_neither_written_to_nor_made_anew()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();
        await Ready(app, browser);
        var file = FileOf(app);
        var moved = $"{file}.moved";
        File.Move(file, moved);
        await using var db = app.OpenDb();

        var fault = await Assert.ThrowsAsync<SqliteException>(() => db.Events.CountAsync());
        var ready = await Ready(app, browser);

        Assert.Contains($"The database file {file} is gone.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready);
        Assert.False(File.Exists(file));
        File.Move(moved, file);
        Assert.Equal(HttpStatusCode.OK, await Ready(app, browser));
    }

    [Theory]
    [InlineData("outbox/20270101-090000-ada@example.org-1.eml", "mails")]
    [InlineData("backups/nsmcon-20270101-090000.db", "backups")]
    public async Task A_missing_database_beside_what_another_left_is_asked_about(string left, string kind)
    {
        var folder = Directory.CreateTempSubdirectory("nsmcon-lost-").FullName;
        var trace = Path.Combine(folder, "data", left);
        Directory.CreateDirectory(Path.GetDirectoryName(trace)!);
        await File.WriteAllTextAsync(trace, "of before");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => Begin(folder));
        var isThere = File.Exists(Path.Combine(folder, "data", "nsmcon.db"));
        await Begin(folder, "--Database:BeginAnew=Meant");

        Assert.Contains($"has {kind}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--Database:BeginAnew=Meant", refusal.Message, StringComparison.Ordinal);
        Assert.False(isThere);
        Assert.True(File.Exists(Path.Combine(folder, "data", "nsmcon.db")));
        await Begin(folder);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    static async Task Begin(string folder, params string[] settings)
    {
        await using var app = Conference.Build([
            $"--Data:Path={folder}/data",
            $"--Content:Path={RunningApp.ProjectRoot()}/content",
            $"--ConnectionStrings:Conference=Data Source={folder}/data/nsmcon.db",
            $"--Keys:Secret={TestKey.Secret}",
            "--Logging:LogLevel:Default=Warning",
            .. settings,
        ]);
        await FirstStart.Prepare(app.Services);
    }

    static async Task<HttpStatusCode> Ready(RunningApp app, HttpClient browser)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(10));
        using var answer = await browser.GetAsync("/health/ready");
        return answer.StatusCode;
    }

    static string FileOf(RunningApp app)
    {
        using var db = app.OpenDb();
        return Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()!).DataSource);
    }
}
