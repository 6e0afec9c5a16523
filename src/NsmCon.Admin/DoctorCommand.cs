using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;

namespace NsmCon.Admin;

/// <summary>doctor: whether the database agrees with itself.</summary>
static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command(
            "doctor",
            "Looks whether the limits of tickets and packages count what people and sponsors hold, "
                + "and whether those are in whom the doors let in. It changes nothing, and may run beside the app."
        );
        command.SetAction(
            async (_, cancel) =>
            {
                await using var app = Conference.Build([]);
                await using var db = await app.Services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync(cancel);
                return await Examine(db, Console.Out, cancel);
            }
        );
        return command;
    }

    /// <summary>Writes what is wrong, a line each; 0 if nothing is, else 1.</summary>
    /// <exception cref="StartRefusedException">There is no database of this version.</exception>
    internal static async Task<int> Examine(ConferenceDb db, TextWriter output, CancellationToken cancel)
    {
        // Whoever asks an SQLite file that is not there for its version would make it.
        if (!await db.Database.CanConnectAsync(cancel) || (await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            throw new StartRefusedException(
                "The database is not there, or of an older version. Start NsmCon once, or run migrate, and ask again."
            );

        // While people register, what was counted and what was written down are read at one moment.
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        IReadOnlyList<string> faults = [.. await new CheckLimits(db).FindFaults(), .. await new CheckScans(db).FindFaults()];
        foreach (var fault in faults)
            await output.WriteLineAsync(fault);
        await output.WriteLineAsync(faults.Count == 0 ? "Nothing is wrong." : $"{faults.Count} found. Nothing was changed.");
        return faults.Count == 0 ? 0 : 1;
    }
}
