using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Registrations.Attendees;

namespace NsmCon.Admin.Tests.Registrations;

/// <summary>Ways back from the person's own page.</summary>
public class RestoreTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_canceled_registration_comes_back_with_its_code_and_its_place(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration(places: 1);
        var ada = await app.Attend(type, "Ada", "ada@example.org");
        await app.Cancel(ada);
        using var browser = await app.SignIn(StaffRole.Registration);

        var page = await browser.Send($"{List}/{ada.Id}", [], "form[action$='/restore']");

        Assert.Equal(
            "Ada is registered again with the same code, and the ticket is on its way to ada@example.org.",
            await page.ReadMessage()
        );
        var back = await app.Look(ada);
        Assert.Equal((null, ada.TicketCode, ada.DoorCode), (back.CancelledAt, back.TicketCode, back.DoorCode));
        Assert.Equal(1, await app.Taken(type));
        Assert.Contains(
            "Brought back",
            (await browser.Open($"{List}/{ada.Id}")).QuerySelector(".history").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_stays_canceled_where_no_place_is_left(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration(places: 1);
        var ada = await app.Attend(type, "Ada");
        await app.Cancel(ada);
        await app.Attend(type, "Grace");
        using var browser = await app.SignIn();

        var answer = await browser.Send($"{List}/{ada.Id}", [], "form[action$='/restore']");

        Assert.Contains("No place is left for Attendee.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull((await app.Look(ada)).CancelledAt);
        Assert.Equal(1, await app.Taken(type));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_stays_canceled_where_the_address_has_another_place(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada", "ada@example.org");
        await app.Cancel(ada);
        await app.Attend(type, "Ada again", "ada@example.org");
        using var browser = await app.SignIn();

        var answer = await browser.Send($"{List}/{ada.Id}", [], "form[action$='/restore']");

        Assert.Contains(
            "ada@example.org was registered again in the meantime",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.NotNull((await app.Look(ada)).CancelledAt);
        Assert.Equal(1, await app.Taken(type));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_is_checked_in_and_out_again_on_their_page(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada");
        using var browser = await app.SignIn(StaffRole.Registration);

        Assert.Equal("Ada is checked in.", await (await browser.Send($"{List}/{ada.Id}", [], "form[action$='/check-in']")).ReadMessage());
        Assert.NotNull((await app.Look(ada)).CheckedInAt);
        Assert.Equal(
            "The check-in of Ada is undone.",
            await (await browser.Send($"{List}/{ada.Id}", [], "form[action$='/undo-check-in']")).ReadMessage()
        );
        Assert.Null((await app.Look(ada)).CheckedInAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Their_page_tells_what_each_door_answered_also_when_the_log_forgot_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada");
        using var browser = await app.SignIn(StaffRole.Registration);
        var old = await browser.Open($"{List}/{ada.Id}");
        await app.CheckIn(ada);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)");
        browser.DefaultRequestHeaders.Referrer = new Uri($"{app.Url}{List}/{ada.Id}");

        var again = await browser.Send(old.QuerySelector("form[action$='/check-in']")!, List, []);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await browser.Send($"{List}/{ada.Id}", [], "form[action$='/undo-check-in']");
        await using (var db = app.OpenDb())
            await db.AuditEntries.ExecuteDeleteAsync();

        Assert.Equal("Ada is already checked in.", await again.ReadMessage());
        var history = (await browser.Open($"{List}/{ada.Id}")).QuerySelectorAll(".history li > div").Select(entry => entry.Words());
        Assert.Collection(
            history.Where(entry => !entry.Contains("ticket", StringComparison.Ordinal)),
            entry => Assert.Matches("^Check-in undone registration.*, iPhone$", entry),
            entry => Assert.Matches("^Came again, and was in already registration.*, iPhone$", entry),
            entry => Assert.Equal("Checked in door", entry),
            entry => Assert.Equal("Registered", entry)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_doors_did_before_scans_were_kept_is_told_by_the_log(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada");
        await app.CheckIn(ada);
        await using (var db = app.OpenDb())
            await db.Scans.ExecuteDeleteAsync();
        using var browser = await app.SignIn(StaffRole.Registration);

        Assert.Contains(
            "Checked in system",
            (await browser.Open($"{List}/{ada.Id}")).QuerySelectorAll(".history li > div").Select(entry => entry.Words())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_way_back_to_a_list_leads_to_where_one_was(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada Smith");
        using var browser = await app.SignIn();

        foreach (
            var (list, detail) in new[]
            {
                ("registrations", $"registrations/{ada.Id}"),
                ("agenda", "agenda/talks/new"),
                ("agenda/speakers", "agenda/speakers/new"),
            }
        )
        {
            await browser.Open($"/admin/events/{Slug}/{list}?find=smith&search=smith");
            Assert.Equal($"/admin/events/{Slug}/{list}?find=smith&search=smith", await Back(browser, detail));
            await browser.Open($"/admin/events/{Slug}/{list}");
            Assert.Equal($"/admin/events/{Slug}/{list}", await Back(browser, detail));
        }
    }

    static async Task<string?> Back(HttpClient browser, string detail) =>
        (await browser.Open($"/admin/events/{Slug}/{detail}")).QuerySelector(".crumb a")!.GetAttribute("href");
}
