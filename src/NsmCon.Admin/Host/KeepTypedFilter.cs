using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using NsmCon.Admin.Forms;
using NsmCon.Data;

namespace NsmCon.Admin.Host;

/// <summary>
/// A form that cannot be saved because the database is full, locked or away comes back with all that was typed, and a sentence.
/// </summary>
public sealed partial class KeepTypedFilter(IActionInvokerFactory invokers, ILogger<KeepTypedFilter> log) : IAsyncActionFilter
{
    const string Sentence =
        "This could not be saved: the fault is on our side. What you typed is still here; please send it again in a few minutes.";

    static readonly object Again = new();

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var items = context.HttpContext.Items;
        if (items.ContainsKey(Again))
            context.ModelState.AddModelError("", Sentence);

        var done = await next();
        if (
            done.Exception is not { } fault
            || done.ExceptionHandled
            || !fault.IsOutOfService()
            || !context.HasForm()
            || !items.TryAdd(Again, true)
        )
            return;

        LogFault(fault, context.ActionDescriptor.DisplayName);
        context.HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.HttpContext.Response.Headers.RetryAfter = "120";
        done.ExceptionHandled = true;
        // It now finds something wrong in the form, and so shows it.
        done.Result = new RepeatedAction(invokers);
    }

    [LoggerMessage(LogLevel.Error, "The database could not save what was sent to {Action}.")]
    partial void LogFault(Exception fault, string? action);
}
