using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

static class StaffSetup
{
    /// <summary>Sign-in of staff with password and optional one-time codes; cookies that end with the browser or after two weeks.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.LoginPath = "/admin/sign-in";
                cookie.AccessDeniedPath = null;
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
                cookie.Cookie.SameSite = SameSiteMode.Lax;
            }));
        services.AddIdentityCore<StaffMember>(identity =>
        {
            identity.Password.RequiredLength = 12;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.User.RequireUniqueEmail = true;
            identity.Lockout.MaxFailedAccessAttempts = 10;
        })
            .AddEntityFrameworkStores<ConferenceDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddScoped<StaffRoles>();
        services.AddScoped<IAuthorizationHandler, StaffRoleHandler>();
        services.AddScoped<InviteStaff>();
        return services;
    }
}
