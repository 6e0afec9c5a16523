using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>What is asked of members of staff in several places.</summary>
public static class StaffQueries
{
    /// <summary>The signature of a member of staff; empty for who has none, or has left.</summary>
    public static async Task<string> SignatureOf(this ConferenceDb db, int? staffMemberId, CancellationToken cancel = default) =>
        await db.Users.Where(person => person.Id == staffMemberId).Select(person => person.Signature).FirstOrDefaultAsync(cancel) ?? "";
}
