using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>One talk, break or lunch: added, changed, taken off the agenda, deleted.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/agenda/talks")]
public class TalksController(ConferenceDb db, SaveTalk save, FillTalkForm fill, SaveEdit edits) : EventController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(DateOnly? on, TimeOnly? starts, TimeOnly? ends, int? roomId)
    {
        // A place of the grid that is no time is passed over.
        ModelState.Clear();
        return View(
            "Talk",
            await fill.Fill(
                User,
                Event,
                new TalkForm
                {
                    On = on,
                    Starts = starts,
                    Ends = ends,
                    RoomId = roomId,
                }
            )
        );
    }

    [HttpPost("new")]
    public async Task<IActionResult> New(TalkForm form)
    {
        await fill.Fill(User, Event, form);
        var talk = new Talk { EventId = Event.Id, Title = "" };
        return Check(form) && await ModelState.Try(() => save.Save(talk, form.ToDetails(talk)))
            ? Done(Sentence(talk, form))
            : View("Talk", form);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } talk ? View("Talk", await fill.Fill(User, Event, TalkForm.FromTalk(talk), talk)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit([FromRoute] int id, TalkForm form)
    {
        var (talk, isSaved) = await edits.Save(
            new Edit<Talk>(this, form)
            {
                Find = () => Find(id, form),
                Fill = saved => TalkForm.FromTalk(saved, form.Choices),
                Check = _ => Task.FromResult(Check(form)),
                Save = saved => save.Save(saved, form.ToDetails(saved)),
                Event = Event,
                Subjects = [nameof(Talk), nameof(TalkSpeaker)],
            }
        );
        if (talk is null)
            return await ShowDeleted(id, form);
        return isSaved ? Done(Sentence(talk, form)) : View("Talk", form);
    }

    [HttpPost("{id:int}/unschedule")]
    public async Task<IActionResult> Unschedule([FromRoute] int id, int version)
    {
        if (await Find(id) is not { } talk)
            return NotFound();

        db.Entry(talk).Property(t => t.Version).OriginalValue = version;
        using var step = db.NameStep(new StepTitle(StepDeed.TakenOff, talk.Title));
        talk.Unschedule();
        await db.SaveChangesAsync();
        return Undoable($"{talk.Title} is off the agenda. It stays here as a proposal, with its room and its speakers.");
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete([FromRoute] int id, int version)
    {
        if (await Find(id) is not { } talk)
            return NotFound();

        db.Entry(talk).Property(t => t.Version).OriginalValue = version;
        using var step = db.NameStep(new StepTitle(StepDeed.Deleted, talk.Title));
        db.Talks.Remove(talk);
        await db.SaveChangesAsync();
        return Undoable($"{talk.Title} was deleted.");
    }

    Task<Talk?> Find(int id) =>
        db
            .Talks.Include(talk => talk.Speakers)
                .ThenInclude(row => row.Speaker)
            .FirstOrDefaultAsync(talk => talk.EventId == Event.Id && talk.Id == id);

    RedirectResult Undoable(string sentence) => Undoable(sentence, List);

    RedirectResult Done(string sentence)
    {
        TempData.ShowMessage(sentence);
        return Redirect(List);
    }

    string List => Links.Agenda(Event.Slug);

    async Task<Talk?> Find(int id, TalkForm form)
    {
        var talk = await Find(id);
        if (talk is not null)
            await fill.Fill(User, Event, form, talk);
        return talk;
    }

    bool Check(TalkForm form)
    {
        if (!form.Choices.Allow(form.On))
            ModelState.AddModelError(nameof(form.On), "Choose one of the event's days.");
        foreach (var (field, sentence) in form.StateFaults())
            ModelState.AddModelError(field, sentence);
        return ModelState.IsValid;
    }

    static string Sentence(Talk talk, TalkForm form) =>
        $"{talk.Title} was saved.{(form.EndsNextDay ? InWords($" It ends at {talk.Ends:HH:mm} on the next day.") : "")}{form.BothSaved}";

    /// <summary>Someone deleted the talk while it was open here: what was typed is a new talk, if it is saved again.</summary>
    async Task<IActionResult> ShowDeleted(int id, TalkForm form)
    {
        if (await db.Talks.AnyAsync(talk => talk.Id == id))
            return NotFound();

        ModelState.AddModelError("", MergedForm.DeletedMessage("talk"));
        return View("Talk", await fill.Fill(User, Event, form));
    }
}
