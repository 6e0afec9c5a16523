using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;
using static NsmCon.Data.Tests.Registrations.Scans;

namespace NsmCon.Data.Tests.Registrations;

/// <summary>Several doors, and whoever cancels, at once.</summary>
public class CheckInRaceTests
{
    const int Rounds = 10;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_doors_that_scan_one_ticket_at_once_one_welcomes_and_the_others_know_of_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 50);

        for (var round = 0; round < Rounds; round++)
        {
            var ada = await conference.Expect(type, $"person{round}@example.org");

            var answers = await AtOnce(conference, ["Jo", "Kim", "Lee"], (desk, by) => desk.Admit(ada.Id, NewScan(ada.EventId, by)));

            var welcome = Assert.Single(answers, scan => scan.Outcome == ScanOutcome.Admitted);
            Assert.Equal(2, answers.Count(scan => scan.Outcome == ScanOutcome.AlreadyIn));
            var scans = await conference.ScansOf(ada);
            Assert.Equal(
                (welcome.Id, welcome.By),
                (
                    scans[0].Id,
                    await conference.Read(db => db.Registrations.Where(r => r.Id == ada.Id).Select(r => r.CheckedInBy).SingleAsync())
                )
            );
            Assert.True(scans.FollowEachOther());
        }

        Assert.Empty(await conference.Read(db => new CheckScans(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_doors_that_decide_by_what_they_saw_before_all_welcome(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = await conference.Expect(await conference.TicketType(places: 50));
        var (jo, kim) = (await Seen(conference, ada), await Seen(conference, ada));

        foreach (var outcome in new[] { jo, kim })
            await WriteUnheld(conference, ada, outcome);

        var scans = await conference.ScansOf(ada);
        Assert.Equal([ScanOutcome.Admitted, ScanOutcome.Admitted], scans.Select(scan => scan.Outcome));
        Assert.False(scans.FollowEachOther());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_scans_and_who_undoes_at_once_come_one_after_the_other(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 50);

        for (var round = 0; round < Rounds; round++)
        {
            var ada = await conference.Expect(type, $"person{round}@example.org");
            await conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(ada.EventId)));

            var answers = await AtOnce(conference, ["scan", "undo"], (desk, what) =>
                what == "scan" ? desk.Admit(ada.Id, NewScan(ada.EventId)) : desk.Undo(ada.Id, NewScan(ada.EventId))
            );

            Assert.Equal(ScanOutcome.Undone, answers[1].Outcome);
            Assert.Equal(answers[0].Id < answers[1].Id ? ScanOutcome.AlreadyIn : ScanOutcome.Admitted, answers[0].Outcome);
            Assert.True((await conference.ScansOf(ada)).FollowEachOther());
        }

        Assert.Empty(await conference.Read(db => new CheckScans(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_who_saw_somebody_in_before_it_was_undone_says_so_after(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = await conference.Expect(await conference.TicketType(places: 50));
        await conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(ada.EventId)));

        var seen = await Seen(conference, ada);
        await conference.AtDoor(desk => desk.Undo(ada.Id, NewScan(ada.EventId)));
        await WriteUnheld(conference, ada, seen);

        Assert.False((await conference.ScansOf(ada)).FollowEachOther());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_is_let_in_and_canceled_at_once(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 50);
        await using var desk = new OpenDesk(conference);

        for (var round = 0; round < Rounds; round++)
        {
            var email = $"person{round}@example.org";
            await desk.Register(A.Request(type, email: email));
            var ada = await conference.Read(db => db.Registrations.SingleAsync(r => r.Email == email));

            var cancel = Attempt.Catch(() => Cancel(conference.FromAnotherProcess(), ada.Id));
            var answer = await conference.AtDoor(door => door.Admit(ada.Id, NewScan(ada.EventId)));

            var isCanceled = await cancel is null;
            Assert.True(await cancel is null or RuleBrokenException or DbUpdateConcurrencyException, $"{await cancel}");
            Assert.Equal(isCanceled ? ScanOutcome.Canceled : ScanOutcome.Admitted, answer.Outcome);
            var now = await conference.Read(db => db.Registrations.SingleAsync(r => r.Id == ada.Id));
            Assert.Equal((isCanceled, !isCanceled), (now.CancelledAt is not null, now.CheckedInAt is not null));
        }

        Assert.Empty(await conference.Read(db => new CheckScans(db).FindFaults()));
        Assert.Empty(await conference.Read(db => new CheckLimits(db).FindFaults()));
    }

    [SkippableFact]
    public async Task Who_scans_waits_for_who_cancels_and_sees_it()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var ada = await conference.Expect(await conference.TicketType(places: 3));
        await using var db = conference.CreateDbContext();
        await using var write = await db.BeginWrite();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(), A.Day, by: "Grace");

        var answer = conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(ada.EventId)));
        await conference.UntilSomeoneWaits();
        await write.Commit();

        Assert.Equal(ScanOutcome.Canceled, (await answer).Outcome);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_who_saw_somebody_expected_lets_in_who_was_canceled_since(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = await conference.Expect(await conference.TicketType(places: 3));

        var seen = await Seen(conference, ada);
        await Cancel(conference, ada.Id);
        await WriteUnheld(conference, ada, seen);

        var now = await conference.Read(db => db.Registrations.SingleAsync());
        Assert.Equal((true, true), (now.CancelledAt is not null, now.CheckedInAt is not null));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_key_twice_at_once_is_one_scan_with_one_answer(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 50);

        for (var round = 0; round < Rounds; round++)
        {
            var ada = await conference.Expect(type, $"person{round}@example.org");
            var (known, unknown, undo) = (NewScan(ada.EventId), NewScan(ada.EventId), NewScan(ada.EventId));

            var welcomes = await AtOnce(conference, ["Jo", "Kim", "Lee"], (desk, _) => desk.Admit(ada.Id, known));
            var undone = await AtOnce(conference, ["Jo", "Kim", "Lee"], (desk, _) => desk.Undo(ada.Id, undo));
            var nobody = await AtOnce(conference, ["Jo", "Kim", "Lee"], (desk, _) => desk.Refuse(ScanOutcome.UnknownCode, null, unknown));

            Assert.Equal(
                (ScanOutcome.Admitted, ScanOutcome.Undone, ScanOutcome.UnknownCode),
                (Same(welcomes).Outcome, Same(undone).Outcome, Same(nobody).Outcome)
            );
            Assert.Equal((round + 1) * 3, await conference.Read(db => db.Scans.CountAsync()));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Control_without_one_key_each_of_them_is_a_scan(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = await conference.Expect(await conference.TicketType(places: 50));

        await AtOnce(conference, ["Jo", "Kim", "Lee"], (desk, by) => desk.Admit(ada.Id, NewScan(ada.EventId, by)));

        Assert.Equal(3, await conference.Read(db => db.Scans.CountAsync()));
    }

    static Task<Scan[]> AtOnce(ConferenceDatabase conference, string[] doors, Func<CheckInDesk, string, Task<Scan>> what) =>
        Task.WhenAll(doors.Select(door => Task.Run(() => conference.FromAnotherProcess().AtDoor(desk => what(desk, door)))));

    static Scan Same(Scan[] answers)
    {
        Assert.Single(answers.Select(scan => scan.Id).Distinct());
        return answers[0];
    }

    static Task<ScanOutcome> Seen(ConferenceDatabase conference, Registration registration) =>
        conference.Read(async db =>
            (await db.Registrations.SingleAsync(r => r.Id == registration.Id)).Decide(
                registration.EventId,
                await db.Scans.ForRegistration(registration.EventId, registration.Id).ToListAsync()
            )
        );

    /// <summary>What the desk does, without holding the registration from the look to the fact.</summary>
    static async Task WriteUnheld(ConferenceDatabase conference, Registration registration, ScanOutcome outcome)
    {
        await using var db = conference.CreateDbContext();
        db.Scans.Add(Scan.FromAttempt(NewScan(registration.EventId), registration.Id, outcome));
        await db.SaveChangesAsync();
        if (outcome == ScanOutcome.Admitted)
            await db
                .Registrations.Where(r => r.Id == registration.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.CheckedInAt, A.Day));
    }

    static async Task Cancel(ConferenceDatabase conference, int id)
    {
        await using var db = conference.CreateDbContext();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Id == id), A.Day, by: "Grace");
    }
}
