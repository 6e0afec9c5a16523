using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class RegistrationDeskFaultTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_bad_request_does_not_spoil_the_others_of_its_transaction(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 20);
        var desk = OpenDesk.ClosedDesk(conference);
        var good = Enumerable.Range(0, 5).Select(i => desk.Register(A.Request(type, email: $"person{i}@example.org"))).ToList();
        var unknownEvent = desk.Register(A.Request(type, email: "eve@example.org") with { EventId = -1 });
        var more = Enumerable.Range(5, 5).Select(i => desk.Register(A.Request(type, email: $"person{i}@example.org"))).ToList();

        await using var open = new OpenDesk(desk);

        Assert.All(await Task.WhenAll(good.Concat(more)), answer => Assert.Equal(DeskOutcome.Registered, answer.Outcome));
        await Assert.ThrowsAnyAsync<DbException>(() => unknownEvent);
        Assert.Equal(10, await conference.Taken(type.QuotaId()));
        Assert.Equal(10, await conference.Read(db => db.OutgoingMails.CountAsync()));
    }

    [SkippableFact]
    public async Task What_PostgreSQL_and_its_driver_refuse_is_told_to_who_asked_for_it()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var type = await conference.TicketType(places: 10);
        var desk = OpenDesk.ClosedDesk(conference);
        var tooLong = desk.Register(A.Request(type, new string('x', Registration.NameLength + 1), "long@example.org"));
        var zero = desk.Register(A.Request(type, "Ada\0", "zero@example.org"));
        var halfCharacter = desk.Register(A.Request(type, "Ada \ud83d", "half@example.org"));
        var good = desk.Register(A.Request(type, email: "good@example.org") with { ConsentedAt = null });

        await using var open = new OpenDesk(desk);

        Assert.Equal(DeskOutcome.Registered, (await good).Outcome);
        await Assert.ThrowsAnyAsync<DbException>(() => tooLong);
        await Assert.ThrowsAnyAsync<DbException>(() => zero);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => halfCharacter);
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task When_the_commit_fails_nobody_has_a_place_and_asking_again_gives_one(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await conference.Execute(provider == Databases.Sqlite ? RefuseCommitOnSqlite : RefuseCommitOnPostgreSql);
        var desk = OpenDesk.ClosedDesk(conference);
        DeskRequest[] requests = [A.Request(type, email: "ada@example.org"), A.Request(type, email: "grace@example.org")];
        var refused = requests.Select(desk.Register).ToList();
        await using var open = new OpenDesk(desk);

        foreach (var answer in refused)
            await Assert.ThrowsAnyAsync<DbException>(() => answer);
        Assert.Equal(0, await conference.Taken(type.QuotaId()));
        Assert.Equal(0, await conference.Read(db => db.Registrations.CountAsync()));
        Assert.Equal(0, await conference.Read(db => db.OutgoingMails.CountAsync()));

        await conference.Execute(provider == Databases.Sqlite ? "DROP TRIGGER late" : "DROP TRIGGER late ON \"Registrations\"");
        Assert.All(await Task.WhenAll(requests.Select(open.Register)), answer => Assert.Equal(DeskOutcome.Registered, answer.Outcome));
        Assert.Equal(2, await conference.Taken(type.QuotaId()));
    }

    [Fact]
    public async Task On_a_full_disk_whoever_was_told_of_a_place_has_it()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        var type = await conference.TicketType(places: 500);
        var onFullDisk = conference.FromAnotherProcess(new OnEachConnection("PRAGMA max_page_count = 1"));
        var requests = Enumerable
            .Range(0, 300)
            .Select(i => A.Request(type, email: $"person{i}@example.org") with { DietaryNeeds = new string('x', 300) })
            .ToList();
        var told = new List<string>();
        await using (var desk = new OpenDesk(onFullDisk))
        {
            // Pages of the file that are empty so far still take some.
            foreach (var answer in requests.Select(desk.Register).ToList())
                if (await Outcome(answer) == DeskOutcome.Registered)
                    told.Add((await answer).TicketCode!);
        }

        Assert.InRange(told.Count, 0, 299);
        Assert.Equal(told.Order(), (await conference.Read(db => db.Registrations.Select(r => r.TicketCode).ToListAsync())).Order());
        Assert.Equal(told.Count, await conference.Taken(type.QuotaId()));

        await using var roomy = new OpenDesk(conference);
        Assert.All(await Task.WhenAll(requests.Select(roomy.Register)), answer => Assert.Equal(DeskOutcome.Registered, answer.Outcome));
        Assert.Equal(300, await conference.Taken(type.QuotaId()));
    }

    public static TheoryData<Exception> Faults =>
        new(
            new InvalidOperationException("a bug"),
            new OperationCanceledException(),
            new TaskCanceledException(),
            new TimeoutException("of the driver")
        );

    [Theory, MemberData(nameof(Faults))]
    public async Task Whatever_goes_wrong_is_told_to_those_who_asked_and_the_desk_goes_on(Exception fault)
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        var type = await conference.TicketType(places: 10);
        var desk = OpenDesk.ClosedDesk(conference, new FailingOnce(conference, fault));
        var unlucky = Enumerable.Range(0, 3).Select(i => desk.Register(A.Request(type, email: $"person{i}@example.org"))).ToList();

        await using var open = new OpenDesk(desk);

        foreach (var answer in unlucky)
            Assert.Same(fault, await Assert.ThrowsAnyAsync<Exception>(() => answer.WaitAsync(TimeSpan.FromSeconds(60))));
        Assert.Equal(DeskOutcome.Registered, (await open.Register(A.Request(type))).Outcome);
    }

    [Fact]
    public async Task Nobody_waits_for_ever_for_a_desk_at_which_nobody_works()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        var type = await conference.TicketType(places: 10);
        var clock = OpenDesk.Clock();
        var desk = OpenDesk.ClosedDesk(conference, clock: clock);
        var request = A.Request(type);
        var answer = desk.Register(request);

        clock.Advance(RegistrationDesk.LongestWait);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => answer);
        Assert.Equal(
            "Registering is taking unusually long, and it may still go through: then your ticket comes by mail. If none comes within ten minutes, send the form again. You will not be registered twice.",
            refusal.Message
        );
        await using var open = new OpenDesk(desk);
        Assert.Equal(DeskOutcome.Registered, (await open.Register(request)).Outcome);
        Assert.Equal(1, await conference.Read(db => db.OutgoingMails.CountAsync()));
    }

    [Fact]
    public async Task A_desk_that_stops_answers_all_who_wait_and_turns_others_away()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        var type = await conference.TicketType(places: 1_000);
        var desk = OpenDesk.ClosedDesk(conference);
        var answers = Enumerable.Range(0, 200).Select(i => desk.Register(A.Request(type, email: $"person{i}@example.org"))).ToList();

        await desk.Run(new CancellationToken(canceled: true)).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.All(answers, answer => Assert.Equal(DeskOutcome.Registered, answer.Result.Outcome));
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => desk.Register(A.Request(type, email: "late@example.org")));
        Assert.Equal("NsmCon is being restarted. Please send the form again in a minute.", refusal.Message);
    }

    [Fact]
    public async Task When_very_many_wait_the_next_is_asked_to_come_back()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.Sqlite);
        var request = A.Request(await conference.TicketType(places: 1));
        var desk = OpenDesk.ClosedDesk(conference);
        var waiting = Enumerable.Range(0, RegistrationDesk.MostWaiting).Select(_ => desk.Register(request)).ToList();

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => desk.Register(request));

        Assert.Equal("Many people are registering right now. Please send the form again in a minute.", refusal.Message);
        Assert.DoesNotContain(waiting, answer => answer.IsCompleted);
    }

    static async Task<DeskOutcome?> Outcome(Task<DeskAnswer> answer)
    {
        try
        {
            return (await answer).Outcome;
        }
        catch (DbException)
        {
            return null;
        }
    }

    const string RefuseCommitOnSqlite = """
        CREATE TABLE "Late" ("Id" INTEGER REFERENCES "Events"("Id") DEFERRABLE INITIALLY DEFERRED);
        CREATE TRIGGER late AFTER INSERT ON "Registrations" BEGIN INSERT INTO "Late" VALUES (-1); END;
        """;

    const string RefuseCommitOnPostgreSql = """
        CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'refused at the commit'; END $$ LANGUAGE plpgsql;
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON "Registrations" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse();
        """;

    sealed class FailingOnce(ConferenceDatabase conference, Exception fault) : IDbContextFactory<ConferenceDb>
    {
        bool hasFailed;

        public ConferenceDb CreateDbContext()
        {
            if (hasFailed)
                return conference.CreateDbContext();

            hasFailed = true;
            throw fault;
        }
    }
}
