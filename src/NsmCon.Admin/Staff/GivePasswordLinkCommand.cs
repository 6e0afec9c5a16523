using System.CommandLine;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>staff password EMAIL [--lost-phone]: the way back for the last Owner, by whoever runs the server.</summary>
static class GivePasswordLinkCommand
{
    public static Command Create()
    {
        var email = new Argument<string>("EMAIL") { Description = "The address that the person signs in with." };
        var lostPhone = new Option<bool>("--lost-phone") { Description = "The link also turns the second step off." };
        var command = new Command("password", "Prints a one-time link by which a member of staff chooses a new password, within a day.")
        {
            email,
            lostPhone,
        };
        command.SetAction((parsed, cancel) => Give(parsed.GetValue(email)!, parsed.GetValue(lostPhone), cancel));
        return command;
    }

    static async Task<int> Give(string email, bool lostPhone, CancellationToken cancel)
    {
        await using var app = Conference.Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        using var acting = db.ActAs("staff password");
        await db.Migrate(cancel);
        if (await db.FindStaff(email) is not { } person)
        {
            await Console.Error.WriteLineAsync($"Nobody on the staff signs in as {email}. To add a person: staff add EMAIL --role ROLE.");
            return 1;
        }

        var links = scope.ServiceProvider.GetRequiredService<GivePasswordLink>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        Console.WriteLine(await links.Make(person, lostPhone, GivePasswordLink.Given, now));
        return 0;
    }
}
