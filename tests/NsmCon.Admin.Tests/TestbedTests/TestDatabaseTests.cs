using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.TestbedTests;

public class TestDatabaseTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_database_is_gone_when_its_test_is_over(string provider)
    {
        var database = await TestDatabase.Create(provider);
        await Execute(database, "CREATE TABLE talks (title TEXT)");

        await database.DisposeAsync();

        if (provider == Databases.Sqlite)
            Assert.False(File.Exists(database.Name));
        else
            await Assert.ThrowsAnyAsync<DbException>(() => Execute(database, "SELECT title FROM talks"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_copy_has_what_was_prepared_once_and_nothing_of_other_copies(string provider)
    {
        var preparations = 0;
        var template = new DatabaseTemplate(async database =>
        {
            preparations++;
            await Execute(database, "CREATE TABLE talks (title TEXT)");
            await Execute(database, "INSERT INTO talks VALUES ('Opening')");
        });

        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => template.Copy(provider)));
        await Execute(copies[0], "DELETE FROM talks");

        Assert.Equal(0L, await Execute(copies[0], "SELECT count(*) FROM talks"));
        Assert.Equal(1L, await Execute(copies[3], "SELECT count(*) FROM talks"));
        Assert.Equal(1, preparations);
        foreach (var copy in copies)
            await copy.DisposeAsync();
    }

    static async Task<object?> Execute(TestDatabase database, string sql)
    {
        await using DbConnection connection =
            database.Provider == Databases.Sqlite
                ? new SqliteConnection(database.ConnectionString)
                : new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
