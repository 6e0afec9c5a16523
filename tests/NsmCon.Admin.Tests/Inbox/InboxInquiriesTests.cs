using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>The inquiries of all events in one place, for whoever looks after them.</summary>
public class InboxInquiriesTests
{
    const string Path = "/admin/inbox/inquiries";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Inquiries_of_all_events_stand_by_whose_turn_it_is_beside_the_mails(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var other = await app.AddOtherEvent();
        await Arrange(app, other);
        await app.Arrives("From: toni@early.example", "Subject: Hello", "", "A question.");

        var ours = await staff.Open(Path);
        var mails = await staff.Open("/admin/inbox");

        string[] inquiries = ["Waiting for us 2", "Waiting for them 1", "Snoozed 1", "Due or late 1", "All inquiries 4"];
        Assert.Equal(
            [.. inquiries, "Unsorted 1", "Doubtful 0", "Automatic 0", "Set aside 0", "In inquiries 0", "Not read yet 0"],
            ours.QuerySelectorAll(".chip").Select(chip => chip.Words())
        );
        Assert.Equal(
            ours.QuerySelectorAll(".chip").Select(chip => chip.Words()),
            mails.QuerySelectorAll(".chip").Select(chip => chip.Words())
        );
        Assert.Equal(
            ("Waiting for us 2", "Unsorted 1"),
            (ours.QuerySelector(".chip[aria-current]").Words(), mails.QuerySelector(".chip[aria-current]").Words())
        );
        Assert.Equal(
            ["Early NSMCon EU 2020", "Fresh Other Conference"],
            ours.QuerySelectorAll("tbody tr").Select(row => $"{row.QuerySelector("a").Words()} {row.QuerySelectorAll("td")[1].Words()}")
        );
        Assert.Equal(["Answered"], await Companies(staff, "?show=Theirs"));
        Assert.Equal(["Snoozed"], await Companies(staff, "?show=Snoozed"));
        Assert.Equal(["Early"], await Companies(staff, "?show=Due"));
        Assert.Equal(4, (await Companies(staff, "?show=All")).Count);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(ours.QuerySelectorAll("tbody a")[1].GetAttribute("href"))).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_looks_after_one_event_sees_its_inquiries_there_and_neither_others_nor_mails(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var other = await app.AddOtherEvent();
        await Arrange(app, other);
        await app.Arrives("From: toni@early.example", "Subject: Hello", "", "A question.");
        using var staff = await app.SignIn(StaffRole.Sponsorship, other.Slug);

        var page = await staff.Open(Path);

        Assert.Equal(
            ["Waiting for us 1", "Waiting for them 0", "Snoozed 0", "Due or late 0", "All inquiries 1"],
            page.QuerySelectorAll(".chip").Select(chip => chip.Words())
        );
        Assert.Equal(["Fresh"], await Companies(staff, "?show=All"));
        Assert.Equal(Path, page.QuerySelector("[data-go=x]")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector("[data-go=x] .count"));
        Assert.Null(page.QuerySelector("main form"));
        foreach (var closed in new[] { "/admin/inbox", "/admin/inbox/1", "/admin/inbox/search" })
            Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync(closed)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_else_of_staff_comes_there_or_is_led_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddInquiry("Polder");
        using var stranger = app.Browser(followRedirects: false);

        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(Path)).StatusCode);
        foreach (
            var (role, slug) in new[]
            {
                (StaffRole.Reader, null),
                (StaffRole.Agenda, RunningApp.Seed),
                (StaffRole.Door, RunningApp.Seed),
                (StaffRole.Registration, (string?)null),
            }
        )
        {
            using var staff = await app.SignIn(role, slug);
            using var answer = await staff.GetAsync(Path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.DoesNotContain("Polder", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Null((await staff.Open("/admin/events")).QuerySelector("[data-go=x]"));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_asks_the_database_as_often_for_sixty_of_two_events_as_for_one_and_is_paged(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var other = await app.AddOtherEvent();
        await app.AddInquiry("First");
        await staff.QueriesOf(Path);
        var forOne = await staff.QueriesOf(Path);

        await using var db = app.OpenDb();
        foreach (var number in Enumerable.Range(0, 60))
        {
            var inquiry = new Inquiry
            {
                EventId = other.Id,
                Company = $"Company {number}",
                ContactName = "Grace",
                Email = "grace@example.org",
            };
            inquiry.Add(
                new Message
                {
                    Kind = MessageKind.In,
                    From = "Grace",
                    Text = "Is it free?",
                    At = app.Clock.GetUtcNow().UtcDateTime,
                }
            );
            db.Add(inquiry);
        }

        await db.SaveChangesAsync();

        Assert.Equal(forOne, await staff.QueriesOf(Path));
        Assert.Equal(50, (await Companies(staff, "")).Count);
        Assert.Equal(11, (await Companies(staff, "?page=2")).Count);
        Assert.Equal(61, (await Companies(staff, "?page=-1")).Count + (await Companies(staff, "?page=2147483647&show=Nonsense")).Count);
    }

    static async Task Arrange(RunningApp app, Event other)
    {
        await using var db = app.OpenDb();
        var seed = await db.Events.AsNoTracking().SingleAsync(e => e.Slug == RunningApp.Seed);
        DateTime Now() => app.Clock.GetUtcNow().UtcDateTime;
        await app.AddInquiry("Early");
        await app.AddInquiry("Answered", inquiry => inquiry.Add(
                new Message
                {
                    Kind = MessageKind.Out,
                    From = "Ada",
                    Text = "Yes.",
                    At = Now(),
                }
            ));
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.AddInquiry("Snoozed", inquiry => inquiry.Snooze(DateOnly.FromDateTime(Now()).AddDays(5), seed, Now()));
        await app.AddInquiry("Fresh", eventId: other.Id);
    }

    static async Task<List<string>> Companies(HttpClient staff, string query) =>
        [.. (await staff.Open(Path + query)).QuerySelectorAll("tbody a").Select(link => link.Words())];
}
