using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class RegistrationDeskTurnsTests
{
    [Fact]
    public async Task Sixty_four_who_wait_share_one_transaction_and_the_next_has_its_own()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        var type = await conference.TicketType(places: 100);

        Assert.Equal(1, await TransactionsFor(conference, type, 64));
        Assert.Equal(2, await TransactionsFor(conference, type, 65));
    }

    [Fact]
    public async Task A_desk_is_busy_while_people_wait_and_for_a_moment_after()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        var type = await conference.TicketType(places: 100);
        var desk = OpenDesk.ClosedDesk(conference);
        Assert.False(desk.IsBusy);

        var waiting = desk.Register(A.Request(type));
        Assert.True(desk.IsBusy);
        await using var open = new OpenDesk(desk);
        await waiting;

        Assert.True(await Soon(() => desk.IsBusy, before: () => open.Register(A.Request(type))), "Nobody was seen at the desk.");
        Assert.True(await Soon(() => !desk.IsBusy, before: () => Task.Delay(20)), "The desk stays busy.");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whom_another_process_registered_between_look_and_entry_has_one_place(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        var meanwhile = $"""
            INSERT INTO "Registrations" ("EventId", "TicketTypeId", "Name", "Email", "EmailKey", "Company", "DietaryNeeds", "TicketCode", "DoorCode", "DoorCodeStart", "AttemptKey", "SearchText", "RegisteredAt", "Version")
            VALUES ({type.EventId}, {type.Id}, 'Ada', 'ada@example.org', 'ada@example.org', '', '', 'CODE', 'DOOR', '', '6F9619FF-8B86-D011-B42D-00C04FC964FF', '', '2020-03-02 09:00:00', 0)
            ON CONFLICT DO NOTHING;
            """;
        await conference.Execute(
            provider == Databases.Sqlite
                ? $"""CREATE TRIGGER meanwhile AFTER UPDATE ON "Quotas" BEGIN {meanwhile} END"""
                : $"""
                CREATE FUNCTION meanwhile() RETURNS trigger AS $$ BEGIN {meanwhile} RETURN NULL; END $$ LANGUAGE plpgsql;
                CREATE TRIGGER meanwhile AFTER UPDATE ON "Quotas" FOR EACH ROW EXECUTE FUNCTION meanwhile();
                """
        );
        await using var desk = new OpenDesk(conference);

        var answer = await desk.Register(A.Request(type, "Someone Else", "ada@example.org"));

        Assert.Equal(new DeskAnswer(DeskOutcome.AlreadyRegistered, null), answer);
        Assert.Equal(0, await conference.Taken(type.QuotaId()));
        Assert.Equal("registered-already", (await conference.Read(db => db.OutgoingMails.SingleAsync())).Template);
    }

    [SkippableFact]
    public async Task Limits_are_taken_in_the_order_of_their_keys_so_that_no_two_processes_wait_in_a_circle()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var first = await conference.TicketType(places: 5);
        var second = A.TicketType(A.Quota(first.EventId, "Stage"), "Speaker");
        await conference.Save(second);
        await using var ahead = conference.CreateDbContext();
        await using var write = await ahead.BeginWrite();
        await ahead.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Quotas" WHERE "Id" = {first.QuotaId()} FOR UPDATE""");
        var desk = OpenDesk.ClosedDesk(conference);
        var answers = new[]
        {
            desk.Register(A.Request(second, email: "ada@example.org")),
            desk.Register(A.Request(first, email: "grace@example.org")),
        };

        await using var open = new OpenDesk(desk);
        await conference.UntilSomeoneWaits();
        await ahead.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Quotas" WHERE "Id" = {second.QuotaId()} FOR UPDATE NOWAIT""");
        await write.Commit();

        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(DeskOutcome.Registered, answer.Outcome));
    }

    static async Task<int> TransactionsFor(ConferenceDatabase conference, TicketType type, int people)
    {
        var counting = new Counting(conference);
        var desk = OpenDesk.ClosedDesk(conference, counting);
        var answers = Enumerable.Range(0, people).Select(i => desk.Register(A.Request(type, email: $"person{i}@example.org"))).ToList();
        await using var open = new OpenDesk(desk);
        await Task.WhenAll(answers);
        return counting.Contexts;
    }

    // A machine under load may stand still for longer than the moment: then it is tried again.
    static async Task<bool> Soon(Func<bool> holds, Func<Task> before)
    {
        var begun = Stopwatch.StartNew();
        while (begun.Elapsed < TimeSpan.FromSeconds(30))
        {
            await before();
            if (holds())
                return true;
        }

        return false;
    }

    sealed class Counting(ConferenceDatabase conference) : IDbContextFactory<ConferenceDb>
    {
        public int Contexts { get; private set; }

        public ConferenceDb CreateDbContext()
        {
            Contexts++;
            return conference.CreateDbContext();
        }
    }
}
