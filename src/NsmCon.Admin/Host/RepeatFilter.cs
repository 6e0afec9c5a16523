using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using NsmCon.Data;

namespace NsmCon.Admin.Host;

/// <summary>An action that the database gave up, of two that waited for each other, is done again: the other is through by then.</summary>
public sealed partial class RepeatFilter(IActionInvokerFactory invokers, ILogger<RepeatFilter> log) : IAsyncActionFilter
{
    /// <summary>Nearer to the action than those that tell people of faults.</summary>
    public const int Order = 10;

    static readonly object Tries = new();

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is not { } fault || done.ExceptionHandled || !fault.IsDeadlock())
            return;

        var tries = context.HttpContext.Items[Tries] as int? ?? 1;
        if (tries == Refusals.MostTries)
            return;

        LogFault(fault, context.ActionDescriptor.DisplayName);
        context.HttpContext.Items[Tries] = tries + 1;
        done.ExceptionHandled = true;
        done.Result = new RepeatedAction(invokers);
    }

    [LoggerMessage(LogLevel.Warning, "The database gave {Action} up for another that writes. It is done again.")]
    partial void LogFault(Exception fault, string? action);
}
