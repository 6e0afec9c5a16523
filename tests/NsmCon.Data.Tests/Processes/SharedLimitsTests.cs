using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Processes;

namespace NsmCon.Data.Tests.Processes;

public class SharedLimitsTests
{
    static readonly TimeSpan Slow = TimeSpan.FromHours(1);

    [SkippableFact]
    public async Task Of_many_who_try_at_once_in_two_processes_five_get_one_of_five()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        SharedLimits[] both = [new(conference), new(conference.FromAnotherProcess())];

        var tries = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => Task.Run(() => both[i % 2].TryTake("form of Ada", most: 5, every: Slow)))
        );

        Assert.Equal(5, tries.Count(isTaken => isTaken));
        Assert.True(await both[0].TryTake("form of Grace", most: 5, every: Slow));
    }

    [SkippableFact]
    public async Task One_comes_back_after_its_time_and_who_took_nothing_lately_is_forgotten()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var limits = new SharedLimits(conference);
        Assert.True(await limits.TryTake("form", most: 2, every: Slow));
        Assert.True(await limits.TryTake("form", most: 2, every: Slow));
        Assert.False(await limits.TryTake("form", most: 2, every: Slow));

        await conference.Execute("""UPDATE "FormLimits" SET "BackAt" = "BackAt" - interval '1 hour'""");
        var again = new[] { await limits.TryTake("form", most: 2, every: Slow), await limits.TryTake("form", most: 2, every: Slow) };
        await limits.Forget(default);
        var kept = await conference.Read(db => db.FormLimits.CountAsync());
        await conference.Execute("""UPDATE "FormLimits" SET "BackAt" = "BackAt" - interval '3 hours'""");
        await limits.Forget(default);

        Assert.Equal([true, false], again);
        Assert.Equal((1, 0), (kept, await conference.Read(db => db.FormLimits.CountAsync())));
    }

    [SkippableFact]
    public async Task Where_the_database_gives_no_answer_a_form_goes_on()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        await conference.Execute("""DROP TABLE "FormLimits" """);

        Assert.True(await new SharedLimits(conference).TryTake("form", most: 1, every: Slow));
    }
}
