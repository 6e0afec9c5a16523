using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using NsmCon.Data;

namespace NsmCon.Admin.Host;

/// <summary>Does the action once more, from the form that was sent, as if nothing had been done yet.</summary>
sealed class RepeatedAction(IActionInvokerFactory invokers) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<ConferenceDb>().ChangeTracker.Clear();
        return invokers.CreateInvoker(new ActionContext(context.HttpContext, context.RouteData, context.ActionDescriptor))!.InvokeAsync();
    }
}
