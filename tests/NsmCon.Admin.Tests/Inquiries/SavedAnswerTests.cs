using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

public class SavedAnswerTests
{
    const string Answers = $"{Arranged.List}/answers";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_is_saved_changed_and_deleted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await using var db = app.OpenDb();

        var saved = await (
            await staff.Send($"{Answers}/new", new() { ["Title"] = "  Lunch ", ["Text"] = "Dear {{name}},\nlunch is free." })
        ).Page();
        var id = await db.SavedAnswers.Select(answer => answer.Id).SingleAsync();
        Assert.Equal("“Lunch” was saved.", saved.QuerySelector(".flash").Words());
        Assert.StartsWith("Lunch", saved.QuerySelector(".rows li").Words(), StringComparison.Ordinal);

        await staff.Send($"{Answers}/{id}", new() { ["Text"] = "It is free." });
        Assert.Equal(
            ("Lunch", "It is free."),
            await db.SavedAnswers.AsNoTracking().SingleAsync() is var changed ? (changed.Title, changed.Text) : default
        );

        await staff.Send($"{Answers}/{id}", [], "form[action$=delete]");
        Assert.False(await db.SavedAnswers.AnyAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_placeholder_that_there_is_not_and_a_title_given_twice_are_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await staff.Send($"{Answers}/new", new() { ["Title"] = "Lunch", ["Text"] = "Free." });

        var unknown = await (await staff.Send($"{Answers}/new", new() { ["Title"] = "Other", ["Text"] = "Dear {{nmae}}" })).Page();
        var twice = await (await staff.Send($"{Answers}/new", new() { ["Title"] = "Lunch", ["Text"] = "Free!" })).Page();

        Assert.Equal(
            "There is no {{nmae}}. There are {{name}}, {{company}}, {{event}}, {{packages}}, {{me}}.",
            unknown.QuerySelector(".summary li").Words()
        );
        Assert.Equal("Dear {{nmae}}", unknown.QuerySelector("#Text")!.TextContent.Trim());
        Assert.Equal("There is already an answer called “Lunch”.", twice.QuerySelector(".summary li").Words());
        await using var db = app.OpenDb();
        Assert.Equal("Free.", (await db.SavedAnswers.SingleAsync()).Text);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_is_put_below_what_is_written_with_all_that_it_stands_for(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await staff.Send(
            $"{Answers}/new",
            new() { ["Title"] = "All", ["Text"] = "{{name}} of {{company}}: {{event}}, {{packages}}. {{me}}" }
        );
        var path = PathOf(await app.AddInquiry("Polder", packages: ["event", "t-shirt"]));

        var page = await (await staff.Press(path, "Insert", new() { ["Text"] = "Hello!" })).Page();

        Assert.Equal(
            "Hello!\n\nToni Bakker of Polder: NSMCon EU 2020, Event, T-Shirt. Sponsorship Person",
            page.QuerySelector("#Text")!.TextContent
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Placeholders_in_a_reply_are_filled_and_one_that_there_is_not_keeps_it_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var path = PathOf(await app.AddInquiry("Polder"));
        await using var db = app.OpenDb();

        var refused = await (await staff.Press(path, "Send", new() { ["Text"] = "Dear {{nmae}}" })).Page();
        Assert.StartsWith("There is no {{nmae}}.", refused.QuerySelector(".summary li").Words(), StringComparison.Ordinal);
        Assert.False(await db.OutgoingMails.AnyAsync());

        var preview = await (await staff.Press(path, "Preview", new() { ["Text"] = "Dear {{name}}" })).Page();
        Assert.Contains(
            "Dear Toni Bakker",
            await staff.TextOf(preview.QuerySelector("#preview iframe")!.GetAttribute("src")!),
            StringComparison.Ordinal
        );
        await staff.Press(path, "Send");
        await staff.Press($"{path}?note=true", "Add note", new() { ["Text"] = "{{nmae}} is wrong." });

        Assert.Equal(
            ["Dear Toni Bakker", "{{nmae}} is wrong."],
            await db
                .Messages.Where(message => message.Kind != MessageKind.In)
                .OrderBy(message => message.Id)
                .Select(message => message.Text)
                .ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_of_another_event_is_not_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);
        var other = await app.AddOtherEvent();
        await staff.Send($"{Answers}/new", new() { ["Title"] = "Ours", ["Text"] = "Ours" });
        await using var db = app.OpenDb();
        var theirs = db.Add(
            new SavedAnswer
            {
                EventId = other.Id,
                Title = "Theirs",
                Text = "Theirs",
            }
        ).Entity;
        await db.SaveChangesAsync();
        var path = PathOf(await app.AddInquiry("Polder"));

        var inserted = await staff.Press(path, "Insert", new() { ["answerId"] = $"{theirs.Id}" });

        Assert.Equal(HttpStatusCode.NotFound, inserted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"{Answers}/{theirs.Id}")).StatusCode);
        Assert.DoesNotContain("Theirs", await staff.TextOf(Answers), StringComparison.Ordinal);
        Assert.DoesNotContain("Theirs", await staff.TextOf(path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync("/admin/events/other/inquiries/answers")).StatusCode);
    }

    static string PathOf(Inquiry inquiry) => $"{Arranged.List}/{inquiry.Id}";
}
