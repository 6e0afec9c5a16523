using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;
using static NsmCon.Data.Tests.Registrations.Scans;

namespace NsmCon.Data.Tests.Registrations;

public class CheckInDeskTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_answer_is_a_fact_and_none_is_overwritten(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = await conference.Expect(await conference.TicketType(places: 3));

        await conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(ada.EventId, "Jo")));
        await conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(ada.EventId, "Kim")));
        Assert.Equal((A.Day, "Jo"), await CheckIn(conference));
        await conference.AtDoor(desk => desk.Undo(ada.Id, NewScan(ada.EventId, "Kim")));
        Assert.Equal((null, null), await CheckIn(conference));
        await conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(ada.EventId, "Kim")));

        Assert.Equal((A.Day, "Kim"), await CheckIn(conference));
        Assert.Equal(
            [(ScanOutcome.Admitted, "Jo"), (ScanOutcome.AlreadyIn, "Kim"), (ScanOutcome.Undone, "Kim"), (ScanOutcome.Admitted, "Kim")],
            (await conference.ScansOf(ada)).Select(scan => (scan.Outcome, scan.By))
        );
        Assert.All(await conference.ScansOf(ada), scan =>
            Assert.Equal((ada.EventId, A.Day, "iPhone"), (scan.EventId, scan.At, scan.Device))
        );
        Assert.Empty(await conference.Read(db => new CheckScans(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_log_says_who_came_in_and_that_it_was_undone_and_nothing_of_the_rest(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = await conference.Expect(await conference.TicketType(places: 3));

        await conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(ada.EventId, "Jo")));
        await conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(ada.EventId, "Kim")));
        await conference.AtDoor(desk => desk.Undo(ada.Id, NewScan(ada.EventId, "Kim")));

        var entries = await conference.Read(db =>
            db.AuditEntries.Where(entry => entry.Subject == nameof(Registration) && entry.Action == "Changed")
                .OrderBy(entry => entry.Id)
                .ToListAsync()
        );
        Assert.Equal(
            ["CheckedInAt:  -> 2020-03-02 09:00:00Z, CheckedInBy:  -> Jo", "CheckedInAt: 2020-03-02 09:00:00Z -> , CheckedInBy: Jo -> "],
            entries.Select(entry => string.Join(", ", entry.Changes.OrderBy(change => change.Field, StringComparer.Ordinal).Select(Words)))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_key_again_changes_nothing_and_gets_the_same_answer(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = await conference.Expect(await conference.TicketType(places: 3));
        var (admit, undo, unknown) = (NewScan(ada.EventId), NewScan(ada.EventId), NewScan(ada.EventId));

        var first = await conference.AtDoor(desk => desk.Admit(ada.Id, admit));
        Assert.Equal(first.Id, (await conference.AtDoor(desk => desk.Admit(ada.Id, admit))).Id);
        var undone = await conference.AtDoor(desk => desk.Undo(ada.Id, undo));
        Assert.Equal(undone.Id, (await conference.AtDoor(desk => desk.Undo(ada.Id, undo))).Id);
        var nobody = await conference.AtDoor(desk => desk.Refuse(ScanOutcome.UnknownCode, null, unknown));
        Assert.Equal(nobody.Id, (await conference.AtDoor(desk => desk.Refuse(ScanOutcome.UnknownCode, null, unknown))).Id);
        var again = await conference.AtDoor(desk => desk.Admit(ada.Id, admit));

        Assert.Equal((first.Id, ScanOutcome.Admitted), (again.Id, again.Outcome));
        Assert.Equal((null, null), await CheckIn(conference));
        Assert.Equal(3, await conference.Read(db => db.Scans.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_key_of_one_event_is_free_in_another(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var other = A.Event("other");
        await conference.Save(other);
        var ada = await conference.Expect(await conference.TicketType(places: 3));
        var key = Guid.NewGuid();

        var there = await conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(other.Id, key: key)));
        var here = await conference.AtDoor(desk => desk.Admit(ada.Id, NewScan(ada.EventId, key: key)));

        Assert.Equal((ScanOutcome.AnotherEvent, ScanOutcome.Admitted), (there.Outcome, here.Outcome));
        Assert.Equal([here.Id], (await conference.ScansOf(ada)).Select(scan => scan.Id));
        Assert.Empty(await conference.Read(db => new CheckScans(db).FindFaults()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_not_in_cannot_be_taken_back_and_nothing_is_written(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ada = await conference.Expect(await conference.TicketType(places: 3));

        var refusal = await Attempt.Catch(() => conference.AtDoor(desk => desk.Undo(ada.Id, NewScan(ada.EventId))));

        Assert.Equal("Ada Lovelace is not checked in.", refusal?.Message);
        Assert.Empty(await conference.ScansOf(ada));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_shown_otherwise_than_the_scans_say_is_named(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 3);
        var (ada, bob) = (await conference.Expect(type), await conference.Expect(type, "bob@example.org"));
        await conference.AtDoor(desk => desk.Admit(bob.Id, NewScan(bob.EventId)));

        await conference.Execute($"""UPDATE "Registrations" SET "CheckedInAt" = '2020-03-02 10:00:00' WHERE "Id" = {ada.Id}""");
        await conference.Execute($"""UPDATE "Registrations" SET "CheckedInAt" = NULL WHERE "Id" = {bob.Id}""");

        Assert.Equal(
            [
                $"Registration {ada.Id} is shown as in since 2020-03-02 10:00:00, and its scans say not in.",
                $"Registration {bob.Id} is shown as not in, and its scans say in since 2020-03-02 09:00:00.",
            ],
            await conference.Read(db => new CheckScans(db).FindFaults())
        );
    }

    static async Task<(DateTime? At, string? By)> CheckIn(ConferenceDatabase conference)
    {
        var registration = await conference.Read(db => db.Registrations.SingleAsync());
        return (registration.CheckedInAt, registration.CheckedInBy);
    }

    static string Words(AuditChange change) => $"{change.Field}: {change.From} -> {change.To}";
}
