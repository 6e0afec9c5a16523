using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Testbed.Running;
using UglyToad.PdfPig;

namespace NsmCon.Admin.Tests.Badges;

/// <summary>People who need badges, and what a reader sees on them.</summary>
static class Attendees
{
    /// <summary>Registers a person at the desk and gives the registration's id.</summary>
    public static async Task<int> Attend(this RunningApp app, Event conference, TicketType type, string name, string company = "")
    {
        var answer = await app
            .Services.GetRequiredService<RegistrationDesk>()
            .Register(
                new DeskRequest(
                    conference.Id,
                    conference.Title,
                    type.Id,
                    Guid.NewGuid(),
                    name,
                    $"{Guid.NewGuid():N}@example.org",
                    company,
                    "",
                    null
                )
            );
        await using var db = app.OpenDb();
        return await db.Registrations.Where(r => r.TicketCode == answer.TicketCode).Select(r => r.Id).SingleAsync();
    }

    public static async Task Cancel(this RunningApp app, int registrationId)
    {
        await using var db = app.OpenDb();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Id == registrationId), app.Now(), by: "test");
    }

    public static async Task CheckIn(this RunningApp app, int registrationId)
    {
        await using var db = app.OpenDb();
        var eventId = await db.Registrations.Where(r => r.Id == registrationId).Select(r => r.EventId).SingleAsync();
        await new CheckInDesk(db).Admit(registrationId, new(eventId, Guid.NewGuid(), app.Now(), "test"));
    }

    /// <summary>Puts a template of the organizers' in the place of a built-in one.</summary>
    public static void WriteTemplate(this RunningApp app, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(app.Folder, "content", "templates"));
        File.WriteAllText(Path.Combine(folder.FullName, "badge.typ"), text);
    }

    /// <summary>The words of each page, with single spaces.</summary>
    public static async Task<List<string>> Pages(this HttpClient browser, string path) => PagesOf(await browser.GetByteArrayAsync(path));

    public static List<string> PagesOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text)))];
    }
}
