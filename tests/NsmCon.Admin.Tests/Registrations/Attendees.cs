using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations;

/// <summary>An event that people can register for, and people who did.</summary>
static class Attendees
{
    public const string Slug = "ours";
    public const string List = $"/admin/events/{Slug}/registrations";
    public const string Register = $"/events/{Slug}/register";

    /// <summary>The event "ours" with the ticket type Attendee; registration is open.</summary>
    public static async Task<(Event Event, TicketType Attendee)> OpenRegistration(this RunningApp app, int places = 100)
    {
        var ours = await app.AddEvent(Slug, e => e.RegistrationOpensAt = app.Now().AddDays(-1));
        return (ours, await app.AddTicketType(ours, places: places));
    }

    public static async Task<Registration> Attend(
        this RunningApp app,
        TicketType type,
        string name = "Ada Lovelace",
        string? email = null,
        string company = "Analytical Engines",
        string diet = ""
    )
    {
        var answer = await app
            .Services.GetRequiredService<RegistrationDesk>()
            .Register(
                new DeskRequest(
                    type.EventId,
                    "Ours",
                    type.Id,
                    Guid.NewGuid(),
                    name,
                    email ?? $"{Guid.NewGuid():N}@example.org",
                    company,
                    diet,
                    app.Now()
                )
            );
        return await app.Look(r => r.TicketCode == answer.TicketCode);
    }

    /// <summary>The registration as it is in the database.</summary>
    public static async Task<Registration> Look(this RunningApp app, System.Linq.Expressions.Expression<Func<Registration, bool>> which)
    {
        await using var db = app.OpenDb();
        return await db.Registrations.AsNoTracking().SingleAsync(which);
    }

    public static Task<Registration> Look(this RunningApp app, Registration registration) => app.Look(r => r.Id == registration.Id);

    /// <summary>How many places of the type's quota are taken: what counts them agrees with what everybody holds.</summary>
    public static async Task<int> Taken(this RunningApp app, TicketType type)
    {
        await using var db = app.OpenDb();
        Assert.Empty(await new CheckLimits(db).FindFaults());
        return await db.Quotas.Where(quota => quota.Id == type.QuotaId()).Select(quota => quota.Taken).SingleAsync();
    }

    public static async Task CheckIn(this RunningApp app, Registration registration)
    {
        await using var db = app.OpenDb();
        await new CheckInDesk(db).Admit(registration.Id, new(registration.EventId, Guid.NewGuid(), app.Now(), "door"));
    }

    public static async Task Cancel(this RunningApp app, Registration registration)
    {
        await using var db = app.OpenDb();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Id == registration.Id), app.Now(), "attendee");
    }

    /// <summary>The names in the list, from top to bottom.</summary>
    public static async Task<string[]> Names(this HttpClient browser, string query = "") =>
        [.. (await browser.Open(List + query)).QuerySelectorAll("tbody tr td:first-child").Select(cell => cell.Words())];

    /// <summary>What the page says must be corrected.</summary>
    public static async Task<string> Summary(this HttpResponseMessage answer) => (await answer.Page()).QuerySelector(".summary").Words();

    public static async Task<string> ReadMessage(this HttpResponseMessage answer) => (await answer.Page()).QuerySelector(".flash").Words();

    public static string? Value(this IParentNode page, string name) => page.QuerySelector($"[name='{name}']")?.GetAttribute("value");
}
