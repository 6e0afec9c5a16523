using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Shared;

/// <summary>How far the agenda that staff work on is ahead of what the public sees.</summary>
/// <param name="Event">The event.</param>
/// <param name="Last">The latest version; null while nothing is published.</param>
/// <param name="PublishedBy">Who published it, by name; null if no person did.</param>
/// <param name="Changes">What the next version would change.</param>
/// <param name="MayPublish">Whether the person who looks may publish.</param>
public sealed record DraftState(
    Event Event,
    PublishedAgenda? Last,
    string? PublishedBy,
    IReadOnlyList<AgendaDifference> Changes,
    bool MayPublish
)
{
    /// <summary>The agenda as staff have it now; null while it is the last version's for certain.</summary>
    public ReleasedAgenda? Draft { get; init; }

    public int Next => (Last?.Number ?? 0) + 1;

    public string Path => Links.Releases(Event.Slug);

    /// <summary>"7 changes".</summary>
    public string Count => AgendaDifferences.CountLines(Changes) is var count && count == 1 ? "1 change" : InWords($"{count:N0} changes");

    public string Summary => AgendaDifferences.Summary(Changes);

    /// <summary>"published on March 12 by Mira Jansen".</summary>
    public string Published
    {
        get
        {
            if (Last is null)
                return "";

            var who = PublishedBy is null ? "" : $" by {PublishedBy}";
            return InWords($"published on {Event.ToLocal(Last.PublishedAt):MMMM d} at {Event.ToLocal(Last.PublishedAt):HH:mm}{who}");
        }
    }
}

/// <summary>
/// Finds it out. While nobody has changed the agenda since the last version, that costs no more than asking for its number.
/// </summary>
public sealed class ReadDraftState(ConferenceDb db, PublishedAgendas published, StaffNames names)
{
    public async Task<DraftState> Read(Event conference, bool mayPublish)
    {
        var last = await published.Latest(db, conference.Id);
        var agenda = last?.Revision == conference.AgendaRevision ? null : await db.ReadDraft(conference, last?.Agenda.Event);
        var changes = agenda is null ? [] : AgendaDifferences.Compare(last?.Agenda ?? ReleasedAgenda.Empty, agenda);
        var by = last is null ? null : (await names.ReadNames([last.PublishedBy])).GetValueOrDefault(last.PublishedBy);
        return new(conference, last, by, changes, mayPublish) { Draft = agenda };
    }
}

/// <summary>The names of members of staff, of whom other rows keep only the address.</summary>
public sealed class StaffNames(ConferenceDb db)
{
    /// <summary>The name of who is signed in; the address of who has none.</summary>
    public async Task<string> ReadName(ClaimsPrincipal user)
    {
        var id = user.StaffId();
        var name = await db.Users.Where(person => person.Id == id).Select(person => person.Name).SingleAsync();
        return name.Length > 0 ? name : user.Name();
    }

    /// <summary>The addresses of those in whose name and address all the words stand, in the form that is searched.</summary>
    public async Task<List<string>> Addresses(string[] words)
    {
        var members = await db
            .Users.Where(member => member.Email != null)
            .Select(member => new { member.Email, member.Name })
            .ToListAsync();
        return
        [
            .. members
                .Where(member => SearchText.HasAll(SearchText.Normalize(member.Name, member.Email), words))
                .Select(member => member.Email!),
        ];
    }

    /// <summary>
    /// By address: the name, or the address of who has none or has left. What is no address, such as "first start", has no name.
    /// </summary>
    public async Task<Dictionary<string, string>> ReadNames(IEnumerable<string> addresses)
    {
        var wanted = addresses.Where(address => address.Contains('@')).Distinct().ToList();
        var named = await db
            .Users.Where(member => member.Email != null && wanted.Contains(member.Email) && member.Name != "")
            .Select(member => new { member.Email, member.Name })
            .ToListAsync();
        return wanted.ToDictionary(address => address, address => named.Find(member => member.Email == address)?.Name ?? address);
    }
}
