using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>Takes a role away from a member of staff; it ends at once.</summary>
public class WithdrawRole(ConferenceDb db)
{
    /// <summary>Withdraws and saves.</summary>
    /// <exception cref="RuleBrokenException">Nobody would be Owner of all events any more.</exception>
    public async Task Withdraw(EventRole role)
    {
        await using var write = await db.BeginWrite();
        if (role is { Role: StaffRole.Owner, EventId: null })
            await db.RequireOwnerBeside(role.StaffMember ?? await db.Users.SingleAsync(person => person.Id == role.StaffMemberId));

        db.EventRoles.Remove(role);
        await db.SaveChangesAsync();
        await write.Commit();
    }
}
