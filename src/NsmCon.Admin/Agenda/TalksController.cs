using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>One talk, break or lunch: added, changed, taken off the agenda, deleted.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/agenda/talks")]
public class TalksController(ConferenceDb db, SaveTalk save, FillTalkForm fill) : EventController
{
    [HttpGet("new")]
    public async Task<IActionResult> New() => View("Talk", await fill.For(HttpContext, Event, new TalkForm()));

    [HttpPost("new")]
    public async Task<IActionResult> New(TalkForm form)
    {
        await fill.For(HttpContext, Event, form);
        return await Save(new Talk { EventId = Event.Id, Title = "" }, form);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } talk ? View("Talk", await fill.For(HttpContext, Event, TalkForm.Of(talk), talk)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit([FromRoute] int id, TalkForm form)
    {
        if (await Find(id) is not { } talk) return await Gone(id, form);

        await fill.For(HttpContext, Event, form, talk);
        return await Save(talk, form);
    }

    [HttpPost("{id:int}/unschedule")]
    public async Task<IActionResult> Unschedule([FromRoute] int id, int version)
    {
        if (await Find(id) is not { } talk) return NotFound();

        db.Entry(talk).Property(t => t.Version).OriginalValue = version;
        talk.Schedule(null, null);
        await db.SaveChangesAsync();
        return Done($"{talk.Title} has no time any more. It keeps its room and its speakers.");
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete([FromRoute] int id, int version)
    {
        if (await Find(id) is not { } talk) return NotFound();

        db.Entry(talk).Property(t => t.Version).OriginalValue = version;
        db.Talks.Remove(talk);
        await db.SaveChangesAsync();
        return Done($"{talk.Title} was deleted.");
    }

    Task<Talk?> Find(int id) =>
        db.Talks.Include(talk => talk.Speakers).ThenInclude(row => row.Speaker).FirstOrDefaultAsync(talk => talk.EventId == Event.Id && talk.Id == id);

    RedirectResult Done(string sentence)
    {
        TempData.Say(sentence);
        return Redirect($"/admin/events/{Event.Slug}/agenda");
    }

    async Task<IActionResult> Save(Talk talk, TalkForm form)
    {
        try
        {
            if (!form.Choices.Allow(form.On)) ModelState.AddModelError(nameof(form.On), "Choose one of the event's days.");
            if (!ModelState.IsValid) return View("Talk", form);

            await save.Save(talk, form);
            return Done(form.EndsNextDay ? $"{talk.Title} was saved. It ends at {talk.Ends:HH:mm} on the next day." : $"{talk.Title} was saved.");
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError("", refusal.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await AskAgain(talk.Id, form);
        }

        return View("Talk", form);
    }

    /// <summary>Somebody deleted the talk while it was open here: what was typed is a new talk, if it is saved again.</summary>
    async Task<IActionResult> Gone(int id, TalkForm form)
    {
        if (await db.Talks.AnyAsync(talk => talk.Id == id)) return NotFound();

        ModelState.AddModelError("", OpenedForm.Gone("talk"));
        return View("Talk", await fill.For(HttpContext, Event, form));
    }

    async Task<IActionResult> AskAgain(int id, TalkForm form)
    {
        if (await db.Talks.AsNoTracking().Include(talk => talk.Speakers).FirstOrDefaultAsync(talk => talk.EventId == Event.Id && talk.Id == id) is not { } saved)
            return await Gone(id, form);

        await fill.Compare(Event, form, saved);
        ModelState.Remove(nameof(form.Version));
        ModelState.Remove(nameof(form.OpenedAtTicks));
        ModelState.AddModelError("", form.Meanwhile!.Refusal);
        return View("Talk", form);
    }
}
