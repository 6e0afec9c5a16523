using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.CheckIn;

public class UndoTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_check_in_is_undone_and_the_audit_log_keeps_that_it_was(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();
        var welcome = await door.Type(ada.TicketCode);

        var undone = await (await door.Send(welcome.QuerySelector("form.keys")!, Doors.Path, [])).Page();

        Assert.Equal("The check-in of Ada Lovelace is undone.", undone.QuerySelector(".flash").Words());
        Assert.Contains("0of 1 in", undone.QuerySelector("#counts").Words(), StringComparison.Ordinal);
        await using (var db = app.OpenDb())
        {
            var entries = await db
                .AuditEntries.Where(entry => entry.Subject == nameof(Registration) && entry.SubjectId == ada.Id)
                .OrderBy(entry => entry.Id)
                .ToListAsync();
            var moments = entries
                .SelectMany(entry => entry.Changes)
                .Where(change => change.Field == nameof(Registration.CheckedInAt))
                .ToList();
            Assert.Equal([(true, false), (false, true)], moments.Select(change => (change.From is null, change.To is null)));
        }

        Assert.Equal("Welcome", (await door.Type(ada.TicketCode)).Word());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Undoing_twice_is_refused_with_a_sentence(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();
        var welcome = await door.Type(ada.TicketCode);
        var other = (await door.Type("Lovelace")).QuerySelector(".matches form")!;
        await door.Send(welcome.QuerySelector("form.keys")!, Doors.Path, []);
        door.DefaultRequestHeaders.Referrer = new Uri($"{app.Url}{Doors.Path}");

        var page = await (await door.Send(other, Doors.Path, [])).Page();

        Assert.Equal("Ada Lovelace is not checked in.", page.QuerySelector(".flash.refused").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_form_of_undoing_again_gets_the_same_answer(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();
        var undo = (await door.Type(ada.TicketCode)).QuerySelector("form.keys")!;
        await door.Send(undo, Doors.Path, []);
        Assert.Equal("Welcome", (await door.Type(ada.TicketCode)).Word());

        var page = await (await door.Send(undo, Doors.Path, [])).Page();

        Assert.Equal("The check-in of Ada Lovelace is undone.", page.QuerySelector(".flash").Words());
        Assert.NotNull((await app.Reload(ada)).CheckedInAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_numbers_count_who_is_in_and_who_is_expected_for_each_ticket_type_of_the_event(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (conference, attendee, ada) = await app.ExpectAda();
        await app.Register(conference, attendee, "Grace", "grace@example.org");
        var speaker = await app.AddTicketType(conference, "Speaker");
        var sam = await app.Register(conference, speaker, "Sam", "sam@example.org");
        await app.Cancel(await app.Register(conference, speaker, "Gone", "gone@example.org"));
        var other = await app.AddEvent("other");
        await app.Register(other, await app.AddTicketType(other, "Elsewhere"), "Eve", "eve@example.org");
        using var door = await app.SignIn();
        await door.Type(ada.TicketCode);
        await door.Type(sam.TicketCode);

        var page = await door.Open($"{Doors.Path}/counts");

        Assert.Equal("2of 3 in", page.QuerySelector("#counts p").Words());
        Assert.Equal(["Attendee1 of 2", "Speaker1 of 1"], page.QuerySelectorAll("#counts li").Select(row => row.Words()));
        Assert.Null(page.QuerySelector("main"));
    }
}
