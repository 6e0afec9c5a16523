using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Agenda;

/// <summary>
/// The agenda as a grid of rooms and times. Its script asks for the state and sends what was done; a form without the script is answered by
/// the page.
/// </summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/agenda")]
public class GridController(
    ReadGrid grid,
    PlaceTalk place,
    AddBreak addBreak,
    UndoStep undo,
    SeeEditors editors,
    StaffRoles roles,
    TimeProvider clock
) : EventController
{
    [HttpGet("grid")]
    public async Task<IActionResult> Index()
    {
        await Note(null);
        return View("Grid", await grid.Page(Event, Visit(null), await MayChange()));
    }

    /// <summary>What changed since a revision, and who else is there; asked for every few seconds.</summary>
    [HttpGet("live"), ResponseCache(NoStore = true)]
    public async Task<IActionResult> Live(int? since, int? talk)
    {
        await Note(talk);
        return Json(await grid.State(Event, Visit(talk), since));
    }

    [HttpPost("place")]
    public Task<IActionResult> Place(PlaceForm form) => Answer(() => place.Place(Event, form.ToDetails()));

    [HttpPost("break")]
    public Task<IActionResult> Break(BreakForm form) => Answer(() => addBreak.Add(Event.Id, form.ToDetails()));

    [HttpPost("undo")]
    public Task<IActionResult> Undo(string? back) =>
        Answer(
            async () =>
                await undo.Undo(Event.Id, User.Name(), Now) is { } step
                    ? $"Undone: {step.Title.Words}"
                    : throw new RuleBrokenException("You have nothing to undo."),
            back
        );

    [HttpPost("redo")]
    public Task<IActionResult> Redo() =>
        Answer(async () =>
            await undo.Redo(Event.Id, User.Name(), Now) is { } step
                ? $"Done again: {step.Title.Words}"
                : throw new RuleBrokenException("You have nothing to redo.")
        );

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    Task<bool> MayChange() => roles.MayChange(User, Event.Slug, StaffRole.Agenda);

    Visit Visit(int? talk) => new(User.StaffId(), User.Name(), User.FullName(), talk);

    // Who may only look does not edit.
    async Task Note(int? talk)
    {
        if (await MayChange())
            await editors.Record(Event, Visit(talk));
    }

    // A refusal is an answer like any other: the grid goes back to what is saved, and says why.
    async Task<IActionResult> Answer(Func<Task<string>> work, string? back = null)
    {
        if (!Request.IsForProgram())
            return Redirect(await work(), back);

        try
        {
            var said = ModelState.IsValid
                ? await work()
                : throw new RuleBrokenException("That is not a valid time or place. Nothing was changed.");
            return Json(await grid.State(Event, Visit(null)) with { Said = said });
        }
        catch (Exception fault) when (fault is RuleBrokenException or DbUpdateConcurrencyException)
        {
            var sentence =
                fault is RuleBrokenException ? fault.Message : "Someone else changed this at the same moment, so your change was not made.";
            return Json(await grid.State(Event, Visit(null)) with { Refusal = sentence });
        }
    }

    RedirectResult Redirect(string sentence, string? back)
    {
        TempData.ShowMessage($"{sentence}.");
        return Redirect(Url.IsLocalUrl(back) ? back! : Links.AgendaGrid(Event.Slug));
    }
}
