using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Inbox;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>What comes next in an inquiry, until when it is put away, and what is late.</summary>
public class FollowUpTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_next_step_is_planned_falls_due_and_is_done_and_the_log_says_by_whom(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        var day = await Today(app, plus: 2);

        await staff.Send(path, new() { ["step"] = " Send  the offer ", ["day"] = $"{day:yyyy-MM-dd}" }, "form[action$='/step']");
        Assert.Contains(
            $"Next: Send the offer (by {day:MMM d})",
            (await staff.Open(Arranged.List)).QuerySelector("tbody").Words(),
            StringComparison.Ordinal
        );
        Assert.Empty((await staff.Open($"{Arranged.List}?due=true")).QuerySelectorAll("tbody tr"));

        app.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Contains(
            "Next: Send the offer Due yesterday",
            (await staff.Open($"{Arranged.List}?due=true")).QuerySelector("tbody").Words(),
            StringComparison.Ordinal
        );
        await PressDone(staff, await staff.Open(path));

        Assert.Equal("", (await staff.Open(path)).QuerySelector("#step")!.GetAttribute("value") ?? "");
        await using var db = app.OpenDb();
        var log = (
            await db
                .AuditEntries.Where(entry => entry.Subject == nameof(Inquiry) && entry.Action == "Changed")
                .OrderBy(entry => entry.Id)
                .ToListAsync()
        ).SelectMany(entry => entry.Changes, (entry, change) => (Who: entry.By.Split('.')[0], change.Field, change.From, change.To));
        Assert.Equal(
            [
                ("sponsorship", "NextStep", "", "Send the offer"),
                ("sponsorship", "NextStepOn", null, $"{day:yyyy-MM-dd}"),
                ("sponsorship", "NextStep", "Send the offer", ""),
                ("sponsorship", "NextStepOn", $"{day:yyyy-MM-dd}", null),
            ],
            log
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_step_that_a_colleague_changed_meanwhile_is_not_done_by_an_old_page(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.SignIn(StaffRole.Sponsorship);
        using var grace = await app.SignIn();
        var path = PathOf(await app.AddInquiry("Polder"));
        await ada.Send(path, new() { ["step"] = "Call them" }, "form[action$='/step']");
        var old = await ada.Open(path);

        await grace.Send(path, new() { ["step"] = "Send the offer" }, "form[action$='/step']");
        ada.DefaultRequestHeaders.Referrer = new Uri(ada.BaseAddress!, path);
        var refused = await PressDone(ada, old);

        Assert.Equal(
            "Somebody changed the next step meanwhile: “Send the offer”. It stays.",
            (await refused.Page()).QuerySelector(".flash.refused").Words()
        );
        Assert.Equal("Send the offer", (await ada.Open(path)).QuerySelector("#step")!.GetAttribute("value") ?? "");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_snoozed_leaves_who_waits_and_comes_back_by_itself_on_its_day(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        var tomorrow = await Today(app, plus: 1);

        var button = (await staff.Open(path)).QuerySelectorAll("form[action$='/snooze'] button[name=day]").First();
        Assert.Equal($"Tomorrow {tomorrow:ddd, MMM d}", button.Words());
        await staff.Send(path, new() { ["day"] = button.GetAttribute("value") }, "form[action$='/snooze']");

        Assert.Equal(["Waiting for us 0", "Waiting for them 0", "Snoozed 1", "Due or late 0"], await Chips(staff));
        Assert.DoesNotContain("waits for an answer", await staff.TextOf($"/admin/events/{RunningApp.Seed}"), StringComparison.Ordinal);
        Assert.Null((await staff.Open($"{Arranged.List}?turn=Snoozed")).QuerySelector("a[href$='/inquiries'] .count"));
        Assert.Contains(
            $"Snoozed until {tomorrow:MMM d}",
            (await staff.Open($"{Arranged.List}?turn=Snoozed")).QuerySelector("tbody").Words(),
            StringComparison.Ordinal
        );

        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(["Waiting for us 1", "Waiting for them 0", "Snoozed 0", "Due or late 0"], await Chips(staff));
        Assert.Equal("1 waiting", (await staff.Open(Arranged.List)).QuerySelector("a[href$='/inquiries'] .count").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_snoozed_is_back_as_soon_as_they_write_or_somebody_wishes(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");
        var path = PathOf(inquiry);
        var day = new Dictionary<string, string?> { ["day"] = $"{await Today(app, plus: 30):yyyy-MM-dd}" };

        await staff.Send(path, day, "form.all-at-once");
        await app.Arrives(
            $"From: {inquiry.Email}",
            $"To: sponsors+{inquiry.ReplyKey}@networkservicemesh.io",
            "Subject: Wait",
            "",
            "We are in a hurry."
        );
        Assert.Equal("Waiting for us 1", (await Chips(staff))[0]);
        await staff.Send(path, day, "form.all-at-once");
        Assert.Equal("Waiting for us 0", (await Chips(staff))[0]);
        await staff.Send(path, [], "form[action$='/wake']");

        Assert.Equal("Waiting for us 1", (await Chips(staff))[0]);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answered_inquiry_that_was_snoozed_waits_for_us_again_on_its_day_until_nothing_is_to_do(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        await staff.Send(path, new() { ["Text"] = "It costs 5." }, "form.reply");
        Assert.Equal(["Waiting for us 0", "Waiting for them 1", "Snoozed 0", "Due or late 0"], await Chips(staff));

        await staff.Send(path, new() { ["day"] = $"{await Today(app, plus: 3):yyyy-MM-dd}" }, "form[action$='/snooze']");
        app.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Contains(
            "Back since",
            (await staff.Open($"{Arranged.List}?turn=Ours")).QuerySelector("tbody").Words(),
            StringComparison.Ordinal
        );
        await staff.Send(path, [], "form[action$='/no-answer']");
        Assert.Equal(["Waiting for us 0", "Waiting for them 1", "Snoozed 0", "Due or late 0"], await Chips(staff));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_that_takes_longer_than_we_aim_for_is_called_late_in_words(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Mail:AnswerWithinHours=24");
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));

        Assert.Contains("(less than a minute)", (await staff.Open(Arranged.List)).QuerySelector("tbody").Words(), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Contains("(23 hours)", (await staff.Open(Arranged.List)).QuerySelector("tbody").Words(), StringComparison.Ordinal);
        Assert.Contains(
            "23 hours. We aim to answer within 24 hours.",
            (await staff.Open(path)).QuerySelector("form[action$='/no-answer']").Words(),
            StringComparison.Ordinal
        );
        app.Clock.Advance(TimeSpan.FromHours(50));

        Assert.Contains(
            "Late: 3 days",
            (await staff.Open($"{Arranged.List}?due=true")).QuerySelector("tbody").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "3 days. That is late: we aim to answer within 24 hours.",
            (await staff.Open(path)).QuerySelector("form[action$='/no-answer']").Words(),
            StringComparison.Ordinal
        );
        var needs = (await staff.Open($"/admin/events/{RunningApp.Seed}"))
            .QuerySelectorAll(".rows a")
            .ToDictionary(link => link.Words(), link => link.GetAttribute("href"));
        Assert.Equal($"{Arranged.List}?due=true", needs["One answer is late"]);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_dashboard_counts_what_is_due_and_what_is_late(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await using var db = app.OpenDb();
        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Slug == RunningApp.Seed);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await app.AddInquiry("Late");
        await app.AddInquiry("Late and due", inquiry => inquiry.Plan("Call", Day(1), conference, now));
        await app.AddInquiry("Due", inquiry =>
        {
            inquiry.NeedsNoAnswer();
            inquiry.Plan("Call", Day(2), conference, now);
        });
        await app.AddInquiry("Snoozed", inquiry => inquiry.Snooze(Day(9), conference, now));
        app.Clock.Advance(TimeSpan.FromDays(3));

        var needs = (await staff.Open($"/admin/events/{RunningApp.Seed}"))
            .QuerySelectorAll(".rows a")
            .Select(link => link.Words())
            .ToList();

        Assert.Contains("2 answers are late", needs);
        Assert.Contains("2 next steps are due", needs);
        Assert.Equal(["Waiting for us 2", "Waiting for them 1", "Snoozed 1", "Due or late 3"], await Chips(staff));
        Assert.Equal(
            ["Late and due", "Late", "Due"],
            (await staff.Open($"{Arranged.List}?due=true")).QuerySelectorAll("tbody a").Select(company => company.Words())
        );

        DateOnly Day(int days) => DateOnly.FromDateTime(conference.ToLocal(now)).AddDays(days);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_makes_no_sense_is_refused_with_a_sentence(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));

        foreach (var day in new[] { "", "soon", "0001-01-01", "9999-12-31", $"{await Today(app, plus: 0):yyyy-MM-dd}" })
            Assert.NotEqual(
                "",
                (await (await staff.PostFrom(path, "form[action$='/snooze']", new() { ["day"] = day })).Page())
                    .QuerySelector(".flash.refused")
                    .Words()
            );
        foreach (
            var (step, day) in new[]
            {
                ("", ""),
                ("\u200b", ""),
                (new string('x', 201), ""),
                ("Call", "0001-01-01"),
                ("Call", "9999-12-31"),
                ("Call", "soon"),
            }
        )
            Assert.NotEqual(
                "",
                (await (await staff.PostFrom(path, "form[action$='/step']", new() { ["step"] = step, ["day"] = day })).Page())
                    .QuerySelector(".flash.refused")
                    .Words()
            );

        await using var db = app.OpenDb();
        var inquiry = await db.Inquiries.SingleAsync();
        Assert.Equal(("", null, null), (inquiry.NextStep, inquiry.NextStepOn, inquiry.SnoozedUntilOn));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_plans_in_an_inquiry_of_another_event_or_without_the_role(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var other = await app.AddOtherEvent();
        var inquiry = await app.AddInquiry("Polder");
        using var owner = await app.SignIn();
        using var elsewhere = await app.SignIn(StaffRole.Sponsorship, other.Slug);
        using var door = await app.SignIn(StaffRole.Reader);
        var form = (await owner.Open(PathOf(inquiry))).QuerySelector("form[action$='/wake'], form[action$='/step']")!;

        form.SetAttribute("action", $"/admin/events/{other.Slug}/inquiries/{inquiry.Id}/step");
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Send(form, "", new() { ["step"] = "Call" })).StatusCode);
        form.SetAttribute("action", $"{PathOf(inquiry)}/step");
        foreach (var staff in new[] { elsewhere, door })
            Assert.NotEqual(HttpStatusCode.OK, (await staff.Send(form, "", new() { ["step"] = "Call" })).StatusCode);

        await using var db = app.OpenDb();
        Assert.Equal("", (await db.Inquiries.SingleAsync()).NextStep);
    }

    static async Task<HttpResponseMessage> PressDone(HttpClient staff, IHtmlDocument page)
    {
        var button = page.QuerySelector("button[formaction$='/step/done']")!;
        var form = page.QuerySelector("form[action$='/step']")!;
        form.SetAttribute("action", button.GetAttribute("formaction")!);
        return await staff.Send(form, "", new() { ["was"] = button.GetAttribute("value") });
    }

    static async Task<DateOnly> Today(RunningApp app, int plus)
    {
        await using var db = app.OpenDb();
        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Slug == RunningApp.Seed);
        return DateOnly.FromDateTime(conference.ToLocal(app.Clock.GetUtcNow().UtcDateTime)).AddDays(plus);
    }

    static async Task<List<string>> Chips(HttpClient staff) =>
        [.. (await staff.Open(Arranged.List)).QuerySelectorAll(".chip").Select(chip => chip.Words()).Skip(1).Take(4)];

    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";
}
