using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Testbed.Running;

/// <summary>Publishing agendas: the public sees nothing before.</summary>
public static class Releases
{
    public const string Publisher = "mira@staff.example.org";

    /// <summary>Publishes the event's agenda as it is now.</summary>
    public static Task<AgendaRelease> Publish(this RunningApp app, Event conference, string note = "") =>
        app.Publish(conference.Slug, note);

    public static async Task<AgendaRelease> Publish(this RunningApp app, string slug = RunningApp.Seed, string note = "")
    {
        await using var db = app.OpenDb();
        using var acting = db.ActAs(Publisher);
        var eventId = await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).SingleAsync();
        return await new PublishAgenda(db).Publish(new(eventId, Publisher, app.Clock.GetUtcNow().UtcDateTime, app.Url) { Note = note });
    }

    /// <summary>Makes it as if nobody had ever seen an agenda.</summary>
    public static async Task Unpublish(this RunningApp app)
    {
        await using var db = app.OpenDb();
        await db.AgendaReleases.ExecuteDeleteAsync();
    }
}
