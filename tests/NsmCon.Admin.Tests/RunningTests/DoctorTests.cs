using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.RunningTests;

public class DoctorTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Doctor_finds_nothing_where_people_registered_and_canceled(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.Register(ours, await app.AddTicketType(ours), people: 3);
        await using (var db = app.OpenDb())
            await new CancelRegistration(db).Cancel(await db.Registrations.FirstAsync(), app.Now(), by: "Grace");

        Assert.Equal((0, "Nothing is wrong."), await Examine(app));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Doctor_says_which_limit_counts_wrong_and_who_holds_no_place(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.Register(ours, await app.AddTicketType(ours), people: 2);
        await using var db = app.OpenDb();
        var registration = await db.Registrations.OrderBy(r => r.Id).FirstAsync();
        await db.Allocations.Where(allocation => allocation.RegistrationId == registration.Id).ExecuteDeleteAsync();

        var (exit, said) = await Examine(app);

        Assert.Equal(1, exit);
        Assert.Equal(
            $"{ours.Title}: 2 of Attendee places are counted as taken, and 1 are.\nRegistration {registration.Id} is expected and holds no place.\n2 found. Nothing was changed.",
            said
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Doctor_says_who_is_shown_as_in_whom_no_door_let_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.Register(ours, await app.AddTicketType(ours), people: 2);
        await using var db = app.OpenDb();
        var id = await db.Registrations.Select(r => r.Id).FirstAsync();
        await db
            .Registrations.Where(r => r.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.CheckedInAt, new DateTime(2027, 3, 30, 9, 0, 0, DateTimeKind.Utc)));

        Assert.Equal(
            (1, $"Registration {id} is shown as in since 2027-03-30 09:00:00, and its scans say not in.\n1 found. Nothing was changed."),
            await Examine(app)
        );
    }

    [Fact]
    public async Task Doctor_makes_no_database_where_there_is_none()
    {
        var file = Path.Combine(Path.GetTempPath(), $"nsmcon-{Guid.NewGuid():N}.db");
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        options.UseConference(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False");
        await using var db = new ConferenceDb((DbContextOptions<ConferenceDb>)options.Options, new WriteGate(isOpen: false), TestKey.Key);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            DoctorCommand.Examine(db, TextWriter.Null, CancellationToken.None)
        );

        Assert.StartsWith("The database is not there", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    static async Task<(int Exit, string Said)> Examine(RunningApp app)
    {
        await using var db = app.OpenDb();
        await using var said = new StringWriter();
        var exit = await DoctorCommand.Examine(db, said, CancellationToken.None);
        return (exit, said.ToString().Trim().ReplaceLineEndings("\n"));
    }
}
