using Microsoft.EntityFrameworkCore;
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

    public async Task<DoorPage> Page(Event conference, string? find, DoorDecision? decision, IReadOnlyCollection<StaffRole> held, string reader)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var matches = await Matches(conference, find ?? "");
        return new DoorPage(
            conference, await Answer(conference, decision, reader, now), find?.Trim() ?? "", [.. matches.Take(MostMatches)], matches.Count > MostMatches, await Counts(conference),
            MayAdd: held.Any(role => role is StaffRole.Owner or StaffRole.Registration),
            now);
    }

    public async Task<DoorCounts> Counts(Event conference)
    {
        var expected = db.Registrations.Expected().Where(r => r.EventId == conference.Id);
        return new($"/admin/events/{conference.Slug}/check-in", await db.TicketTypes
            .Where(type => type.EventId == conference.Id)
            .OrderBy(type => type.Position).ThenBy(type => type.Name)
            .Select(type => new DoorCount(
                type.Name, expected.Count(r => r.TicketTypeId == type.Id && r.CheckedInAt != null), expected.Count(r => r.TicketTypeId == type.Id)))
            .ToListAsync());
    }

    async Task<List<MatchRow>> Matches(Event conference, string find)
    {
        if (SearchText.WordsOf(find).Length == 0) return [];

        return await db.Registrations.Matching(find, TypedCode.Of(find))
            .Where(r => r.EventId == conference.Id)
            .OrderBy(r => r.CancelledAt != null).ThenBy(r => r.SearchText).ThenBy(r => r.Id)
            .Take(MostMatches + 1)
            .Select(r => new MatchRow(r.Id, r.Name, r.Email, r.Company, r.TicketType!.Name, r.CheckedInAt, r.CancelledAt != null))
            .ToListAsync();
    }

    // An answer that is no longer true, because another door undid it meanwhile, is not shown.
    async Task<DoorAnswer?> Answer(Event conference, DoorDecision? decision, string reader, DateTime now)
    {
        if (decision is null) return null;

        var answer = new DoorAnswer(conference, decision.Outcome, await Person(decision.RegistrationId, reader), now);
        return decision.Outcome switch
        {
            DoorOutcome.UnknownCode or DoorOutcome.MistypedCode => answer,
            DoorOutcome.Cancelled => answer.Person?.CancelledAt is null ? null : answer,
            DoorOutcome.AnotherEvent or DoorOutcome.ReplacedCode => answer.Person is null ? null : answer,
            _ => answer.Person?.CheckedInAt is null ? null : answer,
        };
    }

    Task<DoorPerson?> Person(int id, string reader) => (
        from r in db.Registrations
        where r.Id == id
        join conference in db.Events on r.EventId equals conference.Id
        join member in db.Users on r.CheckedInBy equals member.UserName into members
        from member in members.DefaultIfEmpty()
        select new DoorPerson(
            r.Id, r.Name, r.Company, r.DietaryNeeds, r.TicketType!.Name, conference.Title, r.CheckedInAt,
            r.CheckedInBy == reader ? "you" : member != null && member.Name != "" ? member.Name : r.CheckedInBy, r.CancelledAt)).FirstOrDefaultAsync();
}
