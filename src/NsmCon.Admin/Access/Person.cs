using System.Globalization;
using System.Security.Claims;
using NsmCon.Data;

namespace NsmCon.Admin.Access;

static class Person
{
    /// <summary>Who acts, as the audit log and the pages name them: the address of the member of staff.</summary>
    public static string Name(this ClaimsPrincipal user) => user.Identity?.Name ?? "attendee";

    /// <summary>The key of the member of staff.</summary>
    public static int StaffId(this ClaimsPrincipal user) =>
        int.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    /// <summary>The claim that holds a person's full name.</summary>
    public const string FullNameClaim = "full_name";

    /// <summary>The name by which the pages greet a person.</summary>
    public static string FullName(this ClaimsPrincipal user) => user.FindFirstValue(FullNameClaim) ?? user.Name();

    /// <summary>Tells the database who is at work, for the audit log.</summary>
    public static async Task NameActor(HttpContext context, RequestDelegate next)
    {
        using var acting =
            context.User.Identity?.IsAuthenticated == true
                ? context.RequestServices.GetRequiredService<ConferenceDb>().ActAs(context.User.Name())
                : null;
        await next(context);
    }
}
