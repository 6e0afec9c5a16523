using Microsoft.AspNetCore.Identity;

namespace NsmCon.Data.Staff;

/// <summary>What ASP.NET Core's identity refuses, such as a short password, becomes a sentence.</summary>
public static class IdentityRefusals
{
    /// <exception cref="RuleBrokenException">It was refused.</exception>
    public static async Task OrRefuse(this Task<IdentityResult> work)
    {
        var result = await work;
        if (!result.Succeeded)
            throw new RuleBrokenException(result.Errors.First().Description);
    }
}
