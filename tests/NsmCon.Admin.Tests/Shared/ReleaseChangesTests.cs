using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NsmCon.Admin.Published;
using NsmCon.Data.Releases;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Shared;

public class ReleaseChangesTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_kept_may_be_cleared_while_it_is_used(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var db = app.OpenDb();
        var id = await db.Events.Select(e => e.Id).SingleAsync();
        db.AgendaReleases.AddRange(
            Enumerable
                .Range(2, 520)
                .Select(number => new AgendaRelease
                {
                    EventId = id,
                    Number = number,
                    PublishedAt = A.Day,
                    PublishedBy = "grace@example.org",
                    Event = new(),
                    Agenda = "{}",
                })
        );
        await db.SaveChangesAsync();
        using var fewBytes = new MemoryCache(new MemoryCacheOptions { SizeLimit = 5_000 });
        var changes = new ReleaseChanges(fewBytes);

        await changes.ReadAll(db, id, [.. Enumerable.Range(1, 510)]);
        var old = await changes.ReadAll(db, id, [1, 2, 511]);

        Assert.Equal([1, 2, 511], old.Keys.Order());
    }
}
