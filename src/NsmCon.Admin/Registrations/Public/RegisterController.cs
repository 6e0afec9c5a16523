using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>The public form.</summary>
[AllowAnonymous, Route("events/{slug}"), LimitForms]
public class RegisterController(
    ReadTicketTypes types,
    RegistrationDesk desk,
    SendTicket sendTicket,
    SendPlaceLink sendPlaceLink,
    PlaceLinks placeLinks,
    ConferenceSettings settings,
    TimeProvider clock
) : PublicEventController
{
    static readonly TimeSpan LongerThanSending = TimeSpan.FromMilliseconds(300);

    const string TypeField = $"{nameof(RegisterPage.Form)}.{nameof(RegisterForm.TicketTypeId)}";

    [HttpGet("register")]
    public async Task<IActionResult> Register()
    {
        var offered = await types.Read(Event.Id);
        var form = new RegisterForm { AttemptKey = Guid.NewGuid(), TicketTypeId = offered.Find(type => !type.IsFull)?.Id };
        return View(new RegisterPage(Event, Now, offered, form));
    }

    [HttpPost("register")]
    public async Task<IActionResult> Register([Bind(Prefix = nameof(RegisterPage.Form))] RegisterForm form)
    {
        var page = new RegisterPage(Event, Now, await types.Read(Event.Id), form) { WasSent = true };
        var type = page.Types.FirstOrDefault(choice => choice.Id == form.TicketTypeId);
        Check(page, type);
        if (!ModelState.IsValid)
            return View(page);

        try
        {
            var asked = CreateRequest(form, type!);
            return await Answer(asked, await desk.Register(asked), page, type!);
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("", refusal.Message);
            return View(page);
        }
    }

    [HttpGet("registered")]
    public IActionResult Registered() => View(Event.Public(Now));

    [HttpGet("register/check-mail")]
    public IActionResult PlaceLinkSent() => View(Event.Public(Now));

    [HttpGet("lost-ticket")]
    public IActionResult LostTicket() => View(new LostTicketForm());

    /// <summary>
    /// Whether the address is known is told to nobody, not even by how long the answer takes: only its owner learns it, by mail.
    /// </summary>
    [HttpPost("lost-ticket")]
    public async Task<IActionResult> LostTicket(LostTicketForm form)
    {
        if (!ModelState.IsValid)
            return View(form);

        await Task.WhenAll(sendTicket.SendTo(Event.Id, form.Email!, Now), Task.Delay(LongerThanSending));
        return Redirect(Links.LostTicketSent(Event.Slug));
    }

    [HttpGet("lost-ticket/sent")]
    public IActionResult TicketSent() => View(Event.Public(Now));

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    async Task<IActionResult> Answer(DeskRequest request, DeskAnswer answer, RegisterPage page, TicketTypeChoice asked)
    {
        if (answer.Outcome == DeskOutcome.Registered)
            return Redirect($"{Links.Ticket(answer.TicketCode!)}?welcome");
        if (answer.Outcome == DeskOutcome.NeedsProof)
        {
            await sendPlaceLink.Send(request, $"{settings.BaseUrl}{Links.PlaceLink(placeLinks.Make(request))}", Now);
            return Redirect(Links.CheckMail(Event.Slug));
        }

        // Where nobody can register any more, whoever has a place gets the same answer as whoever has none: nobody learns who is coming.
        if (answer.Outcome == DeskOutcome.AlreadyRegistered && !asked.IsFull)
            return Redirect(Links.Registered(Event.Slug));

        ModelState.AddModelError(
            TypeField,
            "No place of this type is left. If this address has a place already, its ticket is on its way there."
        );
        // Others that draw on the same limit are sold out, too.
        var now = await types.Read(Event.Id);
        return View(nameof(Register), page with { Types = [.. now.Select(type => type.Id == asked.Id ? type with { Left = 0 } : type)] });
    }

    // A full event is no reason here: who has a place already is mailed the ticket, and the desk alone knows about the last one.
    void Check(RegisterPage page, TicketTypeChoice? type)
    {
        if (!page.IsOpen && page.Refusal is { } refusal)
            ModelState.AddModelError("", $"{refusal.Heading}. {refusal.Sentence} What you typed is still here.");
        else if (type is null && page.Form.TicketTypeId is not null)
            ModelState.AddModelError(TypeField, "Choose one of the ticket types.");
    }

    DeskRequest CreateRequest(RegisterForm form, TicketTypeChoice type) =>
        new(
            Event.Id,
            Event.Title,
            type.Id,
            form.AttemptKey == default ? Guid.NewGuid() : form.AttemptKey,
            form.Name!.Trim(),
            form.Email!.Trim(),
            form.Company?.Trim() ?? "",
            form.DietaryNeeds?.Trim() ?? "",
            Now
        )
        {
            From = VisitorNetwork.FromRequest(HttpContext, settings),
        };
}
