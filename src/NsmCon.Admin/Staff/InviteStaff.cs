using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>Makes one-time links by which a person becomes staff.</summary>
public class InviteStaff(ConferenceDb db, TimeProvider clock)
{
    /// <summary>The link of the first start: whoever uses it first becomes Owner of everything. It ends after a day; every start makes a new one.</summary>
    public Task<string> FirstOwner() => Invite(email: null, StaffRole.Owner, eventId: null, TimeSpan.FromDays(1));

    /// <summary>Saves an invitation and gives the secret of its link, which is kept nowhere else.</summary>
    public async Task<string> Invite(string? email, StaffRole role, int? eventId, TimeSpan valid)
    {
        var secret = Secret.New();
        db.Invitations.Add(new Invitation
        {
            SecretHash = Secret.Hash(secret),
            Email = email,
            Role = role,
            EventId = eventId,
            ExpiresAt = clock.GetUtcNow().UtcDateTime + valid,
        });
        await db.SaveChangesAsync();
        return secret;
    }
}
