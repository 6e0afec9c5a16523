using System.Net;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Registrations.Attendees;

namespace NsmCon.Admin.Tests.Registrations;

public class ListTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Staff_find_people_by_name_mail_company_and_ticket_code(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var jose = await app.Attend(type, "José Álvarez", "jose@mesh.example", "Ünïted Meshes");
        await app.Attend(type, "Ada 100%_Lovelace", "ada@engines.example", "Analytical Engines");
        using var browser = await app.SignIn(StaffRole.Registration, Slug);

        Assert.Equal(["José Álvarez"], await browser.Names("?search=ALVAREZ+jose"));
        Assert.Equal(["José Álvarez"], await browser.Names("?search=United"));
        Assert.Equal(["José Álvarez"], await browser.Names("?search=jose@MESH"));
        Assert.Equal(["José Álvarez"], await browser.Names($"?search={Secret.Group(jose.TicketCode).ToLowerInvariant()}"));
        Assert.Equal(["José Álvarez"], await browser.Names($"?search={Secret.Group(jose.TicketCode).Replace('-', '+')}"));
        Assert.Equal(["Ada 100%_Lovelace"], await browser.Names("?search=%25_"));
        Assert.Equal(["José Álvarez"], await browser.Names($"?search={Secret.Group(jose.DoorCode).ToLowerInvariant()}"));
        Assert.Equal(["José Álvarez"], await browser.Names($"?search={jose.DoorCode[..5]}"));
        Assert.Equal(["José Álvarez"], await browser.Names($"?search={Secret.Group(jose.DoorCode)[..11]}"));
        Assert.Empty(await browser.Names($"?search={jose.TicketCode[..10]}"));
        var nobody = await browser.Open($"{List}?search=rotterdam");
        Assert.Contains("Nobody here has “rotterdam”", nobody.QuerySelector(".none").Words(), StringComparison.Ordinal);
        var filtered = await browser.Open($"{List}?search=rotterdam&type={type.Id}&state=CheckedIn");
        Assert.Contains(
            "Nobody here with the ticket type Attendee has “rotterdam” in the name, e-mail, company or ticket code, among those in the state “Checked in”.",
            filtered.QuerySelector(".none").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_state_is_counted_and_shown(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, attendee) = await app.OpenRegistration();
        var student = await app.AddTicketType(ours, "Student");
        await app.Attend(attendee, "Expected One");
        await app.Attend(student, "Expected Two");
        await app.CheckIn(await app.Attend(attendee, "Inside"));
        await app.Cancel(await app.Attend(attendee, "Gone"));
        var other = await app.AddEvent("other");
        await app.Attend(await app.AddTicketType(other), "Elsewhere");
        using var browser = await app.SignIn(StaffRole.Registration, Slug);

        var page = await browser.Open(List);

        Assert.Equal("3 people", page.QuerySelector(".page-header .muted").Words());
        Assert.Equal(["All 4", "Expected 2", "Checked in 1", "Canceled 1"], page.QuerySelectorAll(".chip").Select(chip => chip.Words()));
        Assert.Equal(
            ["Canceled", "Checked in", "Expected", "Expected"],
            page.QuerySelectorAll("tbody .dot").Select(dot => dot.Words()).Order()
        );
        Assert.Equal(["Expected Two", "Expected One"], await browser.Names("?state=Expected"));
        Assert.Equal(["Inside"], await browser.Names("?state=CheckedIn"));
        Assert.Equal(["Gone"], await browser.Names("?state=Canceled"));
        Assert.Equal(["Expected Two"], await browser.Names($"?type={student.Id}"));
        var students = await browser.Open($"{List}?type={student.Id}&state=Canceled");
        Assert.Equal(
            ["All 1", "Expected 1", "Checked in 0", "Canceled 0"],
            students.QuerySelectorAll(".chip").Select(chip => chip.Words())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_is_sorted_by_each_head_and_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, attendee) = await app.OpenRegistration();
        var speaker = await app.AddTicketType(ours, "Speaker");
        await app.Attend(attendee, "bela", company: "Zeta");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Attend(speaker, "Ádám", company: "yotta");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.Attend(attendee, "Cili", company: "Acme");
        using var browser = await app.SignIn();

        string[] byName = ["Ádám", "bela", "Cili"],
            byCompany = ["Cili", "Ádám", "bela"],
            byTime = ["bela", "Ádám", "Cili"];
        Assert.Equal(byName, await browser.Names("?sort=name"));
        Assert.Equal(byName.Reverse(), await browser.Names("?sort=-name"));
        Assert.Equal(byCompany, await browser.Names("?sort=company"));
        Assert.Equal(byCompany.Reverse(), await browser.Names("?sort=-company"));
        Assert.Equal(byTime, await browser.Names("?sort=registered"));
        Assert.Equal(byTime.Reverse(), await browser.Names());
        Assert.Equal("Ádám", (await browser.Names("?sort=type"))[2]);
        Assert.Equal("Ádám", (await browser.Names("?sort=-type"))[0]);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_long_list_has_pages_and_as_many_queries_as_a_short_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration(places: 500);
        await app.Register(ours, type, people: 1);
        using var browser = await app.SignIn();
        await browser.Open(List);
        var queriesOfOne = await browser.QueriesOf(List);
        await app.Register(ours, type, people: 299);

        var queriesOfMany = await browser.QueriesOf(List);
        var all = new List<string>();
        for (var page = 1; page <= 6; page++)
            all.AddRange(
                (await browser.Open($"{List}?page={page}")).QuerySelectorAll("tbody a").Select(link => link.GetAttribute("href")!)
            );

        Assert.InRange(queriesOfOne, 1, 12);
        Assert.Equal(queriesOfOne, queriesOfMany);
        Assert.Equal(300, all.Distinct().Count());
        Assert.Contains(
            "251 to 300 of 300",
            (await browser.Open($"{List}?page=2147483647")).QuerySelector(".pager").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "1 to 50 of 300",
            (await browser.Open($"{List}?page=-7")).QuerySelector(".pager").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whatever_stands_in_the_address_the_list_answers(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        await app.Attend(type, "Ada");
        using var browser = await app.SignIn();

        foreach (
            var odd in new[]
            {
                "?search=%00",
                "?search=%27%22%3B--",
                "?state=nonsense",
                "?state=7",
                "?type=abc",
                "?type=99999999999",
                "?sort=%00name",
                "?page=x",
            }
        )
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(List + odd)).StatusCode);
        Assert.Contains("&lt;script&gt;", await browser.GetStringAsync($"{List}?search=<script>"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_those_who_look_after_registrations_see_them(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada");
        using var staff = await app.SignIn(StaffRole.Registration, Slug);
        using var nobody = app.Browser(followRedirects: false);
        string[] pages =
        [
            List,
            $"{List}/{ada.Id}",
            $"{List}/export",
            $"{List}/add",
            $"{List}/{ada.Id}/edit",
            $"/admin/events/{Slug}/badges",
            $"/admin/events/{Slug}/badges.pdf",
        ];
        foreach (var page in pages)
            Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync(page)).StatusCode);

        foreach (var role in new[] { StaffRole.Agenda, StaffRole.Sponsorship, StaffRole.Door, StaffRole.Reader })
        {
            using var other = await app.SignIn(role, Slug);
            foreach (var page in pages)
                Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(page)).StatusCode);
            foreach (
                var path in new[]
                {
                    $"{List}/{ada.Id}/cancel",
                    $"{List}/{ada.Id}/restore",
                    $"{List}/{ada.Id}/check-in",
                    $"{List}/{ada.Id}/undo-check-in",
                    $"{List}/{ada.Id}/send-ticket",
                    $"{List}/{ada.Id}/edit",
                    $"{List}/add",
                }
            )
            {
                var form = (await other.Open("/admin/profile")).QuerySelector("main form")!;
                form.SetAttribute("action", path);
                Assert.Equal(HttpStatusCode.Forbidden, (await other.Send(form, "", new() { ["Name"] = "Changed" })).StatusCode);
            }
        }

        Assert.Contains((await app.Look(ada)).TicketCode, await staff.GetStringAsync($"{List}/{ada.Id}"), StringComparison.Ordinal);
        Assert.Equal(3, (await staff.Open($"{List}/{ada.Id}")).QuerySelectorAll(".page-header form").Length);
        Assert.Equal(("Ada", null), ((await app.Look(ada)).Name, (await app.Look(ada)).CancelledAt));
    }
}
