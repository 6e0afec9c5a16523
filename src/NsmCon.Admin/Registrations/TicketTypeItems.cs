using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>All ticket types of an event, also those that the public form does not offer.</summary>
static class TicketTypeItems
{
    public static async Task<List<SelectListItem>> TicketTypes(this ConferenceDb db, int eventId) =>
        await db.TicketTypes.Where(type => type.EventId == eventId)
            .OrderBy(type => type.Position).ThenBy(type => type.Name)
            .Select(type => new SelectListItem($"{type.Name}, {type.Quota!.Size - type.Quota.Taken} of {type.Quota.Size} places left", $"{type.Id}"))
            .ToListAsync();

    public static Task<TicketType?> TicketType(this ConferenceDb db, int eventId, int? id) =>
        db.TicketTypes.AsNoTracking().FirstOrDefaultAsync(type => type.EventId == eventId && type.Id == id);
}
