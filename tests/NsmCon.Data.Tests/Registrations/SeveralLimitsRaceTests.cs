using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

/// <summary>Two ticket types share a limit, and one of them draws on another as well.</summary>
public class SeveralLimitsRaceTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Everybody_at_once_at_two_desks_gets_all_places_and_no_more(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, student, places, students) = await conference.PlacesAndStudents(all: 40, students: 15);
        await using var desk = new OpenDesk(conference);
        await using var otherDesk = new OpenDesk(conference.FromAnotherProcess());

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 160)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        var type = i % 4 < 2 ? attendee : student;
                        var answer = await (i % 2 == 0 ? desk : otherDesk).Register(A.Request(type, email: $"person{i}@example.org"));
                        return (type.Name, answer.Outcome);
                    })
                )
        );

        var registered = answers.Where(answer => answer.Outcome == DeskOutcome.Registered).Select(answer => answer.Name).ToList();
        Assert.Equal((40, 40), (registered.Count, await conference.Taken(places)));
        Assert.Equal(registered.Count(name => name == "Student"), await conference.Taken(students));
        Assert.InRange(await conference.Taken(students), 0, 15);
        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_who_does_not_give_the_first_back_where_the_second_is_full_loses_a_place(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (_, _, places, students) = await conference.PlacesAndStudents(all: 5, students: 0);

        var got = await conference.Read(async db => await db.TryCount(places, 1) && await db.TryCount(students, 1));

        Assert.Equal((false, 1), (got, await conference.Counted(places)));
        Assert.Equal(
            ["NSMCon EU 2020: 1 of Places are counted as taken, and 0 are."],
            await conference.Read(db => new CheckLimits(db).FindFaults())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_those_who_cancel_and_change_one_student_at_once_one_does_and_each_place_is_released_once(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, student, places, students) = await conference.PlacesAndStudents(all: 50, students: 50);
        await using var desk = new OpenDesk(conference);

        for (var round = 0; round < 8; round++)
        {
            var email = $"person{round}@example.org";
            await desk.Register(A.Request(student, email: email));
            var before = (await conference.Taken(places), await conference.Taken(students));

            var outcomes = await Task.WhenAll(
                Attempt.Catch(() => conference.FromAnotherProcess().Cancel(email)),
                Attempt.Catch(() => conference.FromAnotherProcess().Cancel(email)),
                Attempt.Catch(() => conference.FromAnotherProcess().Change(email, attendee))
            );

            Assert.All(outcomes, fault => Assert.True(fault is null or DbUpdateConcurrencyException or RuleBrokenException, $"{fault}"));
            var isCanceled = await conference.Read(db => db.Registrations.AnyAsync(r => r.Email == email && r.CancelledAt != null));
            Assert.Equal(
                (before.Item1 - (isCanceled ? 1 : 0), before.Item2 - 1),
                (await conference.Taken(places), await conference.Taken(students))
            );
            Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_two_who_cancel_without_asking_what_is_open_release_twice(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (_, student, places, students) = await conference.PlacesAndStudents(all: 50, students: 50);
        await using (var desk = new OpenDesk(conference))
        {
            await desk.Register(A.Request(student, email: "one@example.org"));
            await desk.Register(A.Request(student, email: "other@example.org"));
        }

        for (var i = 0; i < 2; i++)
            await conference.Read(async db => await db.TryCount(places, -1) && await db.TryCount(students, -1));

        Assert.Equal((0, 0), (await conference.Counted(places), await conference.Counted(students)));
        Assert.NotEmpty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_registers_while_a_limit_is_added_takes_of_the_limits_before_or_after_and_of_all_of_them(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (_, student, places, students) = await conference.PlacesAndStudents(all: 50, students: 50);
        await using var desk = new OpenDesk(conference);

        for (var round = 0; round < 12; round++)
        {
            var type = A.TypeWithin(student.EventId, $"Type {round}", places);
            await conference.Save(type);
            var answer = Task.Run(() => desk.Register(A.Request(type, $"Person {round}", $"person{round}@example.org")));
            var edit = await Attempt.Catch(() => AddLimit(conference.FromAnotherProcess(), type, students));

            Assert.Equal(DeskOutcome.Registered, (await answer).Outcome);
            Assert.True(edit is null or RuleBrokenException, $"{edit}");
            Assert.Equal(await Limits(conference, type), await ListAllocations(conference, $"Person {round}"));
        }

        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableFact]
    public async Task Who_registers_waits_for_who_adds_a_limit_and_takes_of_it()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var (attendee, _, places, students) = await conference.PlacesAndStudents(all: 50, students: 50);
        await using var desk = new OpenDesk(conference);
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(attendee.EventId);
        await db.Lock<TicketType>(attendee.Id);

        var answer = desk.Register(A.Request(attendee, "Ada"));
        await conference.UntilSomeoneWaits();
        db.TicketTypeLimits.Add(
            new TicketTypeLimit
            {
                EventId = attendee.EventId,
                TicketTypeId = attendee.Id,
                QuotaId = students,
            }
        );
        await db.SaveChangesAsync();
        await write.Commit();

        Assert.Equal(DeskOutcome.Registered, (await answer).Outcome);
        Assert.Equal([places, students], await ListAllocations(conference, "Ada"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_who_takes_by_the_limits_that_were_read_before_misses_the_new_one(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, _, places, students) = await conference.PlacesAndStudents(all: 50, students: 50);
        var readBefore = await Limits(conference, attendee);
        await AddLimit(conference, attendee, students);

        var ada = A.Registration(attendee, "Ada");
        await using (var db = conference.CreateDbContext())
        {
            db.Add(ada);
            foreach (var quotaId in readBefore)
                Assert.True(await db.TryTake(quotaId, ada.Allocations, A.Day));
            await db.SaveChangesAsync();
        }

        Assert.Equal([places], await ListAllocations(conference, "Ada"));
        Assert.NotEqual(await Limits(conference, attendee), await ListAllocations(conference, "Ada"));
    }

    /// <summary>What the settings do: hold the type, look, save.</summary>
    static async Task AddLimit(ConferenceDatabase conference, TicketType type, int quotaId)
    {
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(type.EventId);
        await db.Lock<TicketType>(type.Id);
        if (await db.Registrations.AnyAsync(registration => registration.TicketTypeId == type.Id))
            throw new RuleBrokenException("Someone registered.");

        db.TicketTypeLimits.Add(
            new TicketTypeLimit
            {
                EventId = type.EventId,
                TicketTypeId = type.Id,
                QuotaId = quotaId,
            }
        );
        await db.SaveChangesAsync();
        await write.Commit();
    }

    static Task<List<int>> Limits(ConferenceDatabase conference, TicketType type) =>
        conference.Read(db =>
            db.TicketTypeLimits.Where(limit => limit.TicketTypeId == type.Id).Select(limit => limit.QuotaId).OrderBy(id => id).ToListAsync()
        );

    static Task<List<int>> ListAllocations(ConferenceDatabase conference, string name) =>
        conference.Read(db =>
            db.Registrations.Where(r => r.Name == name)
                .SelectMany(r => r.Allocations)
                .Where(a => a.ReleasedAt == null)
                .Select(a => a.QuotaId)
                .OrderBy(id => id)
                .ToListAsync()
        );
}
