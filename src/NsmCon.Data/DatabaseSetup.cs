using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Data.Backups;
using NsmCon.Data.Processes;
using NsmCon.Data.Secrets;

namespace NsmCon.Data;

/// <summary>The databases that NsmCon runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file; the default.</summary>
    Sqlite,

    /// <summary>A server, for several processes.</summary>
    PostgreSql,
}

/// <summary>Opens the database and brings it to the app's version.</summary>
public static class DatabaseSetup
{
    static readonly TimeSpan LongestMigration = TimeSpan.FromMinutes(5);

    // Any number that no other program of the database uses.
    const long MigrationLock = 0x0E_9B_46_1F_0E;

    /// <summary>Adds the context, its factory, its key, the write gate, and what several processes share.</summary>
    public static IServiceCollection AddConferenceDb(
        this IServiceCollection services,
        DatabaseProvider provider,
        string connectionString,
        MasterKey key
    )
    {
        services.AddSingleton(key);
        var isShared = provider == DatabaseProvider.PostgreSql;
        services.AddSingleton(new WriteGate(isOpen: isShared));
        services.AddSingleton(all => all.GetRequiredService<WriteGate>().News);
        services.AddSingleton(all => new WorkTurns(all.GetServices<SharedWork>(), isAlone: !isShared));
        services.AddSingleton<SharedFacts>().AddSingleton<ProcessBoard>();
        services.AddSingleton<SharedPlace>().AddSingleton<SharedLimits>();
        if (isShared)
            services.AddSingleton(all => ActivatorUtilities.CreateInstance<ProcessLink>(all, connectionString));
        services.AddDbContextFactory<ConferenceDb>(options => options.UseConference(provider, connectionString));
        return services;
    }

    /// <summary>Chooses the database, its migrations and what every connection needs.</summary>
    public static DbContextOptionsBuilder UseConference(
        this DbContextOptionsBuilder options,
        DatabaseProvider provider,
        string connectionString
    )
    {
        options.ReplaceService<IModelCacheKeyFactory, ModelByKey>();
        if (provider == DatabaseProvider.PostgreSql)
            return options.UseNpgsql(PrepareConnection(connectionString), npgsql =>
                npgsql.MigrationsAssembly("NsmCon.Migrations.PostgreSql")
            );

        return options
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly("NsmCon.Migrations.Sqlite"))
            // SQLite makes a table anew to change it. What a crash leaves half done is brought back from the copy that is made before.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
            .AddInterceptors(new SqliteConnectionSetup());
    }

    // The same statements come again and again: prepared, they cost half. A connection string may say otherwise, as some poolers need.
    static string PrepareConnection(string connectionString) =>
        connectionString.Contains("Max Auto Prepare", StringComparison.OrdinalIgnoreCase)
            ? connectionString
            : $"{connectionString};Max Auto Prepare=50";

    /// <summary>Creates the database if it is not there, and migrates it.</summary>
    /// <exception cref="StartRefusedException">
    /// It is locked, read-only, unreachable, or of a newer version. Nothing was changed.
    /// </exception>
    public static Task Migrate(this ConferenceDb db, CancellationToken cancel = default) => db.Migrate(LongestMigration, cancel);

    internal static async Task Migrate(this ConferenceDb db, TimeSpan longest, CancellationToken cancel = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest);
        try
        {
            if (db.Database.IsSqlite())
                await MigrateFile(db, limit.Token);
            else
                await MigrateWith(MigrateOnce, db, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new StartRefusedException(
                InWords($"Migrating the database took longer than {longest.TotalMinutes:0.##} minutes. ")
                    + "If another process is migrating it, wait until that is done, and start again. Nothing was changed."
            );
        }
        catch (ArgumentException fault)
        {
            throw new StartRefusedException($"ConnectionStrings:Conference is not understood: {fault.Message}", fault);
        }
        catch (System.Data.Common.DbException fault)
        {
            throw new StartRefusedException(
                $"The database cannot be used: {Reason(fault)} (ConnectionStrings:Conference). Nothing was changed.",
                fault
            );
        }
    }

    static async Task MigrateFile(ConferenceDb db, CancellationToken cancel)
    {
        var connection = db.Database.GetConnectionString()!;
        CreateFolder(connection);
        var file = SqliteFile.FromConnectionString(connection);
        using var turn = file is null ? null : await file.Lock(cancel);
        if (turn is null)
        {
            await MigrateWith(MigrateOnce, db, cancel);
        }
        else
        {
            var migrate = new MigrateSqlite(db, file!);
            migrate.RestoreAfterDeath();
            await MigrateWith((_, token) => migrate.Migrate(token), db, cancel);
        }

        await WriteAhead(db, cancel);
        RestrictFiles(connection);
    }

    static async Task MigrateWith(Func<ConferenceDb, CancellationToken, Task> migrate, ConferenceDb db, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.CanConnectAsync(cancel) ? await db.Database.GetAppliedMigrationsAsync(cancel) : [];
        if (applied.FirstOrDefault(migration => !known.Contains(migration)) is { } newer)
            throw new StartRefusedException(
                $"The database was made by a newer version of NsmCon (it has the migration {newer}). "
                    + "Start that version, or restore a backup. Nothing was changed."
            );
        if (applied.Count() < known.Count)
            await migrate(db, cancel);
        else
            await RequireWritable(db, cancel);
        await db.RemakeSearches(cancel);
    }

    // On PostgreSQL the history is locked for each migration alone: between two
    // of them another process would begin from what it read before.
    static async Task MigrateOnce(ConferenceDb db, CancellationToken cancel)
    {
        if (!db.Database.IsNpgsql() || !await db.Database.CanConnectAsync(cancel))
        {
            await db.Database.MigrateAsync(cancel);
            return;
        }

        // The lock is the connection's, and ends with it at the latest.
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancel);
            await db.Database.MigrateAsync(cancel);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // An update of no row asks for the write lock, so that a locked or read-only file shows itself at the start.
    static Task<int> RequireWritable(ConferenceDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("""UPDATE "Events" SET "Version" = "Version" WHERE "Id" = -1""", cancel);

    // A file that was copied or restored may have lost the mode in which readers and the writer do not wait for each other.
    static Task<int> WriteAhead(ConferenceDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);

    internal static string Reason(Exception fault) =>
        fault switch
        {
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 or 6 } =>
                "another program holds it locked; end that program and start again",
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 8 } => "the file is read-only; make it and its folder writable",
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 10 } =>
                "the disk refuses to read or write it; check the path and the disk",
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 14 } =>
                "the file cannot be opened; check that its folder exists and is writable",
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 11 or 26 } =>
                "the file is damaged or not an SQLite database; restore a backup",
            Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 13 } => "the disk is full; make room and start again",
            _ => fault.Message.TrimEnd('.'),
        };

    // It holds what people told us, and the log beside it holds the same.
    static void RestrictFiles(string connectionString)
    {
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connectionString).DataSource;
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            OwnerOnly.Restrict(file + suffix);
    }

    static void CreateFolder(string connectionString)
    {
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connectionString).DataSource;
        if (file.Length == 0 || file.StartsWith(':'))
            return;

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The folder of the database \"{file}\" cannot be made: {fault.Message} Choose another file in ConnectionStrings:Conference.",
                fault
            );
        }
    }
}
