using System.CommandLine;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NsmCon.Data;
using NsmCon.Data.Backups;
using NsmCon.Data.Moving;

namespace NsmCon.Admin;

/// <summary>move --to CONNECTION: from SQLite to PostgreSQL, and back.</summary>
static class MoveCommand
{
    public static Command Create()
    {
        var to = new Option<string>("--to")
        {
            Description =
                "The connection string of an empty database of the other kind: "
                + "\"Host=db.example.org;Database=nsmcon;Username=nsmcon\" or \"Data Source=data/nsmcon.db\".",
            HelpName = "CONNECTION",
            Required = true,
        };
        var command = new Command(
            "move",
            "Copies everything from the configured database into another, from SQLite to PostgreSQL or back, and compares both. NsmCon must not run meanwhile."
        )
        {
            to,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var app = Conference.Build([]);
                await using var db = await app.Services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync(cancel);
                try
                {
                    await Move(db, parsed.GetValue(to)!, Console.Out, Console.IsErrorRedirected ? TextWriter.Null : Console.Error, cancel);
                    return 0;
                }
                catch (RuleBrokenException refusal)
                {
                    await Console.Error.WriteLineAsync(refusal.Message);
                    return 1;
                }
            }
        );
        return command;
    }

    /// <summary>Moves, and writes a line for each table and what to do next.</summary>
    /// <exception cref="RuleBrokenException">Nothing was copied.</exception>
    internal static async Task Move(ConferenceDb source, string to, TextWriter output, TextWriter terminal, CancellationToken cancel)
    {
        var provider = ProviderOf(to);
        await using var target = Open(provider, to, source);
        var sums = await new MoveDatabase(source, target).Move(new Lines(output, terminal), cancel);
        var rows = sums.Sum(sum => sum.Rows);
        await output.WriteLineAsync(
            InWords($"All {sums.Count} tables came over whole, {rows:N0} rows: ")
                + "read again, each has as many as the source, with the same checksum over all values."
        );
        await output.WriteLineAsync(
            $"The source is as it was. To go on with the other, set Database:Provider to {provider} and ConnectionStrings:Conference "
                + $"to what you gave as --to, keep the key of {source.Key.Place}, and start NsmCon."
        );
    }

    static ConferenceDb Open(DatabaseProvider provider, string connection, ConferenceDb source)
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        options.UseConference(provider, connection);
        return new(options.Options, new WriteGate(isOpen: provider == DatabaseProvider.PostgreSql), source.Key);
    }

    static DatabaseProvider ProviderOf(string connection)
    {
        try
        {
            var given = new DbConnectionStringBuilder { ConnectionString = connection };
            if (given.ContainsKey("Host") || given.ContainsKey("Server"))
            {
                _ = new NpgsqlConnectionStringBuilder(connection);
                return DatabaseProvider.PostgreSql;
            }

            if (new SqliteConnectionStringBuilder(connection).DataSource.Length > 0)
                return DatabaseProvider.Sqlite;
        }
        catch (ArgumentException) { }

        // It may hold a password: it is not repeated.
        throw new RuleBrokenException(
            "--to is no connection string. Nothing was changed: "
                + "give one such as \"Host=db.example.org;Database=nsmcon;Username=nsmcon\", or \"Data Source=data/nsmcon.db\"."
        );
    }

    /// <summary>A line for each table that is done; on a terminal, how far the one is that is being copied.</summary>
    sealed class Lines(TextWriter output, TextWriter terminal) : IProgress<MoveProgress>
    {
        const string Again = "\r\e[K";

        public void Report(MoveProgress value)
        {
            if (value.Done is null)
            {
                terminal.Write(InWords($"{Again}{value.Table}: {value.Rows:N0} rows …"));
                return;
            }

            terminal.Write(Again);
            output.WriteLine(Line(value.Done));
        }

        static string Line(TableSum sum) => InWords($"{sum.Table, -22} {sum.Rows, 11:N0} rows  {sum.Checksum:x16}");
    }
}
