using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>
/// All addresses of an inquiry that was merged lead to the one that has its messages. What is pressed on a
/// page from before is refused, for it was meant for another conversation; what somebody wrote there is kept.
/// </summary>
public sealed class FollowMerge(ConferenceDb db, KeepDraft drafts, ITempDataDictionaryFactory tempData, TimeProvider clock)
    : IAsyncActionFilter
{
    const string Route = "admin/events/{slug}/inquiries/{id:int}";
    const int PlaceOfId = 5;

    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (await MergedInto(context) is not { } living)
        {
            await next();
            return;
        }

        context.Result = HttpMethods.IsGet(context.HttpContext.Request.Method)
            ? new LocalRedirectResult(SamePage(context.HttpContext.Request, living))
            : await Refuse(context, living);
    }

    async Task<Inquiry?> MergedInto(ActionExecutingContext context)
    {
        var isOfInquiry = context.ActionDescriptor.AttributeRouteInfo?.Template?.StartsWith(Route, StringComparison.Ordinal) == true;
        if (!isOfInquiry || !context.ActionArguments.TryGetValue("id", out var value) || value is not int id)
            return null;

        var eventId = context.HttpContext.Features.GetRequiredFeature<Event>().Id;
        var isMerged = await db
            .Inquiries.IgnoreQueryFilters()
            .AnyAsync(inquiry => inquiry.Id == id && inquiry.EventId == eventId && inquiry.MergedIntoId != null);
        return isMerged ? await db.FindLiving(id) : null;
    }

    static string SamePage(HttpRequest request, Inquiry living)
    {
        var places = request.Path.Value!.Split('/');
        places[PlaceOfId] = $"{living.Id}";
        return $"{string.Join('/', places)}{request.QueryString}";
    }

    async Task<IActionResult> Refuse(ActionExecutingContext context, Inquiry living)
    {
        var http = context.HttpContext;
        if (http.Request.IsForProgram())
            return new JsonResult(
                new { words = "Not kept yet: this inquiry was merged into another one. Press “Save draft” to go on there." }
            );

        var sentence = $"This inquiry was merged into that of {living.Company} meanwhile, so nothing was done.";
        var path = Links.Inquiry(http.Features.GetRequiredFeature<Event>().Slug, living.Id);
        if (context.ActionArguments.Values.OfType<ReplyForm>().FirstOrDefault() is { } form && form.Text.Lines().Length > 0)
        {
            await drafts.Append(form.ToDraft(living, http.User.StaffId(), clock.GetUtcNow().UtcDateTime));
            sentence += " What you wrote is a draft here: see to whom it goes.";
            path += form.IsNote ? "?note=true#write" : "#write";
        }

        Flash.Refuse(tempData.GetTempData(http), sentence);
        return new LocalRedirectResult(path);
    }
}
