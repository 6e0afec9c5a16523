using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Staff;

/// <summary>
/// Who is signed in, known here and not by the cookie alone: a copy of a cookie ends with the sign-in that it was copied from.
/// </summary>
public sealed class OpenSignIns(ConferenceDb db, TimeProvider clock)
{
    /// <summary>The name of the secret in the properties of a cookie.</summary>
    public const string Property = ".SignIn";

    const string Kept = "[NsmCon.SignIn]";

    /// <summary>After this everybody signs in again.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Begins a sign-in, and forgets those of the person that are over.</summary>
    /// <returns>The secret of its cookie; only its hash is kept.</returns>
    public async Task<string> Begin(int staffMemberId)
    {
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        var oldest = Moment(now - Longest);
        await db
            .UserTokens.Where(token => token.UserId == staffMemberId && token.LoginProvider == Kept && token.Name.CompareTo(oldest) < 0)
            .ExecuteDeleteAsync();
        db.UserTokens.Add(
            new IdentityUserToken<int>
            {
                UserId = staffMemberId,
                LoginProvider = Kept,
                Name = $"{Moment(now)} {Hash(secret)}",
            }
        );
        await db.SaveChangesAsync();
        await db
            .Users.Where(person => person.Id == staffMemberId)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.LastSignedInAt, now.UtcDateTime));
        return $"{Moment(now)} {secret}";
    }

    /// <summary>Whether a sign-in lasts.</summary>
    public async Task<bool> IsOpen(int staffMemberId, string? secret) =>
        NameOf(secret) is { } name
        && string.CompareOrdinal(name, Moment(clock.GetUtcNow() - Longest)) > 0
        && await db.UserTokens.AnyAsync(token => token.UserId == staffMemberId && token.LoginProvider == Kept && token.Name == name);

    /// <summary>Ends a sign-in, wherever its cookie was copied to.</summary>
    public Task End(string? secret)
    {
        var name = NameOf(secret);
        return db.UserTokens.Where(token => token.LoginProvider == Kept && token.Name == name).ExecuteDeleteAsync();
    }

    /// <summary>Ends all sign-ins of a person.</summary>
    public Task EndAll(int staffMemberId) =>
        db.UserTokens.Where(token => token.UserId == staffMemberId && token.LoginProvider == Kept).ExecuteDeleteAsync();

    static string? NameOf(string? secret) => secret?.Split(' ') is [var moment, var key] ? $"{moment} {Hash(key)}" : null;

    static string Moment(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString("D12", CultureInfo.InvariantCulture);

    static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
