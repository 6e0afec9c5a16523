using Microsoft.AspNetCore.Identity;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>The codes of an app on the phone, each good for one use (RFC 6238, 5.2): whoever saw one typed cannot use it again.</summary>
public sealed class OnceOnlyCodes(TimeProvider clock) : AuthenticatorTokenProvider<StaffMember>
{
    const string Kept = "[NsmCon]", LastCode = "LastCode";

    /// <summary>Longer than a code is good for, with the steps before and after that are taken too.</summary>
    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffMember> manager, StaffMember user)
    {
        if (!await base.ValidateAsync(purpose, token, manager, user)) return false;

        var now = clock.GetUtcNow();
        var used = await manager.GetAuthenticationTokenAsync(user, Kept, LastCode);
        if (used?.Split(' ') is [var code, var at] && code == token && now - DateTimeOffset.FromUnixTimeSeconds(long.Parse(at)) < Remembered) return false;
        return (await manager.SetAuthenticationTokenAsync(user, Kept, LastCode, $"{token} {now.ToUnixTimeSeconds()}")).Succeeded;
    }
}
