using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries.Answers;

/// <summary>The answers that are ready to be put into replies.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/answers")]
public sealed class AnswersController(ConferenceDb db, SaveEdit edits) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() =>
        View(
            "Answers",
            await db.SavedAnswers.AsNoTracking().Where(answer => answer.EventId == Event.Id).OrderBy(answer => answer.Title).ToListAsync()
        );

    [HttpGet("new")]
    public IActionResult New() => View("Answer", new AnswerForm());

    [HttpPost("new")]
    public async Task<IActionResult> New(AnswerForm form)
    {
        if (!ModelState.IsValid)
            return View("Answer", form);

        var answer = new SavedAnswer
        {
            EventId = Event.Id,
            Title = "",
            Text = "",
        };
        db.SavedAnswers.Add(answer);
        await Save(answer, form);
        return ModelState.IsValid ? Back($"“{answer.Title}” was saved.") : View("Answer", form);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } answer ? View("Answer", AnswerForm.FromAnswer(answer)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(int id, AnswerForm form)
    {
        form.Id = id;
        var (answer, isSaved) = await edits.Save(
            new Edit<SavedAnswer>(this, form)
            {
                Find = () => Find(id),
                Fill = AnswerForm.FromAnswer,
                Save = saved => Save(saved, form),
                Event = Event,
            }
        );
        if (answer is null)
            return NotFound();
        return isSaved ? Back($"“{answer.Title}” was saved.{form.BothSaved}") : View("Answer", form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(int id)
    {
        if (await Find(id) is not { } answer)
            return NotFound();

        db.Remove(answer);
        await db.SaveChangesAsync();
        return Back($"“{answer.Title}” was deleted.");
    }

    async Task Save(SavedAnswer answer, AnswerForm form)
    {
        answer.Title = form.Title.Line();
        answer.Text = form.Text.Lines();
        try
        {
            await db.SaveOrRefuse($"There is already an answer called “{answer.Title}”.");
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError(nameof(form.Title), refusal.Message);
        }
    }

    Task<SavedAnswer?> Find(int id) => db.SavedAnswers.FirstOrDefaultAsync(answer => answer.Id == id && answer.EventId == Event.Id);

    RedirectResult Back(string sentence)
    {
        TempData.ShowMessage(sentence);
        return Redirect(Links.Answers(Event.Slug));
    }
}
