using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>What is asked of members of staff in several places.</summary>
public static class StaffQueries
{
    /// <summary>The signature of a member of staff; empty for who has none, or has left.</summary>
    public static async Task<string> SignatureOf(this ConferenceDb db, int? staffMemberId, CancellationToken cancel = default) =>
        await db.Users.Where(person => person.Id == staffMemberId).Select(person => person.Signature).FirstOrDefaultAsync(cancel) ?? "";

    /// <summary>Whoever of staff has the address; null if nobody has.</summary>
    public static Task<StaffMember?> FindStaff(this ConferenceDb db, string email)
    {
        var key = EmailAddress.Canonical(email).ToUpperInvariant();
        return db.Users.FirstOrDefaultAsync(person => person.NormalizedEmail == key);
    }

    /// <summary>Gives a person all tries to sign in back, everywhere.</summary>
    public static Task ForgetFailedSignIns(this ConferenceDb db, int staffMemberId) =>
        db.FailedSignIns.Where(wrong => wrong.StaffMemberId == staffMemberId).ExecuteDeleteAsync();
}
