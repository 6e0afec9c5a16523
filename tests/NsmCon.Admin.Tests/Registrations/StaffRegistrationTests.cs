using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Registrations.Attendees;

namespace NsmCon.Admin.Tests.Registrations;

public class StaffRegistrationTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Staff_add_a_person_as_any_type_even_after_registration_closed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug, e => e.RegistrationClosesAt = app.Now().AddDays(-1));
        var sponsor = await app.AddTicketType(ours, "Sponsor", places: 1);
        await using var db = app.OpenDb();
        await db.TicketTypes.Where(t => t.Id == sponsor.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.IsPublic, false));
        using var browser = await app.SignIn(StaffRole.Registration, Slug);

        var answer = await browser.Send($"{List}/add", Typed(sponsor.Id, "Ada Lovelace", "Ada@Example.org"));

        var ada = await app.Look(r => r.EmailKey == "ada@example.org");
        Assert.Equal($"{List}/{ada.Id}", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Ada Lovelace is registered", await answer.ReadMessage(), StringComparison.Ordinal);
        Assert.Equal(
            ("Ada Lovelace", "Ada@example.org", "Engines", "Vegan", null, sponsor.Id),
            (ada.Name, ada.Email, ada.Company, ada.DietaryNeeds, ada.ConsentedAt, ada.TicketTypeId)
        );
        Assert.Equal(1, await app.Taken(sponsor));
        Assert.Equal("ticket", await db.OutgoingMails.Where(m => m.RegistrationId == ada.Id).Select(m => m.Template).SingleAsync());
        Assert.StartsWith(
            "registration.",
            (await db.AuditEntries.SingleAsync(e => e.Subject == "Registration" && e.SubjectId == ada.Id)).By,
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_full_type_and_a_known_address_are_told_and_what_was_typed_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, attendee) = await app.OpenRegistration();
        var sponsor = await app.AddTicketType(ours, "Sponsor", places: 0);
        await app.Attend(attendee, "Ada", "ada@example.org");
        using var browser = await app.SignIn();

        var full = await browser.Send($"{List}/add", Typed(sponsor.Id, "Grace", "grace@example.org"));
        var known = await browser.Send($"{List}/add", Typed(attendee.Id, "Other Ada", "ADA@example.org"));

        Assert.Contains("No place is left for Sponsor.", await full.Summary(), StringComparison.Ordinal);
        Assert.Contains("ADA@example.org has a place at this event already.", await known.Summary(), StringComparison.Ordinal);
        var page = await known.Page();
        Assert.Equal(("Other Ada", "Engines", "Vegan"), (page.Value("Name"), page.Value("Company"), page.Value("DietaryNeeds")));
        Assert.Equal($"{attendee.Id}", page.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Equal((1, 0), (await app.Taken(attendee), await app.Taken(sponsor)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_form_sent_twice_registers_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        using var browser = await app.SignIn();
        var form = (await browser.Open($"{List}/add")).QuerySelector("main form")!;
        var typed = Typed(type.Id, "Ada", "ada@example.org");

        var answers = await Task.WhenAll(browser.Send(form, $"{List}/add", typed), browser.Send(form, $"{List}/add", typed));

        Assert.All(answers, answer =>
            Assert.StartsWith($"{List}/", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(answers, answer =>
            answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith("/add", StringComparison.Ordinal)
        );
        Assert.Equal(1, await app.Taken(type));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_details_show_the_whole_code_and_the_history(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, attendee) = await app.OpenRegistration();
        var speaker = await app.AddTicketType(ours, "Speaker");
        var ada = await app.Attend(attendee, "Ada", "ada@example.org");
        using var browser = await app.SignIn(StaffRole.Registration, Slug);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.Send(
            $"{List}/{ada.Id}/edit",
            new()
            {
                ["Name"] = "Ada Lovelace",
                ["Company"] = "",
                ["TicketTypeId"] = $"{speaker.Id}",
            }
        );
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.CheckIn(ada);

        var page = await browser.Open($"{List}/{ada.Id}");
        var list = await browser.GetStringAsync(List);

        var history = page.QuerySelectorAll(".history li > div").Select(entry => entry.Words()).ToList();
        // The mail is sent at some moment in between.
        var mail = Assert.Single(history, entry => entry.EndsWith(": Your ticket for Ours to ada@example.org", StringComparison.Ordinal));
        history.Remove(mail);
        Assert.Equal(3, history.Count);
        Assert.StartsWith("Checked in door", history[0], StringComparison.Ordinal);
        Assert.StartsWith("Changed registration.", history[1], StringComparison.Ordinal);
        Assert.Contains("Ticket type: Attendee → Speaker", history[1], StringComparison.Ordinal);
        Assert.Contains("Name: Ada → Ada Lovelace", history[1], StringComparison.Ordinal);
        Assert.Contains("Company: Analytical Engines → nothing", history[1], StringComparison.Ordinal);
        Assert.Equal("Registered", history[2]);
        Assert.Contains(Secret.Group(ada.DoorCode), page.QuerySelector(".facts").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(ada.TicketCode, list, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Cancelling_frees_the_place_once_and_tells_the_person(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada", "ada@example.org");
        await app.Attend(type, "Grace");
        using var browser = await app.SignIn(StaffRole.Registration, Slug);
        var form = (await browser.Open($"{List}/{ada.Id}")).QuerySelector("form[action$='/cancel']")!;
        Assert.StartsWith(
            "Cancel the registration of Ada?",
            form.QuerySelector("button")!.GetAttribute("data-confirm"),
            StringComparison.Ordinal
        );

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.Send(form, "", [])));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, await app.Taken(type));
        var gone = await app.Look(ada);
        Assert.StartsWith("registration.", gone.CancelledBy, StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Equal(
            "ada@example.org",
            (await db.OutgoingMails.SingleAsync(m => m.RegistrationId == ada.Id && m.Template == "registration-cancelled")).To
        );
        Assert.Equal(
            [$"{List}/{ada.Id}/restore"],
            (await browser.Open($"{List}/{ada.Id}")).QuerySelectorAll(".page-header form").Select(left => left.GetAttribute("action"))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_inside_cannot_be_cancelled_and_who_is_cancelled_gets_no_ticket(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var inside = await app.Attend(type, "Ada");
        var gone = await app.Attend(type, "Grace");
        await app.CheckIn(inside);
        await app.Cancel(gone);
        await using var db = app.OpenDb();
        var mails = await db.OutgoingMails.CountAsync();
        using var browser = await app.SignIn();
        var form = (await browser.Open($"{List}/{inside.Id}")).QuerySelector("form[action$='/send-ticket']")!;

        form.SetAttribute("action", $"{List}/{inside.Id}/cancel");
        var cancelled = await browser.Send(form, "", []);
        form.SetAttribute("action", $"{List}/{gone.Id}/send-ticket");
        var sent = await browser.Send(form, "", []);

        Assert.Contains("Ada is checked in. Undo the check-in first.", await cancelled.ReadMessage(), StringComparison.Ordinal);
        Assert.Contains(
            "Grace's registration was canceled: there is no ticket to mail.",
            await sent.ReadMessage(),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await app.Taken(type));
        Assert.Equal(mails, await db.OutgoingMails.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_ticket_is_mailed_again_at_a_click(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada", "ada@example.org");
        using var browser = await app.SignIn();

        var answer = await browser.Send($"{List}/{ada.Id}", [], "form[action$='/send-ticket']");

        Assert.Equal("The ticket is on its way to ada@example.org.", await answer.ReadMessage());
        await using var db = app.OpenDb();
        Assert.Equal(
            2,
            await db.OutgoingMails.CountAsync(m => m.RegistrationId == ada.Id && m.Template == "ticket" && m.To == "ada@example.org")
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_registration_of_another_event_is_not_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var own = await app.Attend(type, "Own");
        var theirType = await app.AddTicketType(await app.AddEvent("other"), "Theirs");
        var theirs = await app.Attend(theirType, "Theirs");
        using var browser = await app.SignIn();
        var form = (await browser.Open($"{List}/{own.Id}/edit")).QuerySelector("main form")!;

        foreach (var id in new[] { theirs.Id, 999_999 })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{List}/{id}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{List}/{id}/edit")).StatusCode);
            foreach (var verb in new[] { "edit", "cancel", "send-ticket" })
            {
                form.SetAttribute("action", $"{List}/{id}/{verb}");
                Assert.Equal(HttpStatusCode.NotFound, (await browser.Send(form, "", new() { ["Name"] = "Stolen" })).StatusCode);
            }
        }

        var moved = await browser.Send($"{List}/{own.Id}/edit", new() { ["TicketTypeId"] = $"{theirType.Id}" });
        var added = await browser.Send($"{List}/add", Typed(theirType.Id, "Spy", "spy@example.org"));
        Assert.Contains("Choose one of the ticket types.", await moved.Summary(), StringComparison.Ordinal);
        Assert.Contains("Choose one of the ticket types.", await added.Summary(), StringComparison.Ordinal);
        Assert.Equal(
            ("Theirs", type.Id, 1),
            ((await app.Look(theirs)).Name, (await app.Look(own)).TicketTypeId, await app.Taken(theirType))
        );
    }

    static Dictionary<string, string?> Typed(int type, string name, string email) =>
        new()
        {
            ["Name"] = name,
            ["Email"] = email,
            ["Company"] = "Engines",
            ["TicketTypeId"] = $"{type}",
            ["DietaryNeeds"] = "Vegan",
        };
}
