using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Backups;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Backups;

public class KeepBackupsTests
{
    [Fact]
    public async Task A_backup_is_made_each_day_and_the_oldest_goes()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);

        await Keep(app);
        var atOnce = Backups(app).Count;
        for (var day = 0; day < KeepBackups.Kept + 2; day++)
        {
            app.Clock.Advance(day == 0 ? TimeSpan.FromMinutes(11) : TimeSpan.FromHours(24));
            await Keep(app);
            await Keep(app);
        }

        var kept = Backups(app);
        Assert.Equal((0, KeepBackups.Kept), (atOnce, kept.Count));
        Assert.EndsWith($"nsmcon-{app.Clock.GetUtcNow():yyyyMMdd-HHmmss}.db", kept[^1], StringComparison.Ordinal);
        await using var copy = new SqliteConnection($"Data Source={kept[^1]};Pooling=False");
        await copy.OpenAsync();
        await using var command = new SqliteCommand("SELECT COUNT(*) FROM \"Talks\"", copy);
        Assert.Equal(15L, await command.ExecuteScalarAsync());
    }

    [SkippableFact]
    public async Task A_server_is_backed_up_by_its_own_tools()
    {
        await using var app = await RunningApp.Start(Databases.PostgreSql);
        app.Clock.Advance(TimeSpan.FromDays(2));

        await Keep(app);

        Assert.Empty(Backups(app));
    }

    static async Task Keep(RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeepBackups>().KeepDue(default);
    }

    static List<string> Backups(RunningApp app) =>
        Directory.Exists($"{app.Folder}/data/backups")
            ? [.. Directory.EnumerateFiles($"{app.Folder}/data/backups").Order(StringComparer.Ordinal)]
            : [];
}
