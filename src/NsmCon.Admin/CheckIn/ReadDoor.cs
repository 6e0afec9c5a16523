using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.CheckIn;

/// <summary>Reads what stands on the page at the door.</summary>
public sealed class ReadDoor(ConferenceDb db, TimeProvider clock)
{
    /// <summary>The most people that are listed: who has more before them types another letter.</summary>
    public const int MostMatches = 20;

    public async Task<DoorPage> Page(Event conference, string? find, int? scanId, IReadOnlyCollection<StaffRole> held, string reader)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var matches = await Matches(conference, find ?? "");
        return new DoorPage(
            conference,
            await Answer(conference, scanId, reader, now),
            find?.Trim() ?? "",
            [.. matches.Take(MostMatches)],
            matches.Count > MostMatches,
            await Counts(conference),
            MayAdd: held.Any(role => role is StaffRole.Owner or StaffRole.Registration),
            now
        );
    }

    public async Task<DoorCounts> Counts(Event conference)
    {
        var expected = db.Registrations.Expected().Where(r => r.EventId == conference.Id);
        return new(
            Links.CheckIn(conference.Slug),
            await db
                .TicketTypes.Where(type => type.EventId == conference.Id)
                .OrderBy(type => type.Position)
                .ThenBy(type => type.Name)
                .Select(type => new DoorCount(
                    type.Name,
                    expected.Count(r => r.TicketTypeId == type.Id && r.CheckedInAt != null),
                    expected.Count(r => r.TicketTypeId == type.Id)
                ))
                .ToListAsync()
        );
    }

    async Task<List<MatchRow>> Matches(Event conference, string find)
    {
        if (SearchText.WordsOf(find).Length == 0)
            return [];

        return await db
            .Registrations.Matching(find, TypedCode.Read(find))
            .Where(r => r.EventId == conference.Id)
            .OrderBy(r => r.CancelledAt != null)
            .ThenBy(r => r.SearchText)
            .ThenBy(r => r.Id)
            .Take(MostMatches + 1)
            .Select(r => new MatchRow(r.Id, r.Name, r.Email, r.Company, r.TicketType!.Name, r.CheckedInAt, r.CancelledAt))
            .ToListAsync();
    }

    async Task<DoorAnswer?> Answer(Event conference, int? scanId, string reader, DateTime now)
    {
        if (
            scanId is null
            || await db.Scans.AsNoTracking().FirstOrDefaultAsync(one => one.Id == scanId && one.EventId == conference.Id) is not { } scan
        )
            return null;

        var scans = await db.Scans.AsNoTracking().ForRegistration(conference.Id, scan.RegistrationId).ToListAsync();
        // What another door took back meanwhile is no welcome any more.
        var undone = scan.SaysInside ? scans.Find(later => later.Id > scan.Id && later.Outcome == ScanOutcome.Undone) : null;
        var cause = undone ?? scans.TakeWhile(earlier => earlier.Id <= scan.Id).Admission();
        return new DoorAnswer(
            conference,
            (undone ?? scan).Outcome,
            await Person(scan.RegistrationId),
            cause is null ? null : new(cause.At, await NameOf(cause.By, reader)),
            now
        );
    }

    Task<DoorPerson?> Person(int? id) =>
        (
            from r in db.Registrations
            where r.Id == id
            join conference in db.Events on r.EventId equals conference.Id
            select new DoorPerson(r.Id, r.Name, r.Company, r.DietaryNeeds, r.TicketType!.Name, conference.Title, r.CancelledAt)
        ).FirstOrDefaultAsync();

    async Task<string> NameOf(string member, string reader)
    {
        if (member == reader)
            return "you";

        var name = await db.Users.Where(user => user.UserName == member).Select(user => user.Name).FirstOrDefaultAsync();
        return string.IsNullOrEmpty(name) ? member : name;
    }
}
