using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests;

/// <summary>A migrated database of one test, as one process of the app sees it.</summary>
sealed class ConferenceDatabase : IDbContextFactory<ConferenceDb>, IAsyncDisposable
{
    static readonly DatabaseTemplate Migrated = new(async database =>
    {
        await using var db = new ConferenceDatabase(database).CreateDbContext();
        await db.Migrate();
    });

    readonly TestDatabase database;
    readonly DbContextOptions<ConferenceDb> options;

    ConferenceDatabase(TestDatabase database, string furtherSettings = "", params IInterceptor[] interceptors)
    {
        this.database = database;
        Gate = new WriteGate(isOpen: database.Provider == Databases.PostgreSql);
        options = Options(database.Provider, database.ConnectionString + furtherSettings, interceptors);
    }

    public WriteGate Gate { get; }

    public string ConnectionString => database.ConnectionString;

    public static async Task<ConferenceDatabase> Create(string provider) => new(await Migrated.Copy(provider));

    /// <summary>A database with nothing in it, not even tables; each connection to it ends when it is closed.</summary>
    public static async Task<ConferenceDatabase> Empty(string provider) => new(await TestDatabase.Create(provider), ";Pooling=False");

    /// <summary>A context on any connection string.</summary>
    public static ConferenceDb Open(string provider, string connectionString) =>
        new(Options(provider, connectionString), new WriteGate(isOpen: provider == Databases.PostgreSql), TestKey.Key);

    /// <summary>The same database as another process sees it, with a write gate and connections of its own.</summary>
    public ConferenceDatabase FromAnotherProcess(params IInterceptor[] interceptors) => new(database, ";Pooling=False", interceptors);

    public ConferenceDb CreateDbContext() => new(options, Gate, TestKey.Key);

    /// <summary>Adds rows and saves them, in the order given, each of which may refer to those before.</summary>
    public async Task Save(params object[] entities)
    {
        await using var db = CreateDbContext();
        foreach (var entity in entities)
        {
            db.Add(entity);
            await db.SaveChangesAsync();
        }
    }

    public async Task<T> Read<T>(Func<ConferenceDb, Task<T>> question)
    {
        await using var db = CreateDbContext();
        return await question(db);
    }

    /// <summary>A ticket type of a new event, with so many places.</summary>
    public async Task<TicketType> TicketType(int places)
    {
        var conference = A.Event();
        await Save(conference);
        var type = A.TicketType(A.Quota(conference.Id, size: places));
        await Save(type);
        return type;
    }

    /// <summary>How many of the quota are taken: what counts them agrees with what was written down.</summary>
    public async Task<int> Taken(int quotaId)
    {
        var counted = await Counted(quotaId);
        Assert.Equal(
            await Read(db =>
                db.Allocations.Open().Where(allocation => allocation.QuotaId == quotaId).SumAsync(allocation => allocation.Count)
            ),
            counted
        );
        return counted;
    }

    /// <summary>How many of the quota its counter says, whether or not that is so.</summary>
    public Task<int> Counted(int quotaId) =>
        Read(db => db.Quotas.Where(quota => quota.Id == quotaId).Select(quota => quota.Taken).SingleAsync());

    public async Task Execute(string sql)
    {
        await using var db = CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Waits until another connection to this database, which must be on PostgreSQL, waits for a lock.</summary>
    public async Task UntilSomeoneWaits()
    {
        await using var watch = new NpgsqlConnection(ConnectionString);
        await watch.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
            watch
        );
        var begun = Stopwatch.StartNew();
        while ((long)(await command.ExecuteScalarAsync())! == 0)
        {
            if (begun.Elapsed > TimeSpan.FromSeconds(30))
                throw new TimeoutException("Nobody waits for a lock.");
            await Task.Delay(20);
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    public static DbContextOptions<ConferenceDb> Options(string provider, string connectionString, params IInterceptor[] interceptors)
    {
        var builder = new DbContextOptionsBuilder<ConferenceDb>();
        builder.UseConference(Enum.Parse<DatabaseProvider>(provider), connectionString).AddInterceptors(interceptors);
        return builder.Options;
    }
}

/// <summary>Runs an SQL statement on each connection that is opened.</summary>
sealed class OnEachConnection(string sql) : DbConnectionInterceptor
{
    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>Runs an SQL statement in the transaction of the first save, before it: as if another process had been faster.</summary>
sealed class BeforeTheFirstSave(string sql) : SaveChangesInterceptor
{
    bool isDone;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (!isDone)
            await eventData.Context!.Database.ExecuteSqlRawAsync(sql, cancellationToken);
        isDone = true;
        return result;
    }
}
