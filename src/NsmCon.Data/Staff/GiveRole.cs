using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>Gives a member of staff a role, for one event or for all.</summary>
public class GiveRole(ConferenceDb db)
{
    /// <summary>Gives and saves.</summary>
    /// <exception cref="RuleBrokenException">The person has the role already.</exception>
    public async Task Give(StaffMember person, StaffRole role, int? eventId)
    {
        await using var write = await db.BeginWrite();
        if (await db.EventRoles.AnyAsync(r => r.StaffMemberId == person.Id && r.Role == role && r.EventId == eventId))
            throw new RuleBrokenException($"{person.AuditName} has this role already.");

        db.EventRoles.Add(
            new EventRole
            {
                StaffMemberId = person.Id,
                StaffMember = person,
                Role = role,
                EventId = eventId,
            }
        );
        await db.SaveOrRefuse($"{person.AuditName} has this role already.");
        await write.Commit();
    }
}
