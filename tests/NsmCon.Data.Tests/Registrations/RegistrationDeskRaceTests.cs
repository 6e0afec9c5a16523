using Microsoft.EntityFrameworkCore;
using Npgsql;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class RegistrationDeskRaceTests
{
    const int Places = 50;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Six_hundred_at_once_for_fifty_places_get_exactly_fifty(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(Places);
        await using var desk = new OpenDesk(conference);

        var got = await Rush(600, i => desk.Register(A.Request(type, email: $"person{i}@example.org")));

        Assert.Equal(Places, got);
        await AssertExactlyFifty(conference, type);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_processes_give_out_exactly_fifty_places_together(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(Places);
        await using var desk = new OpenDesk(conference);
        await using var otherDesk = new OpenDesk(conference.FromAnotherProcess());

        var got = await Rush(600, i => (i % 2 == 0 ? desk : otherDesk).Register(A.Request(type, email: $"person{i}@example.org")));

        Assert.Equal(Places, got);
        await AssertExactlyFifty(conference, type);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_a_desk_that_counts_and_then_writes_gives_out_too_many(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(Places);

        var got = await Rush(80, i => CountThenRegister(conference, A.Request(type, email: $"person{i}@example.org")));

        Assert.True(got > Places, $"{got} got a place.");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task People_who_register_with_two_processes_at_once_get_one_place_each(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(Places);
        await using var desk = new OpenDesk(conference);
        await using var otherDesk = new OpenDesk(conference.FromAnotherProcess());

        var got = await Rush(60, i => (i % 2 == 0 ? desk : otherDesk).Register(A.Request(type, email: $"person{i / 2}@example.org")));

        Assert.Equal(30, got);
        Assert.Equal(30, await conference.Read(db => db.Registrations.CountAsync()));
        Assert.Equal(30, await conference.Taken(type.QuotaId()));
    }

    [SkippableFact]
    public async Task Who_waits_in_a_circle_with_another_process_is_served_in_the_end()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var type = await conference.TicketType(Places);
        await using var desk = new OpenDesk(conference);
        await using var other = new NpgsqlConnection(conference.ConnectionString);
        await other.OpenAsync();
        await Execute(other, "SET deadlock_timeout = '30s'");
        await using var transaction = await other.BeginTransactionAsync();
        await Execute(
            other,
            $"""
            INSERT INTO "Registrations" ("EventId", "TicketTypeId", "Name", "Email", "EmailKey", "Company", "DietaryNeeds", "TicketCode",
                "AttemptKey", "SearchText", "RegisteredAt", "Version")
            VALUES ({type.EventId}, {type.Id}, 'Ada', 'ada@example.org', 'ada@example.org', '', '', 'CODE', gen_random_uuid(), '', now(), 0)
            """
        );

        var answer = desk.Register(A.Request(type, email: "ada@example.org"));
        await conference.UntilSomeoneWaits();
        await Execute(
            other,
            """
            UPDATE "Quotas" SET "Taken" = "Taken" + 1;
            INSERT INTO "Allocations" ("EventId", "QuotaId", "Count", "RegistrationId", "TakenAt") SELECT r."EventId", l."QuotaId", 1, r."Id", now() FROM "Registrations" r JOIN "TicketTypeLimits" l ON l."TicketTypeId" = r."TicketTypeId";
            """
        );
        await transaction.CommitAsync();

        Assert.Equal(DeskOutcome.AlreadyRegistered, (await answer).Outcome);
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    static async Task AssertExactlyFifty(ConferenceDatabase conference, TicketType type)
    {
        Assert.Equal(Places, await conference.Taken(type.QuotaId()));
        Assert.Equal(Places, await conference.Read(db => db.Registrations.CountAsync()));
        Assert.Equal(Places, await conference.Read(db => db.OutgoingMails.Select(mail => mail.RegistrationId).Distinct().CountAsync()));
    }

    static async Task<int> Rush(int attempts, Func<int, Task<DeskAnswer>> register)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, attempts).Select(i => Task.Run(() => register(i))));
        return answers.Count(answer => answer.Outcome == DeskOutcome.Registered);
    }

    static async Task<DeskAnswer> CountThenRegister(ConferenceDatabase conference, DeskRequest request)
    {
        await using var db = conference.CreateDbContext();
        if (await db.Registrations.CountAsync() >= Places)
            return new(DeskOutcome.Full, null);

        await Task.Delay(200);
        var registration = Registration.FromRequest(request, OpenDesk.Now);
        db.Add(registration);
        await db.SaveChangesAsync();
        return new(DeskOutcome.Registered, registration.TicketCode);
    }

    static async Task Execute(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
