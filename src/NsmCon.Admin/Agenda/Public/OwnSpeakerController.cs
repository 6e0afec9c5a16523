using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda.Public;

/// <summary>A speaker's own page, opened by its secret link.</summary>
[AllowAnonymous, PrivatePage, Route("speakers/{code}"), LimitForms]
public class OwnSpeakerController(ConferenceDb db, PublishedAgendas published, ReadOwnSpeaker read, SavePhoto savePhoto, TimeProvider clock) : Controller
{
    const string FormPrefix = $"{nameof(OwnSpeakerPage.Form)}.";
    const string Meanwhile = "This was changed at the same moment. Look at it again, and repeat what you did.";

    Speaker speaker = null!;
    Event conference = null!;

    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var code = Secret.Normalize((string)context.RouteData.Values["code"]!);
        if (code.Length != Secret.Length || await db.Speakers.FirstOrDefaultAsync(s => s.PageCode == code) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        speaker = found;
        using var acting = db.ActAs($"speaker {speaker.Name}");
        conference = await published.Shown(db, speaker.EventId);
        await next();
    }

    [HttpGet("")]
    public async Task<IActionResult> Show() => View("OwnSpeaker", await read.Page(conference, speaker));

    [HttpPost("")]
    public async Task<IActionResult> Save([Bind(Prefix = nameof(OwnSpeakerPage.Form))] OwnSpeakerForm form)
    {
        form.Choose(OwnSpeakerForm.Of(speaker), ModelState, FormPrefix);
        if (!ModelState.IsValid) return View("OwnSpeaker", await read.Page(conference, speaker, form));

        Expect(form.Version);
        form.ApplyTo(speaker);
        using var step = db.NameStep($"{speaker.Name} changed their details");
        return await TrySave() ? Done($"Your page is saved.{form.BothSaved}") : await Merge(form);
    }

    /// <summary>The biography as the public page will show it, with all that is typed.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> Preview([Bind(Prefix = nameof(OwnSpeakerPage.Form))] OwnSpeakerForm form)
    {
        form.IsPreview = true;
        form.ShowConflicts(OwnSpeakerForm.Of(speaker));
        return View("OwnSpeaker", await read.Page(conference, speaker, form));
    }

    [HttpPost("confirm")]
    public async Task<IActionResult> Confirm(int version)
    {
        Expect(version);
        speaker.Confirm(clock.GetUtcNow().UtcDateTime);
        using var step = db.NameStep($"{speaker.Name} confirmed");
        return await TrySave() ? Done("Thank you: you are confirmed.") : Refuse(Meanwhile);
    }

    [HttpPost("photo"), RequestSizeLimit(KeepPicture.LongestRequest)]
    public async Task<IActionResult> Photo(int version, IFormFile? photo, CancellationToken cancel)
    {
        try
        {
            await savePhoto.Save(speaker, version, photo, cancel);
            return Done("Your new photo is saved.");
        }
        catch (Exception refusal) when (refusal is RuleBrokenException or DbUpdateConcurrencyException)
        {
            // Not by the page that the browser came from: it does not tell it of a private one.
            return Refuse(refusal is RuleBrokenException ? refusal.Message : Meanwhile);
        }
    }

    void Expect(int version) => db.Entry(speaker).Property(s => s.Version).OriginalValue = version;

    async Task<bool> TrySave()
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>An organizer changed it while it was open here: what both did is brought together and saved, unless both changed the same.</summary>
    async Task<IActionResult> Merge(OwnSpeakerForm form)
    {
        db.ChangeTracker.Clear();
        if (await db.Speakers.FirstOrDefaultAsync(s => s.Id == speaker.Id) is not { } saved) return NotFound();

        speaker = saved;
        ModelState.Clear();
        if (!form.Merge(OwnSpeakerForm.Of(saved), "This was changed while you were writing.", clock.GetUtcNow().UtcDateTime)) return await Save(form);

        ModelState.AddModelError("", form.MustChoose);
        return View("OwnSpeaker", await read.Page(conference, speaker, form));
    }

    RedirectResult Done(string sentence)
    {
        TempData.Say(sentence);
        return Redirect(OwnSpeakerPage.PathOf(speaker));
    }

    RedirectResult Refuse(string sentence)
    {
        TempData.Refuse(sentence);
        return Redirect(OwnSpeakerPage.PathOf(speaker));
    }
}
