using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Backups;

namespace NsmCon.Data.Tests;

public sealed class BackupPostgreSqlTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon_backup_").FullName;

    string Copy => Path.Combine(folder, "copy.dump");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableFact]
    public async Task A_backup_comes_back_in_the_place_of_what_is_there_only_when_somebody_says_so()
    {
        await using var database = await TestDatabase.Create(Databases.PostgreSql);
        await using var db = ConferenceDatabase.Open(Databases.PostgreSql, database.ConnectionString);
        await db.Migrate();
        db.Add(A.Event("adacon", "AdaCon"));
        await db.SaveChangesAsync();

        var report = await new BackupPostgreSql(db).Backup(Copy);
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.Title, "Spoilt"));
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupPostgreSql(db).Restore(Copy, isForced: false));
        var spoilt = await db.Events.Select(e => e.Title).SingleAsync();
        await new BackupPostgreSql(db).Restore(Copy, isForced: true);

        Assert.Equal((1, 0), (report.Events, report.Registrations));
        Assert.Contains("has something in it. Nothing was changed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(("Spoilt", "AdaCon"), (spoilt, await db.Events.Select(e => e.Title).SingleAsync()));
    }

    [SkippableFact]
    public async Task A_backup_comes_into_an_empty_database()
    {
        await using var first = await TestDatabase.Create(Databases.PostgreSql);
        await using var second = await TestDatabase.Create(Databases.PostgreSql);
        await using var db = ConferenceDatabase.Open(Databases.PostgreSql, first.ConnectionString);
        await db.Migrate();
        db.Add(A.Event("adacon", "AdaCon"));
        await db.SaveChangesAsync();
        await new BackupPostgreSql(db).Backup(Copy);
        await using var other = ConferenceDatabase.Open(Databases.PostgreSql, second.ConnectionString);

        await new BackupPostgreSql(other).Restore(Copy, isForced: false);

        Assert.Equal("AdaCon", await other.Events.Select(e => e.Title).SingleAsync());
    }

    [SkippableFact]
    public async Task What_is_no_backup_or_a_newer_one_is_refused_and_nothing_is_changed()
    {
        await using var database = await TestDatabase.Create(Databases.PostgreSql);
        await using var db = ConferenceDatabase.Open(Databases.PostgreSql, database.ConnectionString);
        await db.Migrate();
        var newer = Path.Combine(folder, "newer.dump");
        await new BackupPostgreSql(db).Backup(newer);
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99')""");
        await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupPostgreSql(db).Backup(Copy));
        await File.WriteAllTextAsync(Copy, "no dump");

        var fault = await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupPostgreSql(db).Restore(Copy, isForced: true));
        var missing = await Assert.ThrowsAsync<RuleBrokenException>(() => new BackupPostgreSql(db).Restore(Copy + "x", isForced: true));

        Assert.Contains("pg_restore refused", fault.Message, StringComparison.Ordinal);
        Assert.Contains("There is no file", missing.Message, StringComparison.Ordinal);
        Assert.Equal(0, await db.Events.CountAsync());
    }
}
