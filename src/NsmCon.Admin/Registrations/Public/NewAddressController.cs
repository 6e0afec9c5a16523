using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>Where the link in the mail to a new address leads: a press moves the ticket there.</summary>
[AllowAnonymous, PrivatePage, Route("tickets/new-address/{token}"), LimitForms]
public class NewAddressController(ConferenceDb db, NewAddressLinks links, EditRegistration editRegistration, TimeProvider clock)
    : Controller
{
    NewAddressPage page = null!;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        using var acting = db.ActAs("attendee");
        if (await links.Read(db, (string)context.RouteData.Values["token"]!) is not { } link)
        {
            context.Result = NotFound();
            return;
        }

        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Id == link.Registration.EventId);
        page = new(new TicketPage(conference, link.Registration, Now), link.Address);
        context.Result = page.Ticket.CanChange ? null : Redirect(page.Ticket.Path);
        if (context.Result is null)
            await next();
    }

    [HttpGet("")]
    public IActionResult Show() => View("NewAddress", page);

    [HttpPost("")]
    public async Task<IActionResult> Use()
    {
        if (!await Correct())
            return View("NewAddress", page);

        TempData.ShowMessage($"Your ticket is on its way to {page.Ticket.Registration.Email}. This is its new page.");
        return Redirect(page.Ticket.Path);
    }

    async Task<bool> Correct()
    {
        var registration = page.Ticket.Registration;
        try
        {
            var corrected = RegistrationDetails.FromRegistration(registration) with { Email = page.Address };
            await editRegistration.Edit(registration, corrected, registration.TicketType!, registration.Version, Now);
            return true;
        }
        catch (AddressTakenException)
        {
            ModelState.AddModelError(
                "",
                $"{page.Address} has a place of its own at this event. Use another address, or give one of the two places back."
            );
            return false;
        }
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}

/// <summary>A ticket and the address that it is about to be mailed to.</summary>
public sealed record NewAddressPage(TicketPage Ticket, string Address);
