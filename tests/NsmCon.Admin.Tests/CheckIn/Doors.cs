using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.CheckIn;

/// <summary>People with tickets, and what is done at a door.</summary>
static class Doors
{
    public const string Path = "/admin/events/ours/check-in";

    /// <summary>Registers someone at the desk.</summary>
    public static async Task<Registration> Register(
        this RunningApp app,
        Event conference,
        TicketType type,
        string name,
        string email = "ada@example.org",
        string company = "",
        string food = ""
    )
    {
        await app
            .Services.GetRequiredService<RegistrationDesk>()
            .Register(new DeskRequest(conference.Id, conference.Title, type.Id, Guid.NewGuid(), name, email, company, food, null));
        await using var db = app.OpenDb();
        return await db.Registrations.SingleAsync(r => r.EventId == conference.Id && r.Email == email);
    }

    /// <summary>An event "ours" with one person, whom it expects.</summary>
    public static async Task<(Event Conference, TicketType Attendee, Registration Ada)> ExpectAda(this RunningApp app)
    {
        var conference = await app.AddEvent("ours", e => e.TimeZone = "Asia/Tokyo");
        var attendee = await app.AddTicketType(conference);
        return (conference, attendee, await app.Register(conference, attendee, "Ada Lovelace"));
    }

    /// <summary>Cancels, as the desk does.</summary>
    public static async Task Cancel(this RunningApp app, Registration registration)
    {
        await using var db = app.OpenDb();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Id == registration.Id), app.Now(), by: "Grace");
    }

    public static async Task<Registration> Reload(this RunningApp app, Registration registration)
    {
        await using var db = app.OpenDb();
        return await db.Registrations.SingleAsync(r => r.Id == registration.Id);
    }

    /// <summary>Moves the clock to a time of a coming day in Tokyo, which never changes its clocks.</summary>
    public static void MoveToTokyo(this RunningApp app, TimeOnly time) =>
        app.Clock.SetUtcNow(new DateTimeOffset(DateOnly.FromDateTime(app.Now()).AddDays(2), time, TimeSpan.FromHours(9)));

    /// <summary>Types into the input of the door, sends it, and gives the page that answers.</summary>
    public static async Task<IHtmlDocument> Type(this HttpClient browser, string typed, string path = Path) =>
        await (await browser.Send(path, new() { ["typed"] = typed }, "form.ask")).Page();

    /// <summary>The answer: its colour, its word and the rest.</summary>
    public static string Answer(this IHtmlDocument page) =>
        page.QuerySelector(".answer") is { } answer
            ? $"{answer.ClassList[^1]}: {string.Join(" | ", answer.Children.Select(line => line.Words()))}"
            : "";

    public static string Word(this IHtmlDocument page) => page.QuerySelector(".answer .word").Words();
}
