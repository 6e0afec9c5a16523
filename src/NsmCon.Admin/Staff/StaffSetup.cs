using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using NsmCon.Admin.Access;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

static class StaffSetup
{
    /// <summary>Sign-in of staff with password and optional one-time codes; cookies that end with the browser or after two weeks.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        services.AddCookies();
        services.AddIdentity();
        services.AddScoped<StaffRoles>();
        services.AddSingleton<StaffPages>();
        services.AddScoped<IAuthorizationHandler, StaffRoleHandler>();
        services.AddScoped<StaffList>();
        services.AddScoped<ReadAuditNames>();
        services.AddSingleton(provider => LinksFrom(provider.GetRequiredService<ConferenceSettings>().BaseUrl));
        services.AddScoped<InviteStaff>();
        services.AddScoped<JoinStaff>();
        services.AddScoped<GivePasswordLink>();
        services.AddScoped<ChooseNewPassword>();
        services.AddScoped<IMailContent, InvitationMail>();
        services.AddScoped<IMailContent, PasswordLinkMail>();
        return services;
    }

    static StaffLinks LinksFrom(string baseUrl) =>
        new(secret => $"{baseUrl}{Links.Welcome(secret)}", secret => $"{baseUrl}{Links.NewPassword(secret)}");

    static void AddCookies(this IServiceCollection services) =>
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies =>
                cookies.ApplicationCookie!.Configure(cookie =>
                {
                    cookie.LoginPath = Links.SignIn;
                    cookie.AccessDeniedPath = null;
                    cookie.Events.OnRedirectToAccessDenied = Forbid;
                    cookie.Events.OnRedirectToLogin = AskForSignIn;
                    cookie.Events.OnValidatePrincipal = SignInStaff.RequireOpen(cookie.Events.OnValidatePrincipal);
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                })
            );

    static Task Forbid(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    static Task AskForSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A part of a page cannot be the page that asks for a password.
        if (context.Request.Headers.ContainsKey("HX-Request"))
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(WithoutHost(context.RedirectUri));
        return Task.CompletedTask;
    }

    static void AddIdentity(this IServiceCollection services)
    {
        services
            .AddIdentityCore<StaffMember>(identity =>
            {
                identity.Password.RequiredLength = 12;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.User.RequireUniqueEmail = true;
                // The name is the address, and addresses have more letters than names.
                identity.User.AllowedUserNameCharacters = "";
                // Tries are counted for a person and a place together: SignInTries.
                identity.Lockout.MaxFailedAccessAttempts = int.MaxValue;
            })
            .AddEntityFrameworkStores<ConferenceDb>()
            .AddSignInManager<SignInStaff>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddErrorDescriber<IdentitySentences>()
            .AddPasswordValidator<PasswordStrength>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OnceOnlyCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<ILookupNormalizer, StaffNormalizer>();
        services.AddScoped<OpenSignIns>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<SignInTries>();
        // What OWASP asks of PBKDF2 with SHA-512; a password that was kept with less is kept so again at the next sign-in.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        // Whoever was removed, or changed the password, is signed out everywhere within this time.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
    }

    // Whoever asks names the host, which may be anybody's.
    static string WithoutHost(string address) => new Uri(address).PathAndQuery;
}
