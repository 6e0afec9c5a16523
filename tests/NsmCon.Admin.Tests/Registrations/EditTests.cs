using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Registrations.Attendees;

namespace NsmCon.Admin.Tests.Registrations;

public class EditTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_corrected_address_gets_the_ticket_and_is_found(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada", "ada@exmaple.org");
        using var browser = await app.SignIn();

        await browser.Send($"{List}/{ada.Id}/edit", new() { ["Email"] = " Ada@example.org " });

        var changed = await app.Look(ada);
        Assert.Equal(("Ada@example.org", "ada@example.org"), (changed.Email, changed.EmailKey));
        Assert.Equal(["Ada"], await browser.Names("?search=ada@example.org"));
        await using var db = app.OpenDb();
        Assert.Equal(
            "Ada@example.org",
            await db.OutgoingMails.Where(m => m.RegistrationId == ada.Id).OrderByDescending(m => m.Id).Select(m => m.To).FirstAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_people_cannot_have_one_address(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration();
        var speaker = await app.AddTicketType(ours, "Speaker");
        await app.Attend(type, "Ada", "ada@example.org");
        var grace = await app.Attend(type, "Grace", "grace@example.org");
        using var browser = await app.SignIn();

        var answer = await browser.Send(
            $"{List}/{grace.Id}/edit",
            new()
            {
                ["Name"] = "Grace Hopper",
                ["Email"] = "ADA@example.org",
                ["TicketTypeId"] = $"{speaker.Id}",
            }
        );

        Assert.Contains("Someone else is registered with ADA@example.org already.", await answer.Summary(), StringComparison.Ordinal);
        Assert.Equal("Grace Hopper", (await answer.Page()).Value("Name"));
        Assert.Equal(("Grace", "grace@example.org"), ((await app.Look(grace)).Name, (await app.Look(grace)).Email));
        Assert.Equal((2, 0), (await app.Taken(type), await app.Taken(speaker)));
        await using var db = app.OpenDb();
        Assert.Equal(1, await db.OutgoingMails.CountAsync(m => m.RegistrationId == grace.Id));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_stale_form_changes_nothing_and_keeps_what_was_typed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration();
        var speaker = await app.AddTicketType(ours, "Speaker");
        var ada = await app.Attend(type, "Ada");
        using var first = await app.SignIn();
        using var second = await app.SignIn();
        var opened = (await second.Open($"{List}/{ada.Id}/edit")).QuerySelector("main form")!;

        await first.Send($"{List}/{ada.Id}/edit", new() { ["Company"] = "First" });
        var refused = await second.Send(
            opened,
            $"{List}/{ada.Id}/edit",
            new() { ["Company"] = "Second", ["TicketTypeId"] = $"{speaker.Id}" }
        );

        Assert.Contains("Choose below which of the two stays; nothing is saved yet.", await refused.Summary(), StringComparison.Ordinal);
        Assert.Equal(("First", type.Id), ((await app.Look(ada)).Company, (await app.Look(ada)).TicketTypeId));
        Assert.Equal((1, 0), (await app.Taken(type), await app.Taken(speaker)));
        var page = await refused.Page();
        Assert.Equal("Second", page.Value("Company"));

        await second.Send(page.QuerySelector("main form")!, $"{List}/{ada.Id}/edit", new() { ["Keep[Company]"] = "mine" });
        Assert.Equal(("Second", speaker.Id), ((await app.Look(ada)).Company, (await app.Look(ada)).TicketTypeId));
        Assert.Equal((0, 1), (await app.Taken(type), await app.Taken(speaker)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_full_type_is_refused_and_takes_and_gives_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, attendee) = await app.OpenRegistration();
        var speaker = await app.AddTicketType(ours, "Speaker", places: 1);
        await app.Attend(speaker, "Grace");
        var ada = await app.Attend(attendee, "Ada");
        using var browser = await app.SignIn();

        var answer = await browser.Send($"{List}/{ada.Id}/edit", new() { ["Name"] = "Ada Lovelace", ["TicketTypeId"] = $"{speaker.Id}" });

        Assert.Contains("No place is left for Speaker.", await answer.Summary(), StringComparison.Ordinal);
        Assert.Equal(("Ada", attendee.Id), ((await app.Look(ada)).Name, (await app.Look(ada)).TicketTypeId));
        Assert.Equal((1, 1), (await app.Taken(attendee), await app.Taken(speaker)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_people_change_types_in_both_directions_and_every_place_is_counted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, attendee) = await app.OpenRegistration(places: 20);
        var speaker = await app.AddTicketType(ours, "Speaker", places: 15);
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => app.Attend(i < 10 ? attendee : speaker, $"Person {i}")));

        await Task.WhenAll(
            people.Select(
                async (person, i) =>
                {
                    await using var db = app.OpenDb();
                    var registration = await db.Registrations.SingleAsync(r => r.Id == person.Id);
                    try
                    {
                        await new ChangeTicketType(db).Change(registration, i < 10 ? speaker : attendee, app.Now());
                    }
                    catch (Data.RuleBrokenException) { }
                }
            )
        );

        await using var look = app.OpenDb();
        Assert.Equal(await look.Registrations.CountAsync(r => r.TicketTypeId == attendee.Id), await app.Taken(attendee));
        Assert.Equal(await look.Registrations.CountAsync(r => r.TicketTypeId == speaker.Id), await app.Taken(speaker));
        Assert.Equal(20, await app.Taken(attendee) + await app.Taken(speaker));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_cancelled_registration_stays_as_it_is(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, attendee) = await app.OpenRegistration();
        var speaker = await app.AddTicketType(ours, "Speaker");
        var ada = await app.Attend(attendee, "Ada");
        using var browser = await app.SignIn();
        var form = (await browser.Open($"{List}/{ada.Id}/edit")).QuerySelector("main form")!;
        await app.Cancel(ada);

        var answer = await browser.Send(form, $"{List}/{ada.Id}/edit", new() { ["Name"] = "Back", ["TicketTypeId"] = $"{speaker.Id}" });

        Assert.Contains("Ada's registration was canceled and can no longer be changed.", await answer.Summary(), StringComparison.Ordinal);
        Assert.Equal(("Ada", 0, 0), ((await app.Look(ada)).Name, await app.Taken(attendee), await app.Taken(speaker)));
    }
}
