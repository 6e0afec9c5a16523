using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>All ticket types of an event, also those that the public form does not offer.</summary>
static class TicketTypeItems
{
    public static async Task<List<SelectListItem>> TicketTypes(this ConferenceDb db, int eventId)
    {
        var types = await db
            .TicketTypes.AsNoTracking()
            .Where(type => type.EventId == eventId)
            .OrderBy(type => type.Position)
            .ThenBy(type => type.Name)
            .Include(type => type.Limits)
                .ThenInclude(limit => limit.Quota)
            .ToListAsync();
        return types.ConvertAll(type => new SelectListItem($"{type.Name}{Left(type)}", $"{type.Id}"));
    }

    // Of several limits the one that ends first, with its name.
    static string Left(TicketType type) =>
        type.Limits.MinBy(limit => limit.Quota!.Left) switch
        {
            null => "",
            { Quota: var quota } => $", {quota!.Left} of {quota.Size} places left{(type.Limits.Count > 1 ? $" ({quota.Name})" : "")}",
        };

    public static Task<TicketType?> TicketType(this ConferenceDb db, int eventId, int? id) =>
        db.TicketTypes.AsNoTracking().FirstOrDefaultAsync(type => type.EventId == eventId && type.Id == id);
}
