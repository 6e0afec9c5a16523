using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>Signs in and out as ASP.NET Core does, and keeps book of it: <see cref="OpenSignIns"/>.</summary>
public sealed class SignInStaff(
    UserManager<StaffMember> users,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<StaffMember> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffMember>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffMember> confirmation,
    OpenSignIns signIns
) : SignInManager<StaffMember>(users, context, claims, options, log, schemes, confirmation)
{
    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(
        StaffMember user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        var properties = authenticationProperties ?? new AuthenticationProperties();
        if (!properties.Items.ContainsKey(OpenSignIns.Property))
            properties.Items[OpenSignIns.Property] = await signIns.Begin(user.Id);
        await base.SignInWithClaimsAsync(user, properties, additionalClaims);
    }

    /// <inheritdoc/>
    public override async Task SignOutAsync()
    {
        var present = await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (present.Properties?.Items.TryGetValue(OpenSignIns.Property, out var secret) == true)
            await signIns.End(secret);
        await base.SignOutAsync();
    }

    /// <summary>Turns a cookie away whose sign-in has ended; <paramref name="next"/> looks at the others as before.</summary>
    public static Func<CookieValidatePrincipalContext, Task> RequireOpen(Func<CookieValidatePrincipalContext, Task> next) =>
        async context =>
        {
            var signIns = context.HttpContext.RequestServices.GetRequiredService<OpenSignIns>();
            context.Properties.Items.TryGetValue(OpenSignIns.Property, out var secret);
            if (
                int.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
                && await signIns.IsOpen(id, secret)
            )
                await next(context);
            else
                context.RejectPrincipal();
        };
}
