using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>Someone must always be Owner of all events.</summary>
static class OwnerQueries
{
    /// <summary>Refuses when nobody else is Owner of all events. Two who leave at once wait for each other here.</summary>
    public static async Task RequireOwnerBeside(this ConferenceDb db, StaffMember person)
    {
        var owners = db.EventRoles.Where(role => role.Role == StaffRole.Owner && role.EventId == null);
        await db.Lock<EventRole>(await owners.Select(role => role.Id).ToListAsync());
        if (!await owners.AnyAsync(role => role.StaffMemberId != person.Id))
            throw new RuleBrokenException($"{person.AuditName} is the last Owner of all events. Make someone else Owner first.");
    }
}
