using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

public class WelcomeTests
{
    static readonly Dictionary<string, string?> Ada = new()
    {
        ["Name"] = "Ada Lovelace",
        ["Email"] = "ada@example.org",
        ["Password"] = "a long enough password",
    };

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_invitation_makes_a_member_of_staff_with_its_role_and_signs_them_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        await browser.Send(await app.Invite(role: StaffRole.Sponsorship), Ada);

        await using var db = app.OpenDb();
        var ada = await db.Users.Include(person => person.Roles).SingleAsync();
        Assert.Equal(("Ada Lovelace", "ada@example.org"), (ada.Name, ada.Email));
        Assert.Equal([(StaffRole.Sponsorship, (int?)null)], ada.Roles.Select(role => (role.Role, role.EventId)));
        Assert.Contains("ada@example.org", await browser.GetStringAsync("/admin/profile"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_link_works_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var first = app.Browser();
        using var second = app.Browser();
        var link = await app.Invite("ada@example.org");

        await first.Send(link, Ada);
        var answer = await second.GetAsync(link);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal("This link no longer works", (await answer.Page()).QuerySelector("h1").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_many_who_use_a_link_at_once_one_becomes_staff(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var link = await app.Invite();
        var browsers = Enumerable.Range(0, 8).Select(_ => app.Browser()).ToList();
        var pages = await Task.WhenAll(browsers.Select(browser => browser.Open(link)));

        var answers = await Task.WhenAll(
            browsers.Select(
                (browser, i) => browser.Send(pages[i].QuerySelector("main form")!, link, new(Ada) { ["Email"] = $"person{i}@example.org" })
            )
        );

        await using var db = app.OpenDb();
        Assert.Equal(1, await db.Users.CountAsync());
        Assert.Equal(1, await db.EventRoles.CountAsync());
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Gone));
        browsers.ForEach(browser => browser.Dispose());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_invitation_for_an_address_is_for_no_other(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        await browser.Send(await app.Invite("grace@example.org"), new(Ada) { ["Email"] = "mallory@example.org" });

        await using var db = app.OpenDb();
        Assert.Equal("grace@example.org", (await db.Users.SingleAsync()).Email);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_expired_link_and_a_guessed_one_make_nobody_staff(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        var link = await app.Invite();
        var page = await browser.Open(link);
        app.Clock.Advance(TimeSpan.FromDays(1));

        var expired = await browser.Send(page.QuerySelector("main form")!, link, Ada);
        var guessed = await browser.GetAsync("/admin/welcome/00000000000000000000");

        Assert.Equal(HttpStatusCode.Gone, expired.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, guessed.StatusCode);
        await using var db = app.OpenDb();
        Assert.Equal(0, await db.Users.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_refused_form_uses_no_link_up_and_keeps_what_was_typed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        (await app.Join("grace@example.org")).Dispose();
        using var browser = app.Browser();
        var link = await app.Invite();

        var shortPassword = await (await browser.Send(link, new(Ada) { ["Password"] = "too short" })).Page();
        var taken = await (await browser.Send(link, new(Ada) { ["Email"] = "grace@example.org" })).Page();
        var joined = await browser.Send(link, Ada);

        Assert.Contains("at least 12 characters", shortPassword.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal("Ada Lovelace", shortPassword.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Contains("an account with this address already", taken.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, joined.StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await app.Browser().GetAsync(link)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_invitation_ends_the_one_before_it_for_the_same_person_role_and_event_alone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var scope = app.Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<InviteStaff>();
        (string Email, StaffRole Role, int? EventId)[] others =
        [
            ("grace@example.org", StaffRole.Agenda, null),
            ("ada@example.org", StaffRole.Door, null),
            ("ada@example.org", StaffRole.Agenda, 1),
        ];
        var before = await staff.InviteByMail("ada@example.org", StaffRole.Agenda, null, app.Now());
        List<string> links = [];
        foreach (var (email, role, eventId) in others)
            links.Add(await staff.InviteByMail(email, role, eventId, app.Now()));

        links.Add(await staff.InviteByMail("ada@example.org", StaffRole.Agenda, null, app.Now()));

        using var browser = app.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(before)).StatusCode);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_first_start_ends_the_links_of_those_before_it_and_no_others(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var scope = app.Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<InviteStaff>();
        var graces = await staff.InviteByMail("grace@example.org", StaffRole.Agenda, null, app.Now());
        var before = staff.LinkOf(await staff.FirstOwner(app.Now()));

        var now = staff.LinkOf(await staff.FirstOwner(app.Now()));

        using var browser = app.Browser();
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(before)).StatusCode);
        foreach (var link in new[] { graces, now })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_somebody_in_charge_the_links_of_earlier_starts_have_ended(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        var printed = await app.Invite();

        (await app.Join("ada@example.org")).Dispose();

        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(printed)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_log_names_who_joined_and_holds_no_secret(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var link = await app.Invite("ada@example.org", StaffRole.Agenda);

        await app.Browser().Send(link, Ada);

        await using var db = app.OpenDb();
        var entries = await db
            .AuditEntries.Where(entry => entry.Subject == "StaffMember" || entry.Subject == "EventRole")
            .OrderBy(entry => entry.Id)
            .ToListAsync();
        Assert.All(entries, entry => Assert.Equal("ada@example.org", entry.By));
        Assert.Contains("Ada Lovelace", entries.Select(entry => entry.SubjectName));
        Assert.Contains("Agenda: Ada Lovelace", entries.Select(entry => entry.SubjectName));
        Assert.DoesNotContain(entries.SelectMany(entry => entry.Changes), change =>
            change.Field.Contains("Hash", StringComparison.Ordinal) || change.Field.Contains("Stamp", StringComparison.Ordinal)
        );
    }
}
