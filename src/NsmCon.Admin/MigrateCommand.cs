using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Host;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Rekeying;

namespace NsmCon.Admin;

static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Creates the database or brings it to this version.");
        command.SetAction(
            async (_, cancel) =>
            {
                await using var app = Conference.Build([]);
                await using var db = await app.Services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync(cancel);
                var settings = app.Services.GetRequiredService<ConferenceSettings>();
                if (!settings.BeginsAnew)
                    await LostDatabase.Refuse(db, settings);
                await db.Migrate(cancel);
                await new ProtectStoredSecrets(db).Protect(cancel);
                Console.WriteLine("The database is up to date.");
                return 0;
            }
        );
        return command;
    }
}
