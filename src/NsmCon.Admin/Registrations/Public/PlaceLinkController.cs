using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>Where the link leads that proves a mailbox: a press takes the place that was asked for.</summary>
[AllowAnonymous, PrivatePage, Route("tickets/place/{token}"), LimitForms]
public class PlaceLinkController(
    ConferenceDb db,
    PlaceLinks links,
    PublishedAgendas published,
    ReadTicketTypes types,
    RegistrationDesk desk,
    TimeProvider clock
) : Controller
{
    PlaceLinkPage page = null!;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (
            links.Read((string)context.RouteData.Values["token"]!) is not var (asked, isLapsed)
            || !await db.Events.AnyAsync(e => e.Id == asked.EventId)
        )
        {
            context.Result = NotFound();
            return;
        }

        page = new(await published.Shown(db, asked.EventId), clock.GetUtcNow().UtcDateTime, await types.Read(asked.EventId), asked)
        {
            IsLapsed = isLapsed,
        };
        if (isLapsed)
            context.Result = View("PlaceLink", page);
        else
            await next();
    }

    [HttpGet("")]
    public IActionResult Show() => View("PlaceLink", page);

    [HttpPost("")]
    public async Task<IActionResult> Take()
    {
        if (page.Refusal is { } refusal)
            ModelState.AddModelError("", refusal);
        if (!ModelState.IsValid)
            return View("PlaceLink", page);

        try
        {
            return Answer(await desk.Register(page.Proved));
        }
        catch (RuleBrokenException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return View("PlaceLink", page);
        }
    }

    IActionResult Answer(DeskAnswer answer)
    {
        if (answer.Outcome == DeskOutcome.Registered)
            return Redirect($"{Links.Ticket(answer.TicketCode!)}?welcome");
        if (answer.Outcome == DeskOutcome.AlreadyRegistered)
            return Redirect($"{page.Public.Path}/registered");

        ModelState.AddModelError("", $"No place is left for {page.Type!.Name}.");
        return View("PlaceLink", page);
    }
}
