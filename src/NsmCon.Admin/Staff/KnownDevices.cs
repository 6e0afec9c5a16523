using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>
/// Browsers in which a person signed in before, known by a cookie of their own: the wrong tries of others do not
/// count for them, so nobody can keep a person out. The cookie lets nobody in: it only has tries of its own.
/// </summary>
/// <remarks>https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies</remarks>
public sealed class KnownDevices(IDataProtectionProvider protection, IHttpContextAccessor context, TimeProvider clock)
{
    static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    readonly IDataProtector protector = protection.CreateProtector("NsmCon.Device");

    /// <summary>The name of this browser, if the person signed in here before.</summary>
    public string? NameFor(StaffMember person)
    {
        if (Http.Request.Cookies[CookieOf(person)] is not { } cookie || Open(cookie)?.Split(' ') is not [var id, var name, var until])
            return null;

        return id == IdOf(person) && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? name : null;
    }

    /// <summary>Knows this browser from now on.</summary>
    public void Remember(StaffMember person)
    {
        var until = clock.GetUtcNow() + Longest;
        var name = NameFor(person) ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        Http.Response.Cookies.Append(
            CookieOf(person),
            protector.Protect($"{IdOf(person)} {name} {until.ToUnixTimeSeconds()}"),
            new CookieOptions
            {
                Expires = until,
                Path = Links.Prefix.Staff,
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = Http.Request.IsHttps,
            }
        );
    }

    HttpContext Http => context.HttpContext!;

    string? Open(string cookie)
    {
        try
        {
            return protector.Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static string CookieOf(StaffMember person) => $"NsmCon.Device.{IdOf(person)}";

    static string IdOf(StaffMember person) => person.Id.ToString(CultureInfo.InvariantCulture);
}
