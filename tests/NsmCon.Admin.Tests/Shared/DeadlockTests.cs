using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Shared;
using NsmCon.Admin.Tests.Running;
using NsmCon.Data;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>
/// Two that write wait for each other, and PostgreSQL gives one of them up: what a person sent, a worker or a command does is done again. SQLite lets one
/// write at a time.
/// </summary>
public class DeadlockTests
{
    [SkippableFact]
    public async Task A_form_that_the_database_gave_up_is_saved_once()
    {
        await using var app = await RunningApp.Start(Databases.PostgreSql);
        using var staff = await app.SignIn(StaffRole.Agenda);
        await using var db = app.OpenDb();
        var talk = await db.Talks.AsNoTracking().OrderBy(talk => talk.Id).FirstAsync();
        var path = $"/admin/events/{RunningApp.Seed}/agenda/talks/{talk.Id}";

        var page = await WhileInACircle(app, talk.EventId, talk.Id, async () =>
            await (await staff.Send(path, new() { ["Title"] = "Once" })).Page()
        );

        Assert.Contains("was saved.", page.QuerySelector(".flash").Words(), StringComparison.Ordinal);
        var saved = await db.Talks.AsNoTracking().SingleAsync(other => other.Id == talk.Id);
        Assert.Equal(("Once", talk.Version + 1), (saved.Title, saved.Version));
        Assert.Equal(
            1,
            await db.AuditEntries.CountAsync(entry => entry.Subject == "Talk" && entry.SubjectId == talk.Id && entry.Action == "Changed")
        );
    }

    [SkippableFact]
    public async Task A_round_of_a_worker_that_the_database_gave_up_is_done_again()
    {
        await using var app = await RunningApp.Start(Databases.PostgreSql);
        await using var db = app.OpenDb();
        var talk = await db.Talks.AsNoTracking().OrderBy(talk => talk.Id).FirstAsync();
        var rounds = 0;
        var work = new Work("Renaming", TimeSpan.FromHours(1), Rename, IsForEach: true);
        using var worker = ActivatorUtilities.CreateInstance<Worker>(app.Services, work);

        await WhileInACircle(app, talk.EventId, talk.Id, async () =>
        {
            await worker.StartAsync(CancellationToken.None);
            await WaitUntil(app, "SELECT COUNT(*) AS \"Value\" FROM \"Talks\" WHERE \"Title\" = 'Once'");
            return await worker
                .StopAsync(CancellationToken.None)
                .ContinueWith(stopped => stopped.IsCompletedSuccessfully, TaskScheduler.Default);
        });

        var state = app.Services.GetRequiredService<WorkerHealth>().Own.Single(state => state.Name == work.Name);
        Assert.Equal((2, null), (rounds, state.LastError));

        async Task Rename(IServiceProvider services, CancellationToken stopping)
        {
            rounds++;
            var own = services.GetRequiredService<ConferenceDb>();
            (await own.Talks.SingleAsync(other => other.Id == talk.Id, stopping)).Title = "Once";
            await own.SaveChangesAsync(stopping);
        }
    }

    [SkippableFact]
    public async Task A_command_that_the_database_gave_up_is_done_again()
    {
        await using var app = await RunningApp.Start(Databases.PostgreSql);
        await using var db = app.OpenDb();
        await db.AuditEntries.ExecuteDeleteAsync();
        var (first, second) = (Entry(), Entry());
        db.AddRange(first, second);
        await db.SaveChangesAsync();

        var pruned = await WhileInACircle(
            app,
            other =>
                other
                    .AuditEntries.Where(entry => entry.Id == second.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Action, "Deleted")),
            other =>
                other
                    .AuditEntries.Where(entry => entry.Id == first.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Action, "Deleted")),
            () => AppCommand.Run(app, "audit", "prune", "--older-than", "365")
        );

        Assert.Equal((0, ""), (pruned.Exit, pruned.Error));
        Assert.StartsWith("Deleted 2 entries from before", pruned.Output, StringComparison.Ordinal);
    }

    static AuditEntry Entry() =>
        new()
        {
            At = DateTime.UtcNow.AddDays(-400),
            By = "grace@example.org",
            Action = "Changed",
            Subject = "Room",
            SubjectName = "Main",
        };

    // The other holds the talk and then wants its event; who saves a talk takes them the other way round.
    static Task<T> WhileInACircle<T>(RunningApp app, int eventId, int talkId, Func<Task<T>> save) =>
        WhileInACircle(
            app,
            other =>
                other
                    .Talks.Where(talk => talk.Id == talkId)
                    .ExecuteUpdateAsync(set => set.SetProperty(talk => talk.Position, talk => talk.Position)),
            other =>
                other
                    .Events.Where(e => e.Id == eventId)
                    .ExecuteUpdateAsync(set => set.SetProperty(e => e.AgendaRevision, e => e.AgendaRevision)),
            save
        );

    static async Task<T> WhileInACircle<T>(RunningApp app, Func<ConferenceDb, Task> hold, Func<ConferenceDb, Task> want, Func<Task<T>> save)
    {
        await using var other = app.OpenDb();
        await using var transaction = await other.Database.BeginTransactionAsync();
        // Whoever looks first finds the circle, and is given up.
        await other.Database.ExecuteSqlRawAsync("SET LOCAL deadlock_timeout = '60s'");
        await hold(other);
        var saving = save();
        if (await Task.WhenAny(saving, Waits(app)) == saving)
            Assert.Fail($"It waited for nobody: {await saving}");
        await want(other);
        await transaction.CommitAsync();
        var saved = await saving;
        await Given(app);
        return saved;
    }

    static Task Waits(RunningApp app) =>
        WaitUntil(
            app,
            "SELECT COUNT(*) AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        );

    // The server counts some time later.
    static Task Given(RunningApp app) =>
        WaitUntil(app, "SELECT deadlocks AS \"Value\" FROM pg_stat_database WHERE datname = current_database()");

    static async Task WaitUntil(RunningApp app, string count)
    {
        await using var db = app.OpenDb();
        for (var tries = 0; tries < 600; tries++)
        {
            if (await db.Database.SqlQueryRaw<long>(count).SingleAsync() > 0)
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"Never more than none: {count}");
    }
}
