using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries.Answers;

/// <summary>The answers that are ready to be put into replies.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/answers")]
public sealed class AnswersController(ConferenceDb db) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index() =>
        View("Answers", await db.SavedAnswers.AsNoTracking().Where(answer => answer.EventId == Event.Id).OrderBy(answer => answer.Title).ToListAsync());

    [HttpGet("new")]
    public IActionResult New() => View("Answer", new AnswerForm());

    [HttpPost("new")]
    public async Task<IActionResult> New(AnswerForm form)
    {
        if (!ModelState.IsValid) return View("Answer", form);

        var answer = new SavedAnswer { EventId = Event.Id, Title = "", Text = "" };
        db.SavedAnswers.Add(answer);
        return await Save(answer, form);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } answer ? View("Answer", AnswerForm.From(answer)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(int id, AnswerForm form)
    {
        if (await Find(id) is not { } answer) return NotFound();

        form.Id = id;
        if (!ModelState.IsValid) return View("Answer", form);

        db.Entry(answer).Property(saved => saved.Version).OriginalValue = form.Version;
        return await Save(answer, form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(int id)
    {
        if (await Find(id) is not { } answer) return NotFound();

        db.Remove(answer);
        await db.SaveChangesAsync();
        return Back($"“{answer.Title}” was deleted.");
    }

    async Task<IActionResult> Save(SavedAnswer answer, AnswerForm form)
    {
        (answer.Title, answer.Text) = (form.Title.Line(), form.Text.Lines());
        try
        {
            await db.SaveOrRefuse($"There is already an answer called “{answer.Title}”.");
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError(nameof(form.Title), refusal.Message);
            return View("Answer", form);
        }

        return Back($"“{answer.Title}” was saved.");
    }

    Task<SavedAnswer?> Find(int id) => db.SavedAnswers.FirstOrDefaultAsync(answer => answer.Id == id && answer.EventId == Event.Id);

    RedirectResult Back(string sentence)
    {
        TempData.Say(sentence);
        return Redirect($"/admin/events/{Event.Slug}/inquiries/answers");
    }
}
