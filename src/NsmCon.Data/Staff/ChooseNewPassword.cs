using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>Gives the person whom a one-time link is for the password that they choose.</summary>
public class ChooseNewPassword(ConferenceDb db, UserManager<StaffMember> users, OpenSignIns signIns)
{
    /// <summary>What a person reads whose link was used before, expired or leads nowhere.</summary>
    public const string Ended = "This link no longer works. Ask for a new one.";

    /// <summary>Whom the link is for; null if it does not work.</summary>
    public Task<PasswordLink?> Find(string secret, DateTime now)
    {
        var hash = Secret.Hash(secret);
        return db
            .PasswordLinks.Include(link => link.StaffMember)
            .FirstOrDefaultAsync(link => link.SecretHash == hash && link.ExpiresAt > now);
    }

    /// <summary>
    /// Uses the link up, with all others of the person, ends all their sign-ins, and gives their tries back: together or not at all.
    /// </summary>
    /// <exception cref="RuleBrokenException">The link no longer works, or the password cannot be taken.</exception>
    public async Task<StaffMember> Choose(string secret, string password, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var link = await Find(secret, now) ?? throw new RuleBrokenException(Ended);
        var person = link.StaffMember!;
        using var acting = db.ActAs(person.Email!);
        // Of two who use it at once, the second waits here for the first and finds it gone.
        if (await db.PasswordLinks.Where(known => known.Id == link.Id).ExecuteDeleteAsync() == 0)
            throw new RuleBrokenException(Ended);

        await db.PasswordLinks.Where(known => known.StaffMemberId == person.Id).ExecuteDeleteAsync();
        await users.ResetPasswordAsync(person, await users.GeneratePasswordResetTokenAsync(person), password).OrRefuse();
        if (link.DropsSecondStep)
            await DropSecondStep(person);
        await signIns.EndAll(person.Id);
        await db.ForgetFailedSignIns(person.Id);
        await write.Commit();
        return person;
    }

    async Task DropSecondStep(StaffMember person)
    {
        await users.SetTwoFactorEnabledAsync(person, enabled: false).OrRefuse();
        await users.ResetAuthenticatorKeyAsync(person).OrRefuse();
    }
}
