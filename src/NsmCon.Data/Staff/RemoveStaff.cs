namespace NsmCon.Data.Staff;

/// <summary>Removes a member of staff with all roles. What they did stays in the audit log.</summary>
public class RemoveStaff(ConferenceDb db)
{
    /// <summary>Removes and saves. The person's <see cref="StaffMember.Roles"/> must be loaded.</summary>
    /// <exception cref="RuleBrokenException">Nobody would be Owner of all events any more.</exception>
    public async Task Remove(StaffMember person)
    {
        await using var write = await db.BeginWrite();
        if (person.Roles.Exists(role => role is { Role: StaffRole.Owner, EventId: null }))
            await db.RequireOwnerBeside(person);

        db.EventRoles.RemoveRange(person.Roles);
        db.Users.Remove(person);
        await db.SaveChangesAsync();
        await write.Commit();
    }
}
