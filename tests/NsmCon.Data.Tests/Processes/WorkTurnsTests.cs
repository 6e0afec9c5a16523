using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Data.Processes;

namespace NsmCon.Data.Tests.Processes;

public class WorkTurnsTests
{
    const string BreakOldest = """
        SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1
        """;

    [SkippableFact]
    public async Task One_process_does_the_work_until_it_ends_and_then_the_other_does()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var first = new LinkedProcess(conference);
        await first.Turns.Wait(LinkedProcess.Mails, default);
        await using var second = await new LinkedProcess(conference.FromAnotherProcess()).InTouch();
        await AnotherLook(second);

        Assert.Equal([LinkedProcess.Mails, LinkedProcess.Webhooks], first.Turns.Held.Order());
        Assert.Empty(second.Turns.Held);
        await first.DisposeAsync();

        await second.Turns.Wait(LinkedProcess.Mails, default).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(first.Turns.Held);
    }

    [SkippableFact]
    public async Task A_process_whose_connection_is_gone_has_no_turn_any_more_and_another_takes_it_within_seconds()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        await using var first = new LinkedProcess(conference);
        var turn = await first.Turns.Wait(LinkedProcess.Mails, default);
        await using var second = await new LinkedProcess(conference.FromAnotherProcess()).InTouch();

        var since = Stopwatch.StartNew();
        await conference.Execute(BreakOldest);
        await Eventually.WaitUntil(() => turn.IsOver);
        await Eventually.WaitUntil(() => first.Turns.Held.Count + second.Turns.Held.Count >= 2);

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(20), $"It took {since.Elapsed}.");
        Assert.Equal([LinkedProcess.Mails, LinkedProcess.Webhooks], first.Turns.Held.Concat(second.Turns.Held).Order());
    }

    [Fact]
    public async Task Without_a_lock_each_process_would_do_the_work()
    {
        var (first, second) = (new WorkTurns([new("Outgoing mail")], isAlone: true), new WorkTurns([new("Outgoing mail")], isAlone: true));

        Assert.False((await first.Wait("Outgoing mail", default)).IsOver);
        Assert.False((await second.Wait("Outgoing mail", default)).IsOver);
        Assert.Equal(first.Held, second.Held);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_process_at_a_time_is_at_a_place_and_the_next_comes_when_it_leaves(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (here, there) = (new SharedPlace(conference), new SharedPlace(conference.FromAnotherProcess()));
        var stay = await here.Enter("Content folder", TimeSpan.Zero);

        var elsewhere = await there.Enter("Another folder", TimeSpan.Zero);
        var meanwhile = await there.Enter("Content folder", TimeSpan.FromMilliseconds(300));
        var waiting = there.Enter("Content folder", TimeSpan.FromSeconds(30));
        await stay!.DisposeAsync();

        Assert.NotNull(elsewhere);
        // On SQLite there is no other process.
        Assert.Equal(provider == Databases.Sqlite, meanwhile is not null);
        Assert.NotNull(await waiting);
        await elsewhere.DisposeAsync();
        await (await waiting)!.DisposeAsync();
        if (meanwhile is not null)
            await meanwhile.DisposeAsync();
    }

    [SkippableFact]
    public async Task Who_dies_leaves_the_place()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var (here, there) = (new SharedPlace(conference), new SharedPlace(conference.FromAnotherProcess()));
        var stay = await here.Enter("Content folder", TimeSpan.Zero);

        await conference.FromAnotherProcess().Execute(BreakOldest);

        await using var next = await there.Enter("Content folder", TimeSpan.FromSeconds(30));
        Assert.NotNull(next);
        await stay!.DisposeAsync();
    }

    [Fact]
    public void On_SQLite_a_process_is_alone_and_needs_no_connection_for_the_others()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(new SharedWork("Outgoing mail"))
            .AddConferenceDb(DatabaseProvider.Sqlite, "Data Source=:memory:", TestKey.Key)
            .BuildServiceProvider();

        Assert.True(services.GetRequiredService<WorkTurns>().IsAlone);
        Assert.Null(services.GetService<ProcessLink>());
    }

    // It has asked for the work, and will have asked twice.
    static async Task AnotherLook(LinkedProcess process)
    {
        await using var db = process.Database.CreateDbContext();
        await db.Notify(NewsTopics.Mailbox);
        await process.UntilItHears(NewsTopics.Mailbox);
    }
}
