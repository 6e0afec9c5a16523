using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Agenda;

/// <summary>Makes one speaker of two, and two of one again.</summary>
[ForStaff(StaffRole.Agenda, Closed = true), Route("admin/events/{slug}/agenda/speakers/{id:int}/merge")]
public class SpeakerMergesController(ConferenceDb db, MergeSpeakers merge, UndoStep undo, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Choose(int id, int? with)
    {
        var all = await OfEvent.AsNoTracking().ToListAsync();
        if (all.Find(speaker => speaker.Id == id) is not { } first)
            return NotFound();

        all.Remove(first);
        return View("Merge", new MergePage(Event, first, all.Find(speaker => speaker.Id == with), all));
    }

    [HttpPost("")]
    public async Task<IActionResult> Merge([FromRoute] int id, MergeForm form)
    {
        if (await Find(id, form.Version) is not { } stays || await Find(form.With, form.OtherVersion) is not { } goes)
            return NotFound();

        var step = await merge.Merge(stays, goes, form.Taken);
        return Redirect($"{Links.Speaker(Event.Slug, id)}/merge/{step.Id}");
    }

    [HttpGet("{step:long}")]
    public async Task<IActionResult> Merged(int id, long step) =>
        await db.AgendaSteps.AsNoTracking().FirstOrDefaultAsync(s => s.EventId == Event.Id && s.Id == step) is { } merged
            ? View("Merged", new MergedSpeakersPage(Links.Speaker(Event.Slug, id), merged))
            : NotFound();

    [HttpPost("{step:long}/undo")]
    public async Task<IActionResult> Undo(long step)
    {
        var undone = await undo.UndoOne(Event.Id, step, clock.GetUtcNow().UtcDateTime);
        TempData.ShowMessage(undone is null ? "It was already undone." : "Both are there again, as they were.");
        return Redirect(Links.Speakers(Event.Slug));
    }

    IQueryable<Speaker> OfEvent => db.Speakers.Where(speaker => speaker.EventId == Event.Id);

    async Task<Speaker?> Find(int id, int version)
    {
        var speaker = await OfEvent.FirstOrDefaultAsync(s => s.Id == id);
        if (speaker is not null)
            db.Entry(speaker).Property(s => s.Version).OriginalValue = version;
        return speaker;
    }
}

/// <summary>That two were merged, and how to undo it.</summary>
public sealed record MergedSpeakersPage(string SpeakerPath, AgendaStep Step)
{
    public string Path => $"{SpeakerPath}/merge/{Step.Id}";
}
