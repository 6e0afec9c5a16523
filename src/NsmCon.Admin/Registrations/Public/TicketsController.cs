using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>A ticket, opened by its secret code. Nothing of it may be kept by caches, search engines or the next site.</summary>
[AllowAnonymous, Route("tickets/{code}"), EnableRateLimiting(FormLimits.Policy)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public class TicketsController(ConferenceDb db, CancelRegistration cancelRegistration, ConferenceSettings settings, TimeProvider clock) : Controller
{
    TicketPage ticket = null!;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var code = Secret.Normalize((string)context.RouteData.Values["code"]!);
        var registration = await db.Registrations.Include(r => r.TicketType).FirstOrDefaultAsync(r => r.TicketCode == code);
        if (registration is null)
        {
            context.Result = NotFound();
            return;
        }

        db.Actor = "attendee";
        ticket = new TicketPage(await db.Events.AsNoTracking().SingleAsync(e => e.Id == registration.EventId), registration, Now);
        Response.Headers["Referrer-Policy"] = "no-referrer";
        await next();
    }

    [HttpGet("")]
    public IActionResult Ticket() => View(ticket);

    [HttpGet("qr.svg")]
    public IActionResult Qr() => Content(TicketQr.Svg(ticket.Registration.TicketCode), "image/svg+xml");

    [HttpGet("event.ics")]
    public IActionResult Calendar() =>
        TicketCalendar.Of(ticket.Event, settings.BaseUrl + ticket.Path, ticket.Registration.RegisteredAt) is { } calendar
            ? File(calendar, "text/calendar; charset=utf-8", $"{ticket.Event.Slug}.ics")
            : NotFound();

    [HttpGet("edit")]
    public IActionResult Edit() => ticket.CanChange ? View(new EditTicketPage(ticket, TicketForm.Of(ticket.Registration))) : Redirect(ticket.Path);

    [HttpPost("edit")]
    public async Task<IActionResult> Edit(TicketForm form)
    {
        if (!ModelState.IsValid) return View(new EditTicketPage(ticket, form));

        ticket.Registration.Edit(form.Name!, form.Company ?? "", form.DietaryNeeds ?? "");
        await db.SaveChangesAsync();

        TempData.Say("Your details are saved.");
        return Redirect(ticket.Path);
    }

    [HttpGet("cancel")]
    public IActionResult Cancel() => ticket.CanChange ? View(ticket) : Redirect(ticket.Path);

    [HttpPost("cancel")]
    public async Task<IActionResult> CancelPosted()
    {
        db.OutgoingMails.Add(CancellationMail.To(ticket.Registration, ticket.Event, Now));
        await cancelRegistration.Cancel(ticket.Registration, Now, by: "attendee");

        TempData.Say("Your place is given back.");
        return Redirect(ticket.Path);
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
