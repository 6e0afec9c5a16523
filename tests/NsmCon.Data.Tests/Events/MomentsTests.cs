using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests.Events;

public class MomentsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_knows_when_its_prospectus_changed_and_when_staff_changed_its_settings(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var clock = new FakeTimeProvider(new DateTimeOffset(A.Day));
        await using var app = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddConferenceDb(Enum.Parse<DatabaseProvider>(provider), conference.ConnectionString, TestKey.Key)
            .BuildServiceProvider();
        await using var db = await app.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        var ours = db.Add(A.Event()).Entity;
        var other = db.Add(A.Event("other")).Entity;
        await db.SaveChangesAsync();
        var package = A.Package(ours.Id, size: 3);
        package.Benefits.Add(new Benefit { Text = "Logo" });
        var type = A.TicketType(A.Quota(ours.Id));
        var known = (await Moments(), await Moments(other.Id));

        // A new event has no settings that staff changed.
        Assert.Equal(((Hour(0), null), (Hour(0), null)), known);
        Assert.Equal((1, 1), await After(() => db.Add(package)));
        Assert.Equal((2, 2), await After(() => package.Benefits[0].Text = "Big logo"));
        Assert.Equal((3, 3), await After(() => package.Quota!.Resize(4)));
        Assert.Equal((4, 4), await After(() => ours.Title = "Ours"));
        Assert.Equal((5, 5), await After(() => db.Add(type)));
        Assert.Equal((5, 6), await After(() => type.Description = "For all."));
        Assert.Equal((5, 6), await After(() => db.Entry(package).Property(p => p.Version).IsModified = true));
        Assert.Equal((5, 6), await After(() => db.Add(A.Talk(ours.Id))));
        Assert.Equal((5, 6), await After(() => db.Add(A.Registration(type))));
        using (db.WithoutAudit())
            Assert.Equal((10, 6), await After(() => package.PriceCents = 1));
        Assert.Equal((11, 11), await After(() => db.Remove(package)));
        Assert.Equal((Hour(0), null), await Moments(other.Id));

        static DateTime? Hour(int hours) => A.Day.AddHours(hours);

        async Task<(int Prospectus, int Settings)> After(Action change)
        {
            clock.Advance(TimeSpan.FromHours(1));
            change();
            await db.SaveChangesAsync();
            var (prospectus, settings) = await Moments();
            return ((int)(prospectus - A.Day)!.Value.TotalHours, (int)(settings - A.Day)!.Value.TotalHours);
        }

        async Task<(DateTime? Prospectus, DateTime? Settings)> Moments(int? id = null)
        {
            var saved = await conference.Read(again => again.Events.SingleAsync(e => e.Id == (id ?? ours.Id)));
            return (saved.ProspectusChangedAt, saved.SettingsChangedAt);
        }
    }
}
