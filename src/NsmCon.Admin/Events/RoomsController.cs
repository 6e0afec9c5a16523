using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Events;

public record RoomsPage(string Path, IReadOnlyList<RoomRow> Rooms);

public record RoomRow(int Id, string Name, int Position, int Talks);

public class RoomForm
{
    [Required(ErrorMessage = "Give the room the name on its door."), StringLength(Room.NameLength), SingleLine]
    public string Name { get; set; } = "";

    [Display(Name = "Order"), Range(0, 999, ErrorMessage = "Give a number from 0 to 999.")]
    public int Position { get; set; }
}

[ForStaff(StaffRole.Agenda, Closed = true), Route("admin/events/{slug}/settings/rooms")]
public class RoomsController(ConferenceDb db) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string slug) =>
        View(
            "Rooms",
            new RoomsPage(
                Links.Rooms(slug),
                await OfEvent
                    .OrderBy(room => room.Position)
                    .ThenBy(room => room.Name)
                    .Select(room => new RoomRow(room.Id, room.Name, room.Position, db.Talks.Count(talk => talk.RoomId == room.Id)))
                    .ToListAsync()
            )
        );

    [HttpGet("new")]
    public async Task<IActionResult> New() =>
        View("Room", new RoomForm { Position = await OfEvent.MaxAsync(room => (int?)room.Position) + 1 ?? 0 });

    [HttpPost("new")]
    public async Task<IActionResult> New(string slug, RoomForm form)
    {
        if (!ModelState.IsValid)
            return View("Room", form);

        var room = new Room { EventId = Event.Id, Name = "" };
        db.Rooms.Add(room);
        return await Save(slug, room, form);
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } room ? View("Room", new RoomForm { Name = room.Name, Position = room.Position }) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Edit(string slug, int id, RoomForm form)
    {
        if (await Find(id) is not { } room)
            return NotFound();
        return ModelState.IsValid ? await Save(slug, room, form) : View("Room", form);
    }

    [HttpPost("{id:int}/delete")]
    public async Task<IActionResult> Delete(string slug, int id)
    {
        if (await Find(id) is not { } room)
            return NotFound();

        db.Rooms.Remove(room);
        await db.SaveOrRefuse($"A talk takes place in {room.Name}: move it first, then delete the room.");
        return Undoable($"{room.Name} was deleted.", Links.Rooms(slug));
    }

    IQueryable<Room> OfEvent => db.Rooms.Where(room => room.EventId == Event.Id);

    Task<Room?> Find(int id) => OfEvent.FirstOrDefaultAsync(room => room.Id == id);

    async Task<IActionResult> Save(string slug, Room room, RoomForm form)
    {
        try
        {
            room.Name = form.Name.Trim();
            room.Position = form.Position;
            await db.SaveOrRefuse($"There is already a room named {room.Name}.");
        }
        catch (RuleBrokenException refusal)
        {
            ModelState.AddModelError(nameof(form.Name), refusal.Message);
            return View("Room", form);
        }

        TempData.ShowMessage($"{room.Name} was saved.");
        return RedirectToAction(nameof(Index), new { slug });
    }
}
