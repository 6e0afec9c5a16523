using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Export;
using NsmCon.Admin.Content.Import;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>What the tests of exports need: edits in the database, the page on the disk, and how it differs.</summary>
static class Exports
{
    public static string PageFile(this RunningApp app, string slug = RunningApp.Seed) =>
        Path.Combine(app.Folder, "content", "events", $"{slug}.md");

    public static async Task<string> PageText(this RunningApp app, string slug = RunningApp.Seed) =>
        await File.ReadAllTextAsync(app.PageFile(slug));

    public static async Task<PageExport> Export(this RunningApp app, string slug = RunningApp.Seed, string? shown = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var id = await scope
            .ServiceProvider.GetRequiredService<ConferenceDb>()
            .Events.Where(e => e.Slug == slug)
            .Select(e => e.Id)
            .SingleAsync();
        return await scope.ServiceProvider.GetRequiredService<ExportContent>().Write(id, by: "ada@example.org", shown);
    }

    /// <summary>What would be written.</summary>
    public static async Task<PageExport> PlanExport(this RunningApp app, string slug = RunningApp.Seed)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var id = await scope
            .ServiceProvider.GetRequiredService<ConferenceDb>()
            .Events.Where(e => e.Slug == slug)
            .Select(e => e.Id)
            .SingleAsync();
        return await scope.ServiceProvider.GetRequiredService<ExportContent>().Plan(id);
    }

    /// <summary>Changes an event as its staff would.</summary>
    public static async Task Change(this RunningApp app, Action<ConferenceDb, List<Talk>> change, string slug = RunningApp.Seed)
    {
        await using var db = app.OpenDb();
        var talks = await db
            .Talks.Where(talk => db.Events.Any(e => e.Id == talk.EventId && e.Slug == slug))
            .Include(talk => talk.Speakers)
                .ThenInclude(row => row.Speaker)
            .OrderBy(talk => talk.Position)
            .ToListAsync();
        change(db, talks);
        await db.SaveChangesAsync();
    }

    /// <summary>Publishes a version of an agenda that nobody changed since, or as often as is said.</summary>
    public static async Task PublishVersion(this RunningApp app, int number, int draftMovedOn = 0, Action<AgendaRelease>? change = null)
    {
        await using var db = app.OpenDb();
        var conference = await db.Events.SingleAsync();
        var release = new AgendaRelease
        {
            EventId = conference.Id,
            Number = number,
            PublishedAt = app.Clock.GetUtcNow().UtcDateTime,
            PublishedBy = "grace@example.org",
            Event = ReleasedEvent.FromEvent(conference),
            Agenda = "{}",
            Revision = conference.AgendaRevision - draftMovedOn,
        };
        change?.Invoke(release);
        db.AgendaReleases.Add(release);
        await db.SaveChangesAsync();
    }

    /// <summary>Imports the page that is on the disk.</summary>
    public static Task<ImportPlan> ImportDisk(this RunningApp app, string slug = RunningApp.Seed) =>
        app.Import(ContentFile.Read(app.PageFile(slug)).Understand(imageExists: null));

    /// <summary>The lines that differ: "-old" and "+new".</summary>
    public static List<string> Lines(string before, string after) =>
        [
            .. InlineDiffBuilder
                .Diff(before, after, ignoreWhiteSpace: false)
                .Lines.Where(line => line.Type != ChangeType.Unchanged)
                .Select(line => $"{(line.Type == ChangeType.Inserted ? '+' : '-')}{line.Text}"),
        ];
}
