using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Staff;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.CheckIn;

public class AnswerTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_expected_is_welcomed_with_ticket_type_company_and_food(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var robin = await app.Register(
            conference,
            await app.AddTicketType(conference, "Speaker"),
            "Robin de Vries",
            "robin@example.org",
            "Example Networks",
            "No nuts"
        );
        using var door = await app.Join("jo@example.org", role: StaffRole.Door, eventId: conference.Id);

        var page = await door.Type(robin.TicketCode);

        Assert.Equal("answer: Welcome | Robin de Vries | Speaker, Example Networks | Food: No nuts", page.Answer());
        robin = await app.Reload(robin);
        Assert.Equal("jo@example.org", robin.CheckedInBy);
        Assert.Equal(app.Now(), robin.CheckedInAt!.Value, TimeSpan.FromMilliseconds(1));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_in_is_not_let_in_again_and_the_answer_says_since_when_and_by_whom(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        app.MoveToTokyo(new(8, 52));
        using var jo = await app.Join("jo@example.org");
        using var kim = await app.Join("kim@example.org");
        await jo.Type(ada.TicketCode);
        app.Clock.Advance(TimeSpan.FromMinutes(7));

        var kims = (await kim.Type(ada.TicketCode)).Answer();
        var jos = (await jo.Type(ada.TicketCode)).Answer();
        app.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = (await kim.Type(ada.TicketCode)).Answer();

        Assert.Equal(
            "amber: Already in | Ada Lovelace | Attendee | Checked in since 08:52, by jo. Ask for the name: the ticket may have been passed on.",
            kims
        );
        Assert.Contains("since 08:52, by you.", jos, StringComparison.Ordinal);
        Assert.Matches(@"since [A-Z][a-z]+ \d+, 08:52, by jo\.", nextDay);
        Assert.Equal("jo@example.org", (await app.Reload(ada)).CheckedInBy);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_let_somebody_in_is_named_after_leaving_the_staff(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var kim = await app.SignIn();
        using var jo = await app.Join("jo@example.org");
        await jo.Type(ada.TicketCode);
        await kim.Send($"/admin/staff/{await app.IdOf("jo@example.org")}", [], "form[action$='/remove']");

        var answer = (await kim.Type(ada.TicketCode)).Answer();

        Assert.Contains(", by jo@example.org.", answer, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_another_door_undid_meanwhile_is_said_instead_of_the_welcome(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        await app.Join("jo@example.org");
        using var slow = app.Browser(followRedirects: false);
        using var fast = await app.SignIn();
        await slow.Send("/admin/sign-in", new() { ["Email"] = "jo@example.org", ["Password"] = "a long enough password" });
        using var admitted = await slow.Send(Doors.Path, new() { ["typed"] = ada.TicketCode }, "form.ask");
        var door = await fast.Type(ada.TicketCode);
        await fast.Send(door.QuerySelector("form.keys")!, Doors.Path, []);

        var page = await slow.Open(Doors.Path);

        Assert.Equal("amber", door.Answer().Split(':')[0]);
        Assert.Null((await app.Reload(ada)).CheckedInAt);
        Assert.Matches(
            @"^amber: Undone \| Ada Lovelace \| Attendee \| The check-in was undone at .+, by .+\. Scan the ticket again if that was a mistake\.$",
            page.Answer()
        );
        Assert.Null(page.QuerySelector("form.keys"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_answer_is_written_down_with_the_device_also_of_who_is_turned_away(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.Join("jo@example.org");
        door.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 15; Pixel 9)");

        foreach (var typed in new[] { ada.TicketCode, ada.DoorCode, "7h3k9-abcde-01234-56789", "/tickets/1", "Lovelace" })
            await door.Type(typed);

        await using var db = app.OpenDb();
        Assert.Equal(
            [
                (ada.Id, ScanOutcome.Admitted),
                (ada.Id, ScanOutcome.AlreadyIn),
                (null, ScanOutcome.UnknownCode),
                (null, ScanOutcome.MistypedCode),
            ],
            (await db.Scans.OrderBy(scan => scan.Id).ToListAsync()).Select(scan => (scan.RegistrationId, scan.Outcome))
        );
        Assert.All(await db.Scans.ToListAsync(), scan =>
            Assert.Equal((ada.EventId, "jo@example.org", "Android"), (scan.EventId, scan.By, scan.Device))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_of_another_event_is_not_shown_here(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        await app.AddEvent("other");
        using var slow = app.Browser(followRedirects: false);
        await app.Join("jo@example.org");
        await slow.Send("/admin/sign-in", new() { ["Email"] = "jo@example.org", ["Password"] = "a long enough password" });
        using var admitted = await slow.Send(Doors.Path, new() { ["typed"] = ada.TicketCode }, "form.ask");

        Assert.Equal("", (await slow.Open("/admin/events/other/check-in")).Answer());
        Assert.NotNull((await app.Reload(ada)).CheckedInAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_was_cancelled_is_not_let_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        await app.Cancel(ada);
        using var door = await app.SignIn();

        var page = await door.Type(ada.TicketCode);

        Assert.Matches(
            @"^red: Canceled \| Ada Lovelace \| Attendee \| The registration was canceled on [A-Z][a-z]+ \d+\. Send them to the desk\.$",
            page.Answer()
        );
        Assert.Null((await app.Reload(ada)).CheckedInAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_that_nobody_has_is_unknown(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();

        Assert.Equal(
            "red: Unknown code | No ticket has this code. Look at it again, or find the person by name. If a scanner typed it, check that its keyboard is set as the computer’s is.",
            (await door.Type("7h3k9-abcde-01234-56789")).Answer()
        );
        foreach (var typed in new[] { ada.TicketCode[2..] + "7", $"{ada.TicketCode}7", "http://localhost/tickets/ada" })
            Assert.StartsWith("red: ", (await door.Type(typed)).Answer(), StringComparison.Ordinal);
        Assert.Null((await app.Reload(ada)).CheckedInAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_of_another_event_names_that_event_and_tells_nothing_about_the_person(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.ExpectAda();
        var other = await app.AddEvent("other");
        var grace = await app.Register(other, await app.AddTicketType(other), "Grace Hopper", "grace@example.org");
        using var door = await app.SignIn(StaffRole.Door, "ours");

        var page = await door.Type(grace.TicketCode);

        Assert.Equal("red: Another event | This ticket is for Conference other.", page.Answer());
        Assert.DoesNotContain("Grace", page.Body.Words(), StringComparison.Ordinal);
        Assert.Null((await app.Reload(grace)).CheckedInAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Loading_the_page_again_shows_no_answer(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();

        var welcome = await door.Type(ada.TicketCode);
        var again = await door.Open(Doors.Path);

        Assert.Equal("Welcome", welcome.Word());
        Assert.Equal("", again.Answer());
        Assert.Contains("1of 1 in", again.QuerySelector("#counts").Words(), StringComparison.Ordinal);
    }
}
