using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>The speakers of an event.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/agenda/speakers")]
public class SpeakersController(ConferenceDb db, ReadSpeakers speakers, FillSpeakerForm fill, SaveEdit edits, StaffRoles roles)
    : EventController
{
    [HttpGet(""), KeepsPlace]
    public async Task<IActionResult> Index(string? find, int page = 1)
    {
        var (rows, pager) = await speakers.Read(Event, find, page);
        return View(
            "Speakers",
            new SpeakerListPage(Event, find ?? "", rows, pager, await roles.MayChange(User, Event.Slug, StaffRole.Agenda))
        );
    }

    [HttpGet("new")]
    public async Task<IActionResult> New() => await Show(new SpeakerForm());

    [HttpPost("new")]
    public async Task<IActionResult> New(SpeakerForm form)
    {
        if (!ModelState.IsValid)
            return await Show(form);

        var speaker = new Speaker { EventId = Event.Id, Name = "" };
        db.Speakers.Add(speaker);
        speaker.Change(form.ToDetails(speaker));
        await db.SaveChangesAsync();
        return Done($"{speaker.Name} was added.");
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } speaker ? await Show(SpeakerForm.FromSpeaker(speaker), speaker) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit([FromRoute] int id, SpeakerForm form)
    {
        var (speaker, isSaved) = await edits.Save(
            new Edit<Speaker>(this, form)
            {
                Find = () => Find(id),
                Fill = SpeakerForm.FromSpeaker,
                Save = saved =>
                {
                    saved.Change(form.ToDetails(saved));
                    return db.SaveChangesAsync();
                },
                Event = Event,
            }
        );
        if (speaker is null)
            return await ShowDeleted(id, form);
        return isSaved ? Done($"{speaker.Name} was saved.{form.BothSaved}") : await Show(form, speaker);
    }

    /// <summary>The biography as the page will show it: beside the form where htmx asks for it, or with the whole form.</summary>
    [HttpPost("new/preview"), HttpPost("{id:int}/preview")]
    public async Task<IActionResult> Preview([FromRoute] int? id, SpeakerForm form)
    {
        if (Request.Headers.ContainsKey("HX-Request"))
            return PartialView("_Preview", form.Bio ?? "");

        form.IsPreview = true;
        var speaker = id is null ? null : await Find(id.Value);
        if (speaker is not null)
            form.ShowConflicts(SpeakerForm.FromSpeaker(speaker));
        return await Show(form, speaker);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete([FromRoute] int id, int version)
    {
        if (await Find(id) is not { } speaker)
            return NotFound();

        db.Entry(speaker).Property(s => s.Version).OriginalValue = version;
        db.Speakers.Remove(speaker);
        await db.SaveOrRefuse($"{speaker.Name} speaks in a talk: take the name off that talk first, then delete the speaker.");
        return Undoable($"{speaker.Name} was deleted.", Links.Speakers(Event.Slug));
    }

    IQueryable<Speaker> OfEvent => db.Speakers.Where(speaker => speaker.EventId == Event.Id);

    Task<Speaker?> Find(int id) => OfEvent.FirstOrDefaultAsync(speaker => speaker.Id == id);

    RedirectResult Done(string sentence)
    {
        TempData.ShowMessage(sentence);
        return Redirect(Links.Speakers(Event.Slug));
    }

    /// <summary>Someone deleted the speaker while it was open here: what was typed is a new one, if it is saved again.</summary>
    async Task<IActionResult> ShowDeleted(int id, SpeakerForm form)
    {
        if (await db.Speakers.AnyAsync(speaker => speaker.Id == id))
            return NotFound();

        ModelState.AddModelError("", MergedForm.DeletedMessage("speaker"));
        return await Show(form);
    }

    async Task<IActionResult> Show(SpeakerForm form, Speaker? speaker = null) =>
        View("Speaker", await fill.Fill(User, Event, form, speaker));
}
