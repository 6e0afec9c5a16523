using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NsmCon.Admin.Forms;

/// <summary>
/// Sign-in, invitations and hooks: what comes too often is refused before anything
/// of it is read. Forms of visitors have <see cref="LimitFormsAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitAttemptsAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the check against forged forms, which reads the form.</summary>
    public int Order => int.MinValue;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method))
            return;

        var limits = http.RequestServices.GetRequiredService<FormLimits>();
        if (await limits.Attempt($"{context.RouteData.Values["controller"]}", http.Connection.RemoteIpAddress) is not { } wait)
            return;

        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }
}
