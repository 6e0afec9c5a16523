using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Badges;

/// <summary>Finds who gets a badge.</summary>
public sealed class FindBadges(ConferenceDb db)
{
    /// <summary>In an order that is the same on every database.</summary>
    public async Task<List<BadgeRow>> Find(Event conference, BadgeFilter filter, CancellationToken cancel)
    {
        var rows = await Matching(conference, filter)
            .Select(r => new BadgeRow(r.Id, r.Name, r.Company, r.TicketType!.Name, r.TicketType.Colour, r.DoorCode, r.RegisteredAt))
            .ToListAsync(cancel);
        return
        [
            .. rows.OrderBy(row => SortedBy(row, filter.Order), StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(row => row.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(row => row.RegistrationId),
        ];
    }

    // What people look for at the desk: of a name in several words the last one, in the order of its script.
    static string SortedBy(BadgeRow row, BadgeOrder order) =>
        order switch
        {
            BadgeOrder.LastName => row.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(row.Name),
            BadgeOrder.Company => row.Company,
            _ => row.Name,
        };

    IQueryable<Registration> Matching(Event conference, BadgeFilter filter)
    {
        var found = db.Registrations.AsNoTracking().Expected().Where(r => r.EventId == conference.Id);
        if (filter.RegistrationId is { } id)
            found = found.Where(r => r.Id == id);
        if (filter.TicketTypeId is { } type)
            found = found.Where(r => r.TicketTypeId == type);
        if (filter.RegisteredSince is { } since)
            found = found.Where(r => r.RegisteredAt >= since);
        found = found.Matching(filter.Search, Secret.Normalize(filter.Search ?? ""));
        return filter.State switch
        {
            BadgeState.NotCheckedIn => found.Where(r => r.CheckedInAt == null),
            BadgeState.CheckedIn => found.Where(r => r.CheckedInAt != null),
            _ => found,
        };
    }
}
