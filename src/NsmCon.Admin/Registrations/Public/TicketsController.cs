using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>A ticket, opened by its secret code.</summary>
[AllowAnonymous, PrivatePage, Route("tickets/{code}"), LimitForms]
public class TicketsController(
    ConferenceDb db,
    CancelRegistration cancelRegistration,
    AskForNewAddress askForNewAddress,
    PublishedAgendas published,
    ConferenceSettings settings,
    TimeProvider clock
) : Controller
{
    TicketPage ticket = null!;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var code = Secret.Normalize((string)context.RouteData.Values["code"]!);
        var registration = await db.Registrations.Include(r => r.TicketType).FirstOrDefaultAsync(r => r.TicketCode == code);
        if (registration is null)
        {
            context.Result = await FindReplaced(code) is { } conference ? ShowReplaced(conference) : NotFound();
            return;
        }

        using var acting = db.ActAs("attendee");
        ticket = new TicketPage(await published.Shown(db, registration.EventId), registration, Now);
        await next();
    }

    [HttpGet("")]
    public async Task<IActionResult> Ticket() =>
        View(ticket with { Begins = (await Times()).First, Places = await db.OfferedPlaces(ticket.Event.Id) });

    [HttpGet("qr.svg")]
    public IActionResult Qr() => ticket.IsCancelled ? NotFound() : Content(TicketQr.Svg(ticket.Registration.DoorCode), "image/svg+xml");

    [HttpGet("event.ics")]
    public async Task<IActionResult> Calendar() =>
        !ticket.IsCancelled && TicketCalendar.Create(ticket.Event, await Times(), settings.BaseUrl, ticket.Registration) is { } calendar
            ? File(calendar, "text/calendar; charset=utf-8", $"{ticket.Event.Slug}.ics")
            : NotFound();

    [HttpGet("edit")]
    public IActionResult Edit() =>
        ticket.CanChange ? View(new EditTicketPage(ticket, TicketForm.FromRegistration(ticket.Registration))) : Refuse();

    [HttpPost("edit")]
    public async Task<IActionResult> Edit([Bind(Prefix = nameof(EditTicketPage.Form))] TicketForm form)
    {
        if (!ticket.CanChange)
            return Refuse();
        if (!ModelState.IsValid)
            return View(new EditTicketPage(ticket, form));

        ticket.Registration.Edit(form.Name!, form.Company ?? "", form.DietaryNeeds ?? "");
        await db.SaveChangesAsync();

        TempData.ShowMessage("Your details are saved.");
        return Redirect(ticket.Path);
    }

    [HttpGet("address")]
    public IActionResult Address() => ticket.CanChange ? View(new AddressPage(ticket, new AddressForm())) : Refuse();

    [HttpPost("address")]
    public async Task<IActionResult> Address([Bind(Prefix = nameof(AddressPage.Form))] AddressForm form)
    {
        if (!ticket.CanChange)
            return Refuse();
        if (!ModelState.IsValid || !await Ask(form.Email!))
            return View(new AddressPage(ticket, form));

        TempData.ShowMessage(
            $"We have mailed a link to {form.Email!.Trim()}. Open it, and your ticket moves there; until then nothing changes."
        );
        return Redirect(ticket.Path);
    }

    [HttpGet("cancel")]
    public IActionResult Cancel() => ticket.CanChange ? View(ticket) : Refuse();

    [HttpPost("cancel")]
    public async Task<IActionResult> CancelPosted()
    {
        if (!ticket.CanChange)
            return Refuse();

        await cancelRegistration.Cancel(ticket.Registration, Now, by: "attendee");

        TempData.ShowMessage("Your place is given back.");
        return Redirect(ticket.Path);
    }

    // Whose it was is told to nobody: the old address may be a stranger's.
    Task<Event?> FindReplaced(string code) =>
        db.Events.AsNoTracking().FirstOrDefaultAsync(e => db.ReplacedCodes.WithCode(code).Any(replaced => replaced.EventId == e.Id));

    async Task<bool> Ask(string address)
    {
        try
        {
            await askForNewAddress.Ask(ticket.Registration, address, Now);
            return true;
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("Form.Email", refusal.Message);
            return false;
        }
    }

    ViewResult ShowReplaced(Event conference)
    {
        var page = View("Replaced", conference.Public(Now));
        page.StatusCode = StatusCodes.Status410Gone;
        return page;
    }

    RedirectResult Refuse()
    {
        // The page of a cancelled ticket says so by itself.
        if (!ticket.IsCancelled)
            TempData.ShowMessage(
                ticket.Registration.CheckedInAt is null
                    ? "The event is over: the ticket can no longer be changed."
                    : "You are checked in: ask at the desk to change something."
            );
        return Redirect(ticket.Path);
    }

    Task<TalkTimes> Times() => db.TalkTimes(published, ticket.Event);

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
