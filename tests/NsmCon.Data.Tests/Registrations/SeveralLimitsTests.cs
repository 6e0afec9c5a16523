using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

/// <summary>A ticket type that draws on two limits: "5 in all, 2 students".</summary>
public class SeveralLimitsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_registers_takes_a_place_of_each_or_of_none(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, student, places, students) = await conference.PlacesAndStudents(all: 5, students: 2);
        await using var desk = new OpenDesk(conference);

        Assert.Equal([DeskOutcome.Registered, DeskOutcome.Registered, DeskOutcome.Full], await Register(desk, student, "s", 3));
        Assert.Equal((2, 2), (await conference.Taken(places), await conference.Taken(students)));
        Assert.Equal(
            [DeskOutcome.Registered, DeskOutcome.Registered, DeskOutcome.Registered, DeskOutcome.Full],
            await Register(desk, attendee, "a", 4)
        );

        Assert.Equal((5, 2), (await conference.Taken(places), await conference.Taken(students)));
        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_student_gets_no_place_where_the_places_of_all_are_gone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, student, places, students) = await conference.PlacesAndStudents(all: 1, students: 2);
        await using var desk = new OpenDesk(conference);
        await Register(desk, attendee, "a", 1);

        Assert.Equal([DeskOutcome.Full], await Register(desk, student, "s", 1));

        Assert.Equal((1, 0), (await conference.Taken(places), await conference.Taken(students)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Canceling_and_changing_give_back_what_is_held_no_more_and_keep_the_rest(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, student, places, students) = await conference.PlacesAndStudents(all: 5, students: 2);
        await using var desk = new OpenDesk(conference);
        await Register(desk, student, "s", 2);

        await conference.Change("s0@example.org", attendee);
        Assert.Equal((2, 1), (await conference.Taken(places), await conference.Taken(students)));
        await conference.Cancel("s1@example.org");
        Assert.Equal((1, 0), (await conference.Taken(places), await conference.Taken(students)));
        await conference.Restore("s1@example.org");
        await conference.Change("s0@example.org", student);

        Assert.Equal((2, 2), (await conference.Taken(places), await conference.Taken(students)));
        // Who stays in a limit has the place that was taken first.
        Assert.Equal(
            1,
            await conference.Read(db =>
                db.Allocations.CountAsync(a =>
                    a.QuotaId == places && a.RegistrationId == db.Registrations.First(r => r.Email == "s0@example.org").Id
                )
            )
        );
        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Staff_are_told_which_limit_is_full_and_nothing_is_taken(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, student, places, students) = await conference.PlacesAndStudents(all: 5, students: 1);
        await using var desk = new OpenDesk(conference);
        await Register(desk, student, "s", 1);
        await Register(desk, attendee, "a", 4);
        await conference.Cancel("a3@example.org");

        var change = await Attempt.Catch(() => conference.Change("a0@example.org", student));
        Assert.Equal("No place is left for Student (full: Students).", change?.Message);
        await Register(desk, attendee, "b", 1);
        var restore = await Attempt.Catch(() => conference.Restore("a3@example.org"));

        Assert.StartsWith("No place is left for Attendee. Raise the limit", restore?.Message, StringComparison.Ordinal);
        Assert.Equal("No place is left for Student (full: Places, Students).", await conference.Read(db => db.DescribeFull(student.Id)));
        Assert.Equal((5, 1), (await conference.Taken(places), await conference.Taken(students)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_public_sees_the_fewest_that_are_left(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (_, student, _, _) = await conference.PlacesAndStudents(all: 5, students: 2);
        await conference.Read(db =>
            db.TicketTypes.Where(type => type.Name == "Attendee").ExecuteUpdateAsync(set => set.SetProperty(type => type.IsPublic, false))
        );

        Assert.Equal(2, (await conference.Read(db => db.OfferedPlaces(student.EventId))).Left);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_type_without_a_limit_lets_nobody_in_and_the_doctor_names_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (attendee, _, _, _) = await conference.PlacesAndStudents(all: 5, students: 2);
        await conference.Execute($"""DELETE FROM "TicketTypeLimits" WHERE "TicketTypeId" = {attendee.Id}""");
        await using var desk = new OpenDesk(conference);

        Assert.Equal([DeskOutcome.Full], await Register(desk, attendee, "a", 1));
        Assert.Equal(
            ["Ticket type Attendee draws on no limit: nobody can register as it."],
            await conference.Read(db => new CheckLimits(db).FindFaults())
        );
    }

    static async Task<DeskOutcome[]> Register(OpenDesk desk, TicketType type, string name, int people)
    {
        var outcomes = new List<DeskOutcome>();
        for (var i = 0; i < people; i++)
            outcomes.Add((await desk.Register(A.Request(type, email: $"{name}{i}@example.org"))).Outcome);
        return [.. outcomes];
    }
}

/// <summary>An event with one limit for all and another for students, and what happens to its people.</summary>
static class TwoLimits
{
    /// <summary>Attendees draw on Places, students on Places and Students.</summary>
    public static async Task<(TicketType Attendee, TicketType Student, int Places, int Students)> PlacesAndStudents(
        this ConferenceDatabase conference,
        int all,
        int students
    )
    {
        var attendee = await conference.TicketType(all);
        var few = A.Quota(attendee.EventId, "Students", students);
        await conference.Save(few);
        var student = A.TypeWithin(attendee.EventId, "Student", attendee.QuotaId(), few.Id);
        await conference.Save(student);
        return (attendee, student, attendee.QuotaId(), few.Id);
    }

    public static async Task Change(this ConferenceDatabase conference, string email, TicketType to)
    {
        await using var db = conference.CreateDbContext();
        await new ChangeTicketType(db).Change(await db.Registrations.SingleAsync(r => r.Email == email), to, A.Day);
    }

    public static async Task Cancel(this ConferenceDatabase conference, string email)
    {
        await using var db = conference.CreateDbContext();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Email == email), A.Day, by: "Grace");
    }

    public static async Task Restore(this ConferenceDatabase conference, string email)
    {
        await using var db = conference.CreateDbContext();
        await new RestoreRegistration(db).Restore(await db.Registrations.SingleAsync(r => r.Email == email), A.Day);
    }
}
