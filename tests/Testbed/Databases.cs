using Microsoft.Data.Sqlite;
using Npgsql;

namespace NsmCon.Testbed;

/// <summary>The databases that every test with data runs on.</summary>
public static class Databases
{
    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSql";

    /// <summary>For <c>[SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]</c>.</summary>
    public static TheoryData<string> Both => new(Sqlite, PostgreSql);
}

/// <summary>A database that one test has to itself: gone when it is disposed of.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    TestDatabase(string provider, string name, string connectionString)
    {
        Provider = provider;
        Name = name;
        ConnectionString = connectionString;
    }

    /// <summary>One of <see cref="Databases"/>, as the setting Database:Provider names it.</summary>
    public string Provider { get; }

    public string ConnectionString { get; }

    /// <summary>The path of the SQLite file, or the name of the PostgreSQL database.</summary>
    internal string Name { get; }

    /// <summary>An empty database: on SQLite a file that does not exist yet.</summary>
    public static Task<TestDatabase> Create(string provider) => Create(provider, template: null);

    internal static async Task<TestDatabase> Create(string provider, TestDatabase? template)
    {
        var name = $"nsmcon_test_{Guid.NewGuid():N}";
        if (provider == Databases.Sqlite)
        {
            var file = Path.Combine(Path.GetTempPath(), name + ".db");
            if (template is not null)
                File.Copy(template.Name, file);
            return new TestDatabase(provider, file, $"Data Source={file}");
        }

        var server = Servers.RequirePostgreSql();
        // The files as they are: a quarter of the time that it takes to copy them by way of the log, as PostgreSQL does by itself since version 15.
        await Execute(server, $"CREATE DATABASE {name} TEMPLATE {template?.Name ?? "template0"} STRATEGY FILE_COPY");
        return new TestDatabase(
            provider,
            name,
            new NpgsqlConnectionStringBuilder(server) { Database = name, MaxAutoPrepare = AutoPrepare }.ConnectionString
        );
    }

    // As the app would add it: a pool is known by its connection string, letter by letter.
    const int AutoPrepare = 50;

    public async ValueTask DisposeAsync()
    {
        await Close();
        if (Provider == Databases.PostgreSql)
        {
            await Execute(Servers.RequirePostgreSql(), $"DROP DATABASE {Name} WITH (FORCE)");
            return;
        }

        foreach (var suffix in new[] { "", "-wal", "-shm" })
            File.Delete(Name + suffix);
    }

    /// <summary>Ends the idle connections of the pool; then SQLite has folded its log into the file.</summary>
    internal async Task Close()
    {
        if (Provider == Databases.Sqlite)
        {
            await using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    static async Task Execute(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
