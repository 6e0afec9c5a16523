using System.ComponentModel;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace NsmCon.Data.Backups;

/// <summary>Copies of a PostgreSQL database, and the way back from one, by the server's own pg_dump and pg_restore.</summary>
public sealed class BackupPostgreSql(ConferenceDb db)
{
    const string History = "__EFMigrationsHistory";

    NpgsqlConnectionStringBuilder Server => new(db.Database.GetConnectionString());

    /// <summary>Writes a consistent copy while others work, and reads it again.</summary>
    /// <param name="copy">Where.</param>
    /// <param name="cancel">Ends it; no copy is left.</param>
    /// <exception cref="RuleBrokenException">The tools are not there, or the copy cannot be written.</exception>
    public async Task<BackupReport> Backup(string copy, CancellationToken cancel = default)
    {
        var part = $"{copy}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(copy))!);
            await Run("pg_dump", ["--format=custom", $"--file={part}"], cancel);
            await RequireKnownVersion(part, copy, cancel);
            File.Move(part, copy, overwrite: true);
            return new(await db.Events.LongCountAsync(cancel), await db.Registrations.LongCountAsync(cancel), new FileInfo(copy).Length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RuleBrokenException($"No backup was made: {fault.Message.TrimEnd('.')}.");
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Puts a backup in the database's place, whole or not at all.</summary>
    /// <param name="copy">The backup; it stays.</param>
    /// <param name="isForced">Whether a database that has something in it may be replaced.</param>
    /// <param name="cancel">Ends it; nothing is changed.</param>
    /// <exception cref="RuleBrokenException">The backup is broken or newer, or the database is not empty. Nothing was changed.</exception>
    public async Task Restore(string copy, bool isForced, CancellationToken cancel = default)
    {
        if (!File.Exists(copy))
            throw new RuleBrokenException($"There is no file {copy}.");

        await RequireKnownVersion(copy, copy, cancel);
        if (!isForced && await db.Database.CanConnectAsync(cancel) && (await db.Database.GetAppliedMigrationsAsync(cancel)).Any())
            throw new RuleBrokenException(
                $"The database {Server.Database} has something in it. Nothing was changed: "
                    + "stop NsmCon, make a backup of it, and repeat the command with --force to put this one in its place."
            );

        await Run(
            "pg_restore",
            ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error", $"--dbname={Server.Database}", copy],
            cancel
        );
    }

    async Task RequireKnownVersion(string copy, string named, CancellationToken cancel)
    {
        var history = await Run("pg_restore", ["--data-only", $"--table={History}", "--file=-", copy], cancel);
        var migrations = history
            .Split('\n')
            .SkipWhile(line => !line.StartsWith("COPY ", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line != "\\.")
            .Select(line => line.Split('\t')[0])
            .ToList();
        if (migrations.Count == 0)
            throw new RuleBrokenException($"{named} is not a database of NsmCon. Nothing was changed.");

        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (migrations.Find(migration => !known.Contains(migration)) is { } newer)
            throw new RuleBrokenException(
                $"{named} was made by a newer version of NsmCon (it has the migration {newer}). Nothing was changed: start that version."
            );
    }

    async Task<string> Run(string tool, string[] arguments, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Command(tool, arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new RuleBrokenException(
                $"{tool} is not installed here. Install PostgreSQL's client tools, of the server's version or a newer one, or run the command where they are."
            );
        }

        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var faults = process.StandardError.ReadToEndAsync(cancel);
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new RuleBrokenException($"{tool} refused: {(await faults).Trim()} Nothing was changed.");
    }

    // The password goes by the environment: arguments can be read by others on the machine.
    ProcessStartInfo Command(string tool, string[] arguments)
    {
        var server = Server;
        var start = new ProcessStartInfo(tool, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = server.Host;
        start.Environment["PGPORT"] = $"{server.Port}";
        start.Environment["PGUSER"] = server.Username;
        start.Environment["PGDATABASE"] = server.Database;
        if (server.Password is not null)
            start.Environment["PGPASSWORD"] = server.Password;
        return start;
    }
}
