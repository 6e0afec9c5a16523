using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NsmCon.Admin.Access;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>The cookie of a member of staff knows the full name, so that no page has to look it up.</summary>
sealed class StaffClaims(UserManager<StaffMember> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        claims.AddClaim(new Claim(Person.FullNameClaim, user.Name));
        return claims;
    }
}
