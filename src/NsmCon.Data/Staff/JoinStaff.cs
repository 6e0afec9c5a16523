using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>Makes the person whom a one-time link was given to a member of staff, with the role that the link carries.</summary>
public class JoinStaff(ConferenceDb db, UserManager<StaffMember> users)
{
    /// <summary>Uses the link up and saves the person, together or not at all.</summary>
    /// <exception cref="RuleBrokenException">The link no longer works, or the address or the password cannot be taken.</exception>
    public async Task<StaffMember> Join(string secret, string name, string email, string password, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var invitation = await UseUp(secret, now);
        var address = EmailAddress.Canonical(invitation.Email ?? email);
        using var acting = db.ActAs(address);
        var person = new StaffMember
        {
            Name = name.Trim(),
            Email = address,
            UserName = address,
            JoinedAt = now,
        };
        person.Roles.Add(
            new EventRole
            {
                StaffMember = person,
                Role = invitation.Role,
                EventId = invitation.EventId,
            }
        );
        await Create(person, password);
        await EndLinksForAnyone();
        await write.Commit();
        return person;
    }

    async Task<Invitation> UseUp(string secret, DateTime now)
    {
        var hash = Secret.Hash(secret);
        var invitation = await db.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.SecretHash == hash)
            ?? throw new RuleBrokenException(Invitation.Unknown);
        invitation.Use(now);

        // Of two who use it at once, the second waits here for the first and finds it used.
        var taken = await db
            .Invitations.Where(i => i.Id == invitation.Id && i.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now));
        return taken == 1 ? invitation : throw new RuleBrokenException(Invitation.UsedAlready);
    }

    async Task Create(StaffMember person, string password)
    {
        try
        {
            await users.CreateAsync(person, password).OrRefuse();
        }
        catch (DbUpdateException fault) when (fault.IsRefusedByDatabase())
        {
            throw new RuleBrokenException(users.ErrorDescriber.DuplicateEmail(person.Email!).Description);
        }
    }

    // The links that a first start prints are for whoever holds them: with someone in charge, none of them may work.
    Task EndLinksForAnyone() => db.Invitations.Where(i => i.Email == null && i.UsedAt == null).ExecuteDeleteAsync();
}
