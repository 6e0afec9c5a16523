using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Events;

public record TracksPage(string Path, IReadOnlyList<TrackRow> Tracks);

public record TrackRow(int Id, string Name, string Color, int Position, int Talks);

public class TrackForm
{
    [Required(ErrorMessage = "Give the track a name."), StringLength(Track.NameLength), SingleLine]
    public string Name { get; set; } = "";

    [RegularExpression("^(blue|teal|orange|red|purple|green|pink|gray)$", ErrorMessage = "Choose one of the colors.")]
    public string Color { get; set; } = Track.Colors[0];

    [Display(Name = "Order"), Range(0, 999, ErrorMessage = "Give a number from 0 to 999.")]
    public int Position { get; set; }
}

[ForStaff(StaffRole.Agenda, Closed = true), Route("admin/events/{slug}/settings/tracks")]
public class TracksController(ConferenceDb db) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string slug) =>
        View(
            "Tracks",
            new TracksPage(
                Links.Tracks(slug),
                await OfEvent
                    .OrderBy(track => track.Position)
                    .ThenBy(track => track.Name)
                    .Select(track => new TrackRow(
                        track.Id,
                        track.Name,
                        track.Color,
                        track.Position,
                        db.Talks.Count(talk => talk.TrackId == track.Id)
                    ))
                    .ToListAsync()
            )
        );

    [HttpGet("new")]
    public async Task<IActionResult> New() =>
        View("Track", new TrackForm { Position = await OfEvent.MaxAsync(track => (int?)track.Position) + 1 ?? 0 });

    [HttpPost("new")]
    public async Task<IActionResult> New(string slug, TrackForm form)
    {
        if (!ModelState.IsValid)
            return View("Track", form);

        var track = new Track { EventId = Event.Id, Name = "" };
        db.Tracks.Add(track);
        return await Save(slug, track, form);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } track
            ? View(
                "Track",
                new TrackForm
                {
                    Name = track.Name,
                    Color = track.Color,
                    Position = track.Position,
                }
            )
            : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int id, TrackForm form)
    {
        if (await Find(id) is not { } track)
            return NotFound();
        return ModelState.IsValid ? await Save(slug, track, form) : View("Track", form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int id)
    {
        if (await Find(id) is not { } track)
            return NotFound();

        db.Tracks.Remove(track);
        await db.SaveOrRefuse($"A talk is in {track.Name}: take it out first, then delete the track.");
        return Undoable($"{track.Name} was deleted.", Links.Tracks(slug));
    }

    IQueryable<Track> OfEvent => db.Tracks.Where(track => track.EventId == Event.Id);

    Task<Track?> Find(int id) => OfEvent.FirstOrDefaultAsync(track => track.Id == id);

    async Task<IActionResult> Save(string slug, Track track, TrackForm form)
    {
        try
        {
            track.Name = form.Name.Trim();
            track.Color = form.Color;
            track.Position = form.Position;
            await db.SaveOrRefuse($"There is already a track named {track.Name}.");
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError(nameof(form.Name), refusal.Message);
            return View("Track", form);
        }

        TempData.ShowMessage($"{track.Name} was saved.");
        return RedirectToAction(nameof(Index), new { slug });
    }
}
