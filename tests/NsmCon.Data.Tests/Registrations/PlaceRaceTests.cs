using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

/// <summary>Several change, cancel or limit the same at once.</summary>
public class PlaceRaceTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_three_who_change_and_cancel_one_registration_at_once_one_moves_its_place(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, speaker, student) = await ThreeTypes(conference);
        await using var desk = new OpenDesk(conference);

        for (var round = 0; round < 8; round++)
        {
            var email = $"person{round}@example.org";
            await desk.Register(A.Request(attendee, email: email));
            await desk.Register(A.Request(attendee, email: $"other{round}@example.org"));

            var outcomes = await AllAtOnce(
                conference,
                email,
                (db, person) => new ChangeTicketType(db).Change(person, speaker, A.Day),
                (db, person) => new ChangeTicketType(db).Change(person, student, A.Day),
                (db, person) => new CancelRegistration(db).Cancel(person, A.Day, by: "Grace")
            );

            Assert.Single(outcomes, fault => fault is null);
            Assert.Equal(2, outcomes.Count(fault => fault is DbUpdateConcurrencyException));
            Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_two_who_change_without_the_guards_give_one_place_back_twice(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, speaker, student) = await ThreeTypes(conference);
        await using (var desk = new OpenDesk(conference))
        {
            await desk.Register(A.Request(attendee, email: "person@example.org"));
            await desk.Register(A.Request(attendee, email: "other@example.org"));
        }

        await using var one = conference.CreateDbContext();
        await using var other = conference.CreateDbContext();
        var held = await one.Allocations.AsNoTracking().OrderBy(allocation => allocation.Id).FirstAsync();

        // The steps of ChangeTicketType, without the version of the registration and without asking whether the allocation is open.
        foreach (var (db, to) in new[] { (one, speaker), (other, student) })
        {
            var person = await db.Registrations.SingleAsync(r => r.Id == held.RegistrationId);
            Assert.True(await db.TryTake(to.QuotaId(), person.Allocations, A.Day));
            await db.SaveChangesAsync();
            await db
                .Allocations.Where(allocation => allocation.Id == held.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(allocation => allocation.ReleasedAt, A.Day));
            await db.TryCount(held.QuotaId, -held.Count);
        }

        Assert.Equal(0, await conference.Counted(attendee.QuotaId()));
        Assert.Equal(
            ["NSMCon EU 2020: 0 of Places are counted as taken, and 1 are."],
            await conference.Read(db => new CheckLimits(db).FindFaults())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_takes_the_last_place_and_who_takes_it_away_at_once_do_not_both(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var first = await conference.TicketType(places: 1);
        await using var desk = new OpenDesk(conference);

        for (var round = 0; round < 12; round++)
        {
            var type = A.TicketType(A.Quota(first.EventId, $"Limit {round}", size: 1), $"Type {round}");
            await conference.Save(type);

            var answer = Task.Run(() => desk.Register(A.Request(type, email: $"person{round}@example.org")));
            var resized = await Attempt.Catch(() => Resize(conference.FromAnotherProcess(), type.QuotaId(), 0));

            var isTaken = (await answer).Outcome == DeskOutcome.Registered;
            Assert.Equal(isTaken ? $"1 of Limit {round} are taken already: the limit cannot be 0." : null, resized?.Message);
            Assert.Equal(isTaken ? 1 : 0, await conference.Taken(type.QuotaId()));
        }
    }

    [SkippableFact]
    public async Task Who_makes_a_limit_smaller_waits_for_who_takes_of_it()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var type = await conference.TicketType(places: 5);
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        var registration = A.Registration(type);
        Assert.True(await db.TryTake(type.QuotaId(), registration.Allocations, A.Day));

        var resized = Attempt.Catch(() => Resize(conference, type.QuotaId(), 0));
        await conference.UntilSomeoneWaits();
        db.Add(registration);
        await db.SaveChangesAsync();
        await write.Commit();

        Assert.Equal("1 of Places are taken already: the limit cannot be 0.", (await resized)?.Message);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_who_looked_before_is_stopped_by_the_database_alone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 5);
        await using var db = conference.CreateDbContext();
        var quota = await db.Quotas.SingleAsync();
        await using (var desk = new OpenDesk(conference))
            await desk.Register(A.Request(type));

        quota.Resize(0);

        Assert.True((await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())).IsRefusedByDatabase());
    }

    static async Task<(TicketType Attendee, TicketType Speaker, TicketType Student)> ThreeTypes(ConferenceDatabase conference)
    {
        var attendee = await conference.TicketType(places: 50);
        var speaker = A.TicketType(A.Quota(attendee.EventId, "Stage", size: 50), "Speaker");
        var student = A.TicketType(A.Quota(attendee.EventId, "Benches", size: 50), "Student");
        await conference.Save(speaker, student);
        return (attendee, speaker, student);
    }

    /// <summary>Each has read the registration before the first of them begins.</summary>
    static async Task<IReadOnlyList<Exception?>> AllAtOnce(
        ConferenceDatabase conference,
        string email,
        params Func<ConferenceDb, Registration, Task>[] acts
    )
    {
        var contexts = acts.Select(_ => conference.FromAnotherProcess().CreateDbContext()).ToList();
        var people = new List<Registration>();
        foreach (var db in contexts)
            people.Add(await db.Registrations.SingleAsync(r => r.Email == email));

        var outcomes = await Task.WhenAll(acts.Select((act, at) => Attempt.Catch(() => act(contexts[at], people[at]))));
        foreach (var db in contexts)
            await db.DisposeAsync();
        return outcomes;
    }

    /// <summary>What the settings do: hold the limit, look, save.</summary>
    static async Task Resize(ConferenceDatabase conference, int quotaId, int size)
    {
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(await db.Quotas.Where(quota => quota.Id == quotaId).Select(quota => quota.EventId).SingleAsync());
        await db.Lock<Quota>(quotaId);
        (await db.Quotas.SingleAsync(quota => quota.Id == quotaId)).Resize(size);
        await db.SaveChangesAsync();
        await write.Commit();
    }
}
