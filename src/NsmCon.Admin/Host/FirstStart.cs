using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Processes;
using NsmCon.Data.Rekeying;
using NsmCon.Data.Releases;
using NsmCon.Data.Secrets;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Host;

/// <summary>
/// A start: the database is brought to this version, an empty one is filled
/// from the content, and whoever started the app is told how to go on.
/// </summary>
static class FirstStart
{
    static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(5);

    /// <summary>What must be done before the app serves.</summary>
    public static async Task Prepare(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        using var acting = db.ActAs("first start");
        if (!services.GetRequiredService<ConferenceSettings>().BeginsAnew)
            await LostDatabase.Refuse(db, services.GetRequiredService<ConferenceSettings>());
        await db.Migrate();
        // Of several that start at once, one fills the database and makes the key of cookies and forms. The others find both.
        await using var turn = await services.GetRequiredService<SharedPlace>().Enter("Start", LongestStart)
            ?? throw new StartRefusedException(
                InWords(
                    $"Another process has been starting for {LongestStart.TotalMinutes:0} minutes. Wait until it serves, and start again."
                )
            );
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Start").Protect("");
        await new ProtectStoredSecrets(db).Protect();
        await new ForgetAssumedEnds(db).Forget();
        await new ReadPagesAgain(db).TakeWhatIsNew();
        await KeepUidHosts(db, services.GetRequiredService<ConferenceSettings>());
        await new PublishFirstVersions(db).PublishForOlderDatabase(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        // Who took the only event back does not want it again.
        var isEmpty = !await db.Events.AnyAsync() && !await db.UndonePages.AnyAsync();
        if (isEmpty && await ContentSetup.ImportAll(scope.ServiceProvider) is { } imported)
            Console.WriteLine(imported);
    }

    // Events of before have entries in people's calendars, by the name of this host.
    static Task KeepUidHosts(ConferenceDb db, ConferenceSettings settings) =>
        db.Events.Where(e => e.UidHost == "").ExecuteUpdateAsync(set => set.SetProperty(e => e.UidHost, settings.UidHost));

    /// <summary>What is said once it serves: a start that failed must not end the link of the app that runs.</summary>
    public static async Task Announce(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var settings = scope.ServiceProvider.GetRequiredService<ConferenceSettings>();
        Console.WriteLine($"NsmCon serves {settings.BaseUrl}");
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        using var acting = db.ActAs("first start");
        if (await db.Users.AnyAsync())
            return;

        var invite = scope.ServiceProvider.GetRequiredService<InviteStaff>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        Console.WriteLine(
            "There is no staff yet. Whoever opens this link first becomes the Owner; "
                + $"it works once, within a day:\n  {invite.LinkOf(await invite.FirstOwner(now))}"
        );
    }
}
