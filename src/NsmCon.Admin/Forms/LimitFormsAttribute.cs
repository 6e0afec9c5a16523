using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NsmCon.Admin.Forms;

/// <summary>
/// Visitors' forms: one that comes too often is shown again with what was typed, and nothing is done. A button without a form is refused.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitFormsAttribute : ActionFilterAttribute
{
    const string Sentence =
        "Very many forms came from your network just now. What you typed is still here: wait a minute, then send it again.";

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        var limits = http.RequestServices.GetRequiredService<FormLimits>();
        if (
            HttpMethods.IsGet(http.Request.Method)
            || await limits.Take(context.ActionDescriptor.DisplayName!, http.Connection.RemoteIpAddress)
        )
        {
            await next();
            return;
        }

        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = "60";
        if (context.HasForm())
        {
            // Every action with a form shows it again when something in it is wrong.
            context.ModelState.AddModelError("", Sentence);
            await next();
        }
        else
        {
            context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
        }
    }
}

static class PostedForms
{
    /// <summary>Whether something was typed into a form: posted data is a …Form.</summary>
    public static bool HasForm(this ActionExecutingContext context) =>
        context.ActionArguments.Values.Any(value => value?.GetType().Name.EndsWith("Form", StringComparison.Ordinal) == true);
}
