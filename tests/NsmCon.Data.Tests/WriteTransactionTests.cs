using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests;

/// <summary>What was rolled back is not believed saved.</summary>
public class WriteTransactionTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_save_that_is_given_up_leaves_nothing_behind_and_can_be_made_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var id = (await conference.Event()).Id;
        await using var db = conference.CreateDbContext();
        var saved = await db.Events.SingleAsync(e => e.Id == id);
        var title = saved.Title;

        await using (await db.BeginWrite())
        {
            saved.Title = "Given up";
            db.Add(A.Inquiry(id));
            await db.SaveChangesAsync();
        }

        Assert.Empty(db.ChangeTracker.Entries());
        var again = await db.Events.SingleAsync(e => e.Id == id);
        Assert.Equal((title, 0), (again.Title, await db.Inquiries.CountAsync()));
        again.Title = "Saved";
        await db.SaveChangesAsync();
        Assert.Equal("Saved", (await conference.Read(read => read.Events.SingleAsync(e => e.Id == id))).Title);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_save_whose_log_cannot_be_written_is_none(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var id = (await conference.Event()).Id;
        await using var db = conference.CreateDbContext();
        var saved = await db.Events.SingleAsync(e => e.Id == id);
        var title = saved.Title;
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "AuditEntries" RENAME TO "AuditElsewhere" """);

        saved.Title = "Not logged";
        var fault = await Record.ExceptionAsync(() => db.SaveChangesAsync());

        Assert.IsAssignableFrom<DbException>(fault?.GetBaseException());
        Assert.Empty(db.ChangeTracker.Entries());
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "AuditElsewhere" RENAME TO "AuditEntries" """);
        var again = await db.Events.SingleAsync(e => e.Id == id);
        Assert.Equal(title, again.Title);
        again.Title = "Logged";
        await db.SaveChangesAsync();
        Assert.Equal(
            "Logged",
            (await conference.Read(read => read.AuditEntries.OrderBy(entry => entry.Id).LastAsync()))
                .Changes.Single(change => change.Field == "Title")
                .To
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_saved_or_only_looked_at_stays_tracked_and_so_does_what_a_save_refused(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var id = (await conference.Event()).Id;
        await using var db = conference.CreateDbContext();
        await using var other = conference.CreateDbContext();
        var saved = await db.Events.SingleAsync(e => e.Id == id);

        await using (await db.BeginWrite())
            Assert.True(await db.Events.AnyAsync());
        Assert.Equal(EntityState.Unchanged, db.Entry(saved).State);
        await using (var write = await db.BeginWrite())
        {
            saved.Title = "Saved";
            await db.SaveChangesAsync();
            await write.Commit();
        }

        Assert.Equal(EntityState.Unchanged, db.Entry(saved).State);
        (await other.Events.SingleAsync(e => e.Id == id)).Title = "Theirs";
        await other.SaveChangesAsync();
        saved.Title = "Mine";
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        Assert.Equal(EntityState.Modified, db.Entry(saved).State);
    }
}
