using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Events;

public class TicketsTests
{
    const string Tickets = "/admin/events/ours/settings/tickets";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_type_brings_its_own_limit_and_another_shares_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        using var browser = await app.SignIn();

        await browser.Send($"{Tickets}/new", new() { ["Name"] = "Attendee", ["Places"] = "150", ["Colour"] = "#12D6EE" });
        await using var db = app.OpenDb();
        var quota = await db.Quotas.SingleAsync(q => q.EventId == ours.Id);
        await browser.Send($"{Tickets}/new", new() { ["Name"] = "Student", ["QuotaId"] = $"{quota.Id}", ["IsPublic"] = "false" });

        Assert.Equal(("Attendee", 150), (quota.Name, quota.Size));
        Assert.Equal(
            [("Attendee", "#12d6ee", quota.Id, true, 0), ("Student", "#0b4fe8", quota.Id, false, 1)],
            (await db.TicketTypes.Where(t => t.EventId == ours.Id).OrderBy(t => t.Position).ToListAsync()).Select(t => (t.Name, t.Colour, t.QuotaId, t.IsPublic, t.Position)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_type_in_use_is_neither_deleted_nor_counted_elsewhere(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var used = await app.AddTicketType(ours, "Attendee");
        var unused = await app.AddTicketType(ours, "Speaker");
        await app.Register(ours, used, people: 1);
        using var browser = await app.SignIn();
        var page = await browser.Open(Tickets);
        var deletion = page.QuerySelector($"form[action='{Tickets}/{unused.Id}/delete']")!;

        deletion.SetAttribute("action", $"{Tickets}/{used.Id}/delete");
        var refused = await (await browser.Send(deletion, "", [])).Page();
        deletion.SetAttribute("action", $"{Tickets}/{unused.Id}/delete");
        await browser.Send(deletion, "", []);
        var moved = await (await browser.Send($"{Tickets}/{used.Id}", new() { ["QuotaId"] = $"{unused.QuotaId}" })).Page();

        Assert.Null(page.QuerySelector($"form[action='{Tickets}/{used.Id}/delete']"));
        Assert.Contains("Someone registered as Attendee: it cannot be deleted.", refused.QuerySelector(".flash.refused").Words(), StringComparison.Ordinal);
        Assert.Contains("its places stay counted in Attendee places", moved.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal([used.Id], await db.TicketTypes.Where(t => t.EventId == ours.Id).Select(t => t.Id).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Places_can_grow_and_shrink_but_not_below_what_is_taken(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var type = await app.AddTicketType(ours, places: 10);
        await app.Register(ours, type, people: 4);
        using var browser = await app.SignIn();
        var path = $"{Tickets}/places/{type.QuotaId}";

        var refused = await (await browser.Send(path, new() { ["Size"] = "3" })).Page();
        await browser.Send(path, new() { ["Size"] = "4" });

        Assert.Contains("4 of Attendee places are taken already: the limit cannot be 3.", refused.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        var quota = await db.Quotas.SingleAsync(q => q.Id == type.QuotaId);
        Assert.Equal((4, 4), (quota.Size, quota.Taken));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_belongs_to_another_event_is_not_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var own = await app.AddTicketType(ours, "Attendee");
        var other = await app.AddEvent("other");
        var theirs = await app.AddTicketType(other, "Theirs");
        await using var db = app.OpenDb();
        var room = db.Add(new Data.Events.Room { EventId = other.Id, Name = "Their hall" }).Entity;
        await db.SaveChangesAsync();
        using var browser = await app.SignIn();
        var form = (await browser.Open($"{Tickets}/{own.Id}")).QuerySelector("main form")!;

        foreach (var path in new[] { $"{Tickets}/{theirs.Id}", $"{Tickets}/places/{theirs.QuotaId}", $"/admin/events/ours/settings/rooms/{room.Id}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
            form.SetAttribute("action", path);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(form, "", new() { ["Name"] = "Stolen" })).StatusCode);
            form.SetAttribute("action", $"{path}/delete");
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(form, "", [])).StatusCode);
        }

        var borrowed = await (await browser.Send($"{Tickets}/{own.Id}", new() { ["QuotaId"] = $"{theirs.QuotaId}" })).Page();
        Assert.Contains("This limit no longer exists.", borrowed.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal("Theirs", (await db.TicketTypes.AsNoTracking().SingleAsync(t => t.Id == theirs.Id)).Name);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_room_is_renamed_and_only_deleted_while_no_talk_takes_place_in_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        using var browser = await app.SignIn();
        const string Rooms = "/admin/events/ours/settings/rooms";
        await browser.Send($"{Rooms}/new", new() { ["Name"] = "Main hall" });
        await browser.Send($"{Rooms}/new", new() { ["Name"] = "Annex" });
        await using var db = app.OpenDb();
        var rooms = await db.Rooms.Where(r => r.EventId == ours.Id).OrderBy(r => r.Position).ToListAsync();
        var page = await browser.Open(Rooms);
        db.Add(new Talk { EventId = ours.Id, Title = "Keynote", RoomId = rooms[0].Id });
        await db.SaveChangesAsync();

        var taken = await (await browser.Send($"{Rooms}/{rooms[1].Id}", new() { ["Name"] = "Main hall" })).Page();
        await browser.Send($"{Rooms}/{rooms[1].Id}", new() { ["Name"] = "Small hall" });
        var refused = await (await browser.Send(page.QuerySelector($"form[action='{Rooms}/{rooms[0].Id}/delete']")!, "", [])).Page();
        await browser.Send(page.QuerySelector($"form[action='{Rooms}/{rooms[1].Id}/delete']")!, "", []);

        Assert.Contains("There is already a room named Main hall.", taken.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Contains("A talk takes place in Main hall", refused.QuerySelector(".flash.refused").Words(), StringComparison.Ordinal);
        Assert.Equal(["Main hall"], await db.Rooms.AsNoTracking().Where(r => r.EventId == ours.Id).Select(r => r.Name).ToListAsync());
    }
}
