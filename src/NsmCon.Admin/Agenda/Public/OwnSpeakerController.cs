using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda.Public;

/// <summary>A speaker's own page, opened by its secret link.</summary>
[AllowAnonymous, PrivatePage, Route("speakers/{code}"), LimitForms]
public class OwnSpeakerController(
    ConferenceDb db,
    PublishedAgendas published,
    ReadOwnSpeaker read,
    UploadPhoto photos,
    SaveEdit edits,
    TimeProvider clock
) : Controller
{
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
        var (saved, isSaved) = await edits.Save(
            new Edit<Speaker>(this, form)
            {
                Find = Find,
                Fill = OwnSpeakerForm.FromSpeaker,
                Save = async found =>
                {
                    found.Change(form.ToDetails(found));
                    using var step = db.NameStep(new StepTitle(StepDeed.ChangedDetails, found.Name));
                    await db.SaveChangesAsync();
                },
                Prefix = nameof(OwnSpeakerPage.Form),
            }
        );
        if (saved is null)
            return NotFound();
        return isSaved ? Done($"Your page is saved.{form.BothSaved}") : View("OwnSpeaker", await read.Page(conference, saved, form));
    }

    /// <summary>The biography as the public page will show it, with all that is typed.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> Preview([Bind(Prefix = nameof(OwnSpeakerPage.Form))] OwnSpeakerForm form)
    {
        form.IsPreview = true;
        form.ShowConflicts(OwnSpeakerForm.FromSpeaker(speaker));
        return View("OwnSpeaker", await read.Page(conference, speaker, form));
    }

    [HttpPost("confirm")]
    public async Task<IActionResult> Confirm(int version)
    {
        Expect(version);
        speaker.Confirm(clock.GetUtcNow().UtcDateTime);
        using var step = db.NameStep(new StepTitle(StepDeed.Confirmed, speaker.Name));
        return await TrySave() ? Done("Thank you: you are confirmed.") : Refuse(Meanwhile);
    }

    [HttpPost("photo"), RequestSizeLimit(UploadedPicture.LongestRequest)]
    public async Task<IActionResult> Photo(int version, IFormFile? photo, CancellationToken cancel)
    {
        try
        {
            await photos.Upload(speaker, version, photo, cancel);
            return Done("Your new photo is saved.");
        }
        catch (Exception refusal) when (refusal is RuleBrokenException or DbUpdateConcurrencyException)
        {
            // Not by the page that the browser came from: it does not tell it of a private one.
            return Refuse(refusal is RuleBrokenException ? refusal.Message : Meanwhile);
        }
    }

    // By its key: whoever opened the page keeps it, though the link be another by now.
    Task<Speaker?> Find() => db.Speakers.FirstOrDefaultAsync(s => s.Id == speaker.Id);

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

    RedirectResult Done(string sentence)
    {
        TempData.ShowMessage(sentence);
        return Redirect(OwnSpeakerPage.PathOf(speaker));
    }

    RedirectResult Refuse(string sentence)
    {
        TempData.Refuse(sentence);
        return Redirect(OwnSpeakerPage.PathOf(speaker));
    }
}
