using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Shared;

/// <summary>A page of one event, whose address has the event's slug.</summary>
public abstract class EventController : Controller
{
    /// <summary>The event of the address; untracked.</summary>
    protected Event Event => HttpContext.Features.GetRequiredFeature<Event>();
}

/// <summary>Loads the event that the address names, or answers that there is none.</summary>
public sealed class LoadEvent(ConferenceDb db) : IAsyncResourceFilter
{
    // Asked for nearly every page.
    static readonly Func<ConferenceDb, string, Task<Event?>> BySlug =
        EF.CompileAsyncQuery((ConferenceDb db, string slug) => db.Events.AsNoTracking().FirstOrDefault(e => e.Slug == slug));

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (context.RouteData.Values["slug"] is string slug)
        {
            var conference = await BySlug(db, slug);
            if (conference is null)
            {
                context.Result = new NotFoundResult();
                return;
            }

            context.HttpContext.Features.Set(conference);
        }

        await next();
    }
}
