using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Host;

/// <summary>
/// A broken rule, or a row that someone else changed meanwhile, becomes a sentence in the form that was
/// asked for: on the page that the person came from, or for a program as problem details (RFC 9457).
/// </summary>
public sealed class RefusalFilter(ITempDataDictionaryFactory tempData) : IExceptionFilter
{
    const string Meanwhile = "Someone else changed this at the same time. Your change was not saved: look again, and repeat it.";

    public void OnException(ExceptionContext context)
    {
        var (status, sentence) = context.Exception switch
        {
            RuleBrokenException refusal => (StatusCodes.Status422UnprocessableEntity, refusal.Message),
            DbUpdateConcurrencyException => (StatusCodes.Status409Conflict, Meanwhile),
            _ => (0, ""),
        };
        if (status == 0)
            return;

        context.ExceptionHandled = true;
        context.Result = context.HttpContext.Request.IsForProgram() ? Problem(status, sentence) : Page(context.HttpContext, sentence);
    }

    LocalRedirectResult Page(HttpContext http, string sentence)
    {
        Flash.Refuse(tempData.GetTempData(http), sentence);
        return new LocalRedirectResult(CameFrom(http.Request));
    }

    static ObjectResult Problem(int status, string sentence) =>
        new(
            new ProblemDetails
            {
                Status = status,
                Title = "Refused",
                Detail = sentence,
            }
        )
        {
            StatusCode = status,
            ContentTypes = { "application/problem+json" },
        };

    // Only a page of ours: the header is the browser's word.
    static string CameFrom(HttpRequest request)
    {
        if (Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value)
            return page.PathAndQuery;
        if (request.Path.StartsWithSegments(Links.Prefix.Staff, StringComparison.OrdinalIgnoreCase))
            return Links.Start;

        return "/";
    }
}
