using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Host;

/// <summary>A broken rule, or a row that someone else changed meanwhile, becomes a sentence on the page that the person came from.</summary>
public sealed class RefusalFilter(ITempDataDictionaryFactory tempData) : IExceptionFilter
{
    const string Meanwhile = "Someone else changed this at the same time. Your change was not saved: look again, and repeat it.";

    public void OnException(ExceptionContext context)
    {
        var sentence = context.Exception switch
        {
            RuleBrokenException refusal => refusal.Message,
            DbUpdateConcurrencyException => Meanwhile,
            _ => null,
        };
        if (sentence is null) return;

        context.ExceptionHandled = true;
        Flash.Refuse(tempData.GetTempData(context.HttpContext), sentence);
        context.Result = new LocalRedirectResult(CameFrom(context.HttpContext.Request));
    }

    // Only a page of ours: the header is the browser's word.
    static string CameFrom(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value
            ? page.PathAndQuery
            : request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) ? "/admin" : "/";
}
