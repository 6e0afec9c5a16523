using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>The public form.</summary>
[AllowAnonymous, Route("events/{slug}"), EnableRateLimiting(FormLimits.Policy)]
public class RegisterController(ReadTicketTypes types, RegistrationDesk desk, SendTicket sendTicket, TimeProvider clock) : EventController
{
    const string TypeField = $"{nameof(RegisterPage.Form)}.{nameof(RegisterForm.TicketTypeId)}";

    [HttpGet("register")]
    public async Task<IActionResult> Register()
    {
        var offered = await types.Of(Event.Id);
        var form = new RegisterForm { AttemptKey = Guid.NewGuid(), TicketTypeId = offered.Find(type => !type.IsFull)?.Id };
        return View(new RegisterPage(Event, Now, offered, form));
    }

    [HttpPost("register")]
    public async Task<IActionResult> Register(RegisterForm form)
    {
        var page = new RegisterPage(Event, Now, await types.Of(Event.Id), form);
        var type = page.Types.FirstOrDefault(choice => choice.Id == form.TicketTypeId);
        if (page.IsOpen && type is null && form.TicketTypeId is not null) ModelState.AddModelError(TypeField, "Choose one of the ticket types.");
        if (!page.IsOpen || !ModelState.IsValid) return View(page);

        try
        {
            return await Answer(await desk.Register(Asked(form, type!)), page);
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("", refusal.Message);
            return View(page);
        }
    }

    [HttpGet("registered")]
    public IActionResult Registered() => View(Event.Public(Now));

    [HttpGet("lost-ticket")]
    public IActionResult LostTicket() => View(new LostTicketForm());

    /// <summary>Whether the address is known is not told: only its owner learns it, by mail.</summary>
    [HttpPost("lost-ticket")]
    public async Task<IActionResult> LostTicket(LostTicketForm form)
    {
        if (!ModelState.IsValid) return View(form);

        await sendTicket.To(Event, form.Email!);
        return View("TicketSent", form);
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    async Task<IActionResult> Answer(DeskAnswer answer, RegisterPage page)
    {
        if (answer.Outcome == DeskOutcome.Registered) return Redirect($"/tickets/{answer.TicketCode}?welcome");
        if (answer.Outcome == DeskOutcome.AlreadyRegistered) return RedirectToAction(nameof(Registered));

        // The last place went to someone else between the page and the form.
        ModelState.AddModelError(TypeField, "The last place of this type was just taken.");
        return View(nameof(Register), page with { Types = await types.Of(Event.Id) });
    }

    DeskRequest Asked(RegisterForm form, TicketTypeChoice type) => new(
        Event.Id, Event.Title, type.Id, type.QuotaId, form.AttemptKey == default ? Guid.NewGuid() : form.AttemptKey,
        form.Name!.Trim(), form.Email!.Trim(), form.Company?.Trim() ?? "", form.DietaryNeeds?.Trim() ?? "", Now);
}
