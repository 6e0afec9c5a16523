using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
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

        await browser.Send(
            $"{Tickets}/new",
            new()
            {
                ["Name"] = "Attendee",
                ["Places"] = "150",
                ["Colour"] = "#12D6EE",
            }
        );
        await using var db = app.OpenDb();
        var quota = await db.Quotas.SingleAsync(q => q.EventId == ours.Id);
        await browser.Send(
            $"{Tickets}/new",
            new()
            {
                ["Name"] = "Student",
                ["QuotaIds"] = $"{quota.Id}",
                ["IsPublic"] = "false",
            }
        );

        Assert.Equal(("Attendee", 150), (quota.Name, quota.Size));
        Assert.Equal(
            [("Attendee", "#12d6ee", quota.Id, true, 0), ("Student", "#0b4fe8", quota.Id, false, 1)],
            (await db.TicketTypes.Include(t => t.Limits).Where(t => t.EventId == ours.Id).OrderBy(t => t.Position).ToListAsync()).Select(
                t => (t.Name, t.Colour, t.QuotaId(), t.IsPublic, t.Position)
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_type_draws_on_each_limit_that_is_ticked_and_on_one_of_its_own(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.AddTicketType(ours, "Attendee", places: 150);
        await app.AddTicketType(ours, "Speaker", places: 10);
        using var browser = await app.SignIn();
        var form = (await browser.Open($"{Tickets}/new")).QuerySelector("main form[method=post]")!;
        Tick(form, "Attendee places");

        await browser.Send(form, $"{Tickets}/new", new() { ["Name"] = "Student", ["Places"] = "20" });
        var list = await browser.Open(Tickets);
        await using var db = app.OpenDb();
        var student = await db.TicketTypes.SingleAsync(type => type.EventId == ours.Id && type.Name == "Student");
        var edit = (await browser.Open($"{Tickets}/{student.Id}")).QuerySelector("main form[method=post]")!;
        var ticked = edit.QuerySelectorAll("#QuotaIds label")
            .Where(label => label.QuerySelector<IHtmlInputElement>("input")!.IsChecked)
            .Select(label => label.Words())
            .ToList();
        Tick(edit, "Attendee places", isTicked: false);
        Tick(edit, "Speaker places");
        await browser.Send(edit, $"{Tickets}/{student.Id}", []);

        Assert.Contains(
            "Student Attendee places and Student Offered",
            list.QuerySelectorAll("tbody tr").Select(row => row.Words().Replace(" Delete Student", "", StringComparison.Ordinal))
        );
        Assert.Equal(["Attendee places, 150 of 150 left", "Student, 20 of 20 left"], ticked);
        Assert.Equal(
            ["Speaker places", "Student"],
            await db
                .TicketTypeLimits.Where(limit => limit.TicketTypeId == student.Id)
                .Select(limit => limit.Quota!.Name)
                .Order()
                .ToListAsync()
        );
        Assert.Equal(
            ["Added Attendee places", "Added Speaker places", "Added Student", "Deleted Attendee places"],
            (await db.AuditEntries.Where(entry => entry.Subject == "TicketTypeLimit" && entry.By != "system").ToListAsync())
                .Select(entry => $"{entry.Action} {entry.SubjectName}")
                .Order(StringComparer.Ordinal)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_type_that_somebody_has_keeps_all_of_its_limits(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(ours, "Attendee");
        await app.AddTicketType(ours, "Student", places: 2);
        using var browser = await app.SignIn();
        await app.Register(ours, attendee, people: 1);
        var form = (await browser.Open($"{Tickets}/{attendee.Id}")).QuerySelector("main form[method=post]")!;
        Tick(form, "Student places");

        var added = await (await browser.Send(form, $"{Tickets}/{attendee.Id}", [])).Page();
        var own = await (await browser.Send($"{Tickets}/{attendee.Id}", new() { ["Places"] = "5" })).Page();
        var none = await (await browser.Send($"{Tickets}/{attendee.Id}", new() { ["QuotaIds"] = null })).Page();
        await browser.Send($"{Tickets}/{attendee.Id}", new() { ["Name"] = "Guest" });

        Assert.All(new[] { added, own }, page =>
            Assert.Equal(
                "Someone registered as Attendee: its places stay counted in Attendee places.",
                page.QuerySelector(".summary li").Words()
            )
        );
        Assert.NotNull(added.QuerySelector("#QuotaIds .error"));
        Assert.Equal("Say how many places there are, or choose where they are counted.", none.QuerySelector(".summary li").Words());
        await using var db = app.OpenDb();
        Assert.Equal(
            ("Guest", attendee.QuotaId()),
            await db.TicketTypes.Include(type => type.Limits).Where(type => type.Id == attendee.Id).ToListAsync() is [var kept]
                ? (kept.Name, kept.QuotaId())
                : default
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_left_is_the_fewest_of_the_limits_and_only_staff_are_told_which(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", conference => conference.RegistrationOpensAt = app.Now().AddDays(-1));
        var attendee = await app.AddTicketType(ours, "Attendee", places: 3);
        await using var db = app.OpenDb();
        var student = new TicketType
        {
            EventId = ours.Id,
            Name = "Student",
            Position = 1,
        };
        student.DrawOn(
            new Quota
            {
                EventId = ours.Id,
                Name = "Few students",
                Size = 2,
            }
        );
        student.Limits.Add(new TicketTypeLimit { EventId = ours.Id, QuotaId = attendee.QuotaId() });
        db.Add(student);
        await db.SaveChangesAsync();
        using var staff = await app.SignIn();
        using var visitor = app.Browser();
        async Task<string[]> Offered() =>
            [.. (await visitor.Open("/events/ours/register")).QuerySelectorAll(".choice").Select(choice => choice.Words())];
        async Task<string[]> ToStaff() =>
            [
                .. (await staff.Open("/admin/events/ours/registrations/add"))
                    .QuerySelectorAll("#TicketTypeId option[value]:not([value=''])")
                    .Select(choice => choice.Words()),
            ];

        Assert.Equal(["Attendee 3 places left", "Student 2 places left"], await Offered());
        await app.Register(ours, student, people: 2);
        Assert.Equal(["Attendee 1 place left", "Student Sold out"], await Offered());
        Assert.Equal(["Attendee, 1 of 3 places left", "Student, 0 of 2 places left (Few students)"], await ToStaff());
        var refused = await (
            await staff.Send(
                "/admin/events/ours/registrations/add",
                new()
                {
                    ["Name"] = "Ada",
                    ["Email"] = "ada@example.org",
                    ["TicketTypeId"] = $"{student.Id}",
                }
            )
        ).Page();
        await app.Register(ours, attendee, people: 1);

        // Where all is gone, the form is gone, too.
        Assert.Empty(await Offered());
        Assert.DoesNotContain("Few students", (await visitor.Open("/events/ours/register")).Body.Words(), StringComparison.Ordinal);
        Assert.Contains(
            "No place is left for Student (full: Few students). Choose another type",
            refused.QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
    }

    static void Tick(IElement form, string limit, bool isTicked = true) =>
        form.QuerySelectorAll("label.check")
            .Single(label => label.Words().StartsWith($"{limit},", StringComparison.Ordinal))
            .QuerySelector<IHtmlInputElement>("input")!
            .IsChecked = isTicked;

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
        var moved = await (await browser.Send($"{Tickets}/{used.Id}", new() { ["QuotaIds"] = $"{unused.QuotaId()}" })).Page();

        Assert.Null(page.QuerySelector($"form[action='{Tickets}/{used.Id}/delete']"));
        Assert.Contains(
            "Someone registered as Attendee: it cannot be deleted.",
            refused.QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
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
        var path = $"{Tickets}/places/{type.QuotaId()}";

        var refused = await (await browser.Send(path, new() { ["Size"] = "3" })).Page();
        await browser.Send(path, new() { ["Size"] = "4" });

        Assert.Contains(
            "4 of Attendee places are taken already: the limit cannot be 3.",
            refused.QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        var quota = await db.Quotas.SingleAsync(q => q.Id == type.QuotaId());
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

        foreach (
            var path in new[]
            {
                $"{Tickets}/{theirs.Id}",
                $"{Tickets}/places/{theirs.QuotaId()}",
                $"/admin/events/ours/settings/rooms/{room.Id}",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
            form.SetAttribute("action", path);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(form, "", new() { ["Name"] = "Stolen" })).StatusCode);
            form.SetAttribute("action", $"{path}/delete");
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(form, "", [])).StatusCode);
        }

        var borrowed = await (await browser.Send($"{Tickets}/{own.Id}", new() { ["QuotaIds"] = $"{theirs.QuotaId()}" })).Page();
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
        db.Add(
            new Talk
            {
                EventId = ours.Id,
                Title = "Keynote",
                RoomId = rooms[0].Id,
            }
        );
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
