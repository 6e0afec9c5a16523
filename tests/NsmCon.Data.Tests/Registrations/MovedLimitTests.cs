using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

/// <summary>A ticket type is moved to another limit while people register as it, cancel and change.</summary>
public class MovedLimitTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_opened_the_form_before_takes_a_place_of_the_limit_that_the_type_has_now(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, hall) = await AttendeeAndHall(conference);
        var request = A.Request(attendee);
        await MoveTo(conference, attendee, hall);
        await using var desk = new OpenDesk(conference);

        await desk.Register(request);
        Assert.Equal((0, 1), (await conference.Taken(attendee.QuotaId()), await conference.Taken(hall)));
        await Cancel(conference);

        Assert.Equal((0, 0), (await conference.Taken(attendee.QuotaId()), await conference.Taken(hall)));
        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_taken_is_given_back_whatever_the_type_says_by_then(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, hall) = await AttendeeAndHall(conference);
        var speaker = A.TicketType(A.Quota(attendee.EventId, "Stage", size: 5), "Speaker");
        await conference.Save(speaker);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(attendee, "Ada", "ada@example.org"));
        await desk.Register(A.Request(attendee, "Grace", "grace@example.org"));
        await conference.Execute($"""UPDATE "TicketTypeLimits" SET "QuotaId" = {hall} WHERE "TicketTypeId" = {attendee.Id}""");

        await Cancel(conference, "Ada");
        await Change(conference, "Grace", speaker);
        Assert.Equal(
            (0, 0, 1),
            (await conference.Taken(attendee.QuotaId()), await conference.Taken(hall), await conference.Taken(speaker.QuotaId()))
        );
        await Restore(conference, "Ada");

        Assert.Equal(
            (0, 1, 1),
            (await conference.Taken(attendee.QuotaId()), await conference.Taken(hall), await conference.Taken(speaker.QuotaId()))
        );
        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_is_first_the_place_is_counted_where_the_type_draws_from(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (first, hall) = await AttendeeAndHall(conference);
        await using var desk = new OpenDesk(conference);

        for (var round = 0; round < 12; round++)
        {
            var type = A.TypeWithin(first.EventId, $"Type {round}", first.QuotaId());
            await conference.Save(type);
            var answer = Task.Run(() => desk.Register(A.Request(type, $"Person {round}", $"person{round}@example.org")));
            var move = Attempt.Catch(() => MoveTo(conference.FromAnotherProcess(), type, hall));

            Assert.Equal(DeskOutcome.Registered, (await answer).Outcome);
            Assert.True(await move is null or RuleBrokenException, $"{await move}");
            var (drawsOn, taken) = (
                await conference.Read(db =>
                    db.TicketTypeLimits.Where(limit => limit.TicketTypeId == type.Id).Select(limit => limit.QuotaId).SingleAsync()
                ),
                await CountAllocations(conference, $"Person {round}")
            );
            Assert.Equal(drawsOn, taken);
        }

        for (var round = 0; round < 12; round++)
            await Cancel(conference, $"Person {round}");
        Assert.Equal((0, 0), (await conference.Taken(first.QuotaId()), await conference.Taken(hall)));
        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_who_takes_by_what_was_read_before_and_gives_back_by_what_is_said_today_never_can(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, hall) = await AttendeeAndHall(conference);
        await using var db = conference.CreateDbContext();

        var readBefore = await db
            .TicketTypeLimits.Where(limit => limit.TicketTypeId == attendee.Id)
            .Select(limit => limit.QuotaId)
            .SingleAsync();
        await MoveTo(conference, attendee, hall);
        Assert.True(await db.TryCount(readBefore, 1));
        await conference.Save(A.Registration(attendee, "Ada"));
        var today = await db
            .TicketTypeLimits.Where(limit => limit.TicketTypeId == attendee.Id)
            .Select(limit => limit.QuotaId)
            .SingleAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => db.TryCount(today, -1));
        Assert.Equal(1, await conference.Counted(attendee.QuotaId()));
        Assert.Contains(
            "NSMCon EU 2020: 1 of Places are counted as taken, and 0 are.",
            await conference.Read(other => new CheckLimits(other).FindFaults())
        );
    }

    [SkippableFact]
    public async Task Who_registers_waits_for_who_moves_the_type_and_takes_of_its_new_limit()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var (attendee, hall) = await AttendeeAndHall(conference);
        await using var desk = new OpenDesk(conference);
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        await db.Lock<TicketType>(attendee.Id);

        var answer = desk.Register(A.Request(attendee));
        await conference.UntilSomeoneWaits();
        await db.TicketTypeLimits.ExecuteUpdateAsync(set => set.SetProperty(limit => limit.QuotaId, hall));
        await write.Commit();

        Assert.Equal(DeskOutcome.Registered, (await answer).Outcome);
        Assert.Equal((0, 1), (await conference.Taken(attendee.QuotaId()), await conference.Taken(hall)));
    }

    [SkippableFact]
    public async Task Who_moves_the_type_waits_for_who_registers_and_sees_them()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var (attendee, hall) = await AttendeeAndHall(conference);
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        var registration = A.Registration(attendee);
        db.Add(registration);
        Assert.True(await db.TryHold(registration, await db.LockLimits(attendee.Id), A.Day));

        var move = Attempt.Catch(() => MoveTo(conference, attendee, hall));
        await conference.UntilSomeoneWaits();
        await db.SaveChangesAsync();
        await write.Commit();

        Assert.Equal("Someone registered.", (await move)?.Message);
        Assert.Equal((1, 0), (await conference.Taken(attendee.QuotaId()), await conference.Taken(hall)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_asks_for_a_type_that_was_deleted_meanwhile_is_told_that_no_place_is_left(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, hall) = await AttendeeAndHall(conference);
        await conference.Execute("""DELETE FROM "TicketTypes" """);
        await using var desk = new OpenDesk(conference);

        Assert.Equal(DeskOutcome.Full, (await desk.Register(A.Request(attendee))).Outcome);
        Assert.Equal((0, 0), (await conference.Taken(attendee.QuotaId()), await conference.Taken(hall)));
    }

    static async Task<(TicketType Attendee, int Hall)> AttendeeAndHall(ConferenceDatabase conference)
    {
        var attendee = await conference.TicketType(places: 50);
        var hall = A.Quota(attendee.EventId, "Hall", size: 50);
        await conference.Save(hall);
        return (attendee, hall.Id);
    }

    /// <summary>What the settings do: hold the type, look, save.</summary>
    static async Task MoveTo(ConferenceDatabase conference, TicketType type, int quotaId)
    {
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        await db.Lock<TicketType>(type.Id);
        if (await db.Registrations.AnyAsync(registration => registration.TicketTypeId == type.Id))
            throw new RuleBrokenException("Someone registered.");

        await db
            .TicketTypeLimits.Where(limit => limit.TicketTypeId == type.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(limit => limit.QuotaId, quotaId));
        await write.Commit();
    }

    static Task<int> CountAllocations(ConferenceDatabase conference, string name) =>
        conference.Read(db =>
            db.Registrations.Where(r => r.Name == name)
                .SelectMany(r => r.Allocations)
                .Select(allocation => allocation.QuotaId)
                .SingleAsync()
        );

    static async Task Cancel(ConferenceDatabase conference, string name = "Ada Lovelace")
    {
        await using var db = conference.CreateDbContext();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Name == name), A.Day, by: "Grace");
    }

    static async Task Restore(ConferenceDatabase conference, string name)
    {
        await using var db = conference.CreateDbContext();
        await new RestoreRegistration(db).Restore(await db.Registrations.SingleAsync(r => r.Name == name), A.Day);
    }

    static async Task Change(ConferenceDatabase conference, string name, TicketType to)
    {
        await using var db = conference.CreateDbContext();
        await new ChangeTicketType(db).Change(await db.Registrations.SingleAsync(r => r.Name == name), to, A.Day);
    }
}
