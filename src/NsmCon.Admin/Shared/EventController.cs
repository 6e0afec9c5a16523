using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Shared;

/// <summary>A page of one event, whose address has the event's slug.</summary>
public abstract class EventController : Controller
{
    /// <summary>The event of the address; untracked.</summary>
    protected Event Event => HttpContext.Features.GetRequiredFeature<Event>();

    /// <summary>Goes to a list with a sentence about what was done to the agenda, and a button that undoes it.</summary>
    protected RedirectResult Undoable(string sentence, string list)
    {
        TempData.ShowUndoable(sentence, list);
        return Redirect(list);
    }
}

/// <summary>A page of one event for the public: its event has the title, days, place and zone that are published.</summary>
public abstract class PublicEventController : EventController;

/// <summary>
/// Loads the event that the address names, or answers that there is none. On public pages, a draft is one to its staff alone.
/// </summary>
public sealed class LoadEvent(ConferenceDb db, EventBySlug bySlug, PublishedAgendas published, StaffRoles roles) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (context.RouteData.Values["slug"] is string slug)
        {
            var conference = await bySlug.Find(db, slug);
            var isPublic = IsPublic(context);
            if (conference is null || (isPublic && !await MaySee(conference, context.HttpContext)))
            {
                context.Result = new NotFoundResult();
                return;
            }

            context.HttpContext.Features.Set(isPublic ? await published.Shown(db, conference) : conference);
        }

        await next();
    }

    async Task<bool> MaySee(Event conference, HttpContext http) =>
        conference.IsPublic || (await roles.RolesFor(http.User, conference.Slug)).Count > 0;

    static bool IsPublic(ResourceExecutingContext context) =>
        context.ActionDescriptor is ControllerActionDescriptor action
        && action.ControllerTypeInfo.IsAssignableTo(typeof(PublicEventController));
}

/// <summary>Asked for nearly every page, and so compiled; for one database, and so once for each app.</summary>
public sealed class EventBySlug
{
    /// <summary>The event of an address; untracked.</summary>
    public Func<ConferenceDb, string, Task<Event?>> Find { get; } =
        EF.CompileAsyncQuery((ConferenceDb db, string slug) => db.Events.AsNoTracking().FirstOrDefault(e => e.Slug == slug));
}
