using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Rekeying;

namespace NsmCon.Admin;

/// <summary>keys renew: for a key that was lost, or a database or key that was stolen.</summary>
static class RenewKeysCommand
{
    const string Done = """
        All secrets are new. Everybody on the staff signs in again, and sets up the second step again. Invitations and speakers' own links
        are gone; webhooks are stopped until you add them again. Tickets have new codes: those of events still to come are mailed again once the app
        runs, and badges that are already printed open no door.
        """;

    public static Command Create()
    {
        var renew = new Command(
            "renew",
            "Discards every secret in the database, for when its key was lost or a copy was stolen. docs/SECURITY.md says what else to do."
        );
        renew.SetAction(
            async (_, cancel) =>
            {
                await using var app = Conference.Build([]);
                await using var db = await app.Services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync(cancel);
                using var acting = db.ActAs("keys renew");
                await db.Migrate(cancel);
                await new RenewSecrets(db).Renew(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, cancel);
                Console.WriteLine(Done);
                return 0;
            }
        );
        return new Command("keys", "The key that protects the secrets in the database.") { renew };
    }
}
