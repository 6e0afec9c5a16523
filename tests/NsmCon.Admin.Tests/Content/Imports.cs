using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;
using NsmCon.Data;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>What the tests of imports need: pages as text, and an import as the app does it.</summary>
static class Imports
{
    public const string Grace = """
        +++
        title = "GraceCon"
        subtitle = ["July 4, 2031 | Amsterdam, The Netherlands"]
        +++

        # Schedule
        {{% talk time="09:00am" title="Compilers" %}}
        How they came to be.
        ### Speakers
        {{% speaker name="Grace Hopper - Rear Admiral, US Navy" github="grace" %}}
        She found the first bug.
        {{% /speaker %}}
        {{% /talk %}}
        {{% talk time="10:00am" title="BREAK" %}}
        {{% /talk %}}
        {{% talk time="10:30am" title="Engines" %}}
        ### Speakers
        {{% speaker name="Ada Lovelace - Analyst, Engines Ltd" github="ada" %}}
        {{% /speaker %}}
        {{% /talk %}}

        """;

    public static SourceFile Page(string text, string path = "events/gracecon.md") =>
        new ContentFile(path, path, Encoding.UTF8.GetBytes(text)).Understand(imageExists: null);

    public static SourceFile Packages(string text, string path = "packages/gracecon.toml") => Page(text, path);

    /// <summary>Imports the files in a scope of its own.</summary>
    public static Task<ImportPlan> Import(this RunningApp app, params SourceFile[] files) => app.Import(shown: null, files);

    /// <summary>Imports the files if the plan is still the one that was shown.</summary>
    public static Task<ImportPlan> Import(this RunningApp app, string? shown, params SourceFile[] files) => app.Import(shown, null, files);

    /// <summary>Imports the files as someone decided.</summary>
    public static async Task<ImportPlan> Import(this RunningApp app, string? shown, Decisions? decisions, params SourceFile[] files)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ApplyImport>().Apply(files, by: "ada@example.org", shown, decisions);
    }

    /// <summary>Plans the import of the files and writes nothing.</summary>
    public static async Task<ImportPlan> Plan(this RunningApp app, params SourceFile[] files)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PlanImport>().Plan(files);
    }

    /// <summary>The steps of a plan as a person reads them.</summary>
    public static IEnumerable<string> Lines(this ImportPlan plan) =>
        plan
            .Files.SelectMany(file => file.Lines)
            .Select(line => $"{line.Kind} {line.Subject} {line.Name} {line.Field}: {line.From} -> {line.To}");

    /// <summary>How many rows the tables have that an import writes.</summary>
    public static async Task<string> Rows(this ConferenceDb db) =>
        $"{await db.Events.CountAsync()} events, {await db.Talks.CountAsync()} talks, {await db.Speakers.CountAsync()} speakers, {await db.TalkSpeakers.CountAsync()} named, "
        + $"{await db.Packages.CountAsync()} packages, {await db.Benefits.CountAsync()} benefits, {await db.Quotas.CountAsync()} quotas, "
        + $"{await db.ImportedPages.CountAsync()} pages, {await db.AuditEntries.CountAsync()} audited";

    /// <summary>An event's agenda: time, title and speakers.</summary>
    public static async Task<List<string>> Agenda(this ConferenceDb db, string slug)
    {
        var talks = await db
            .Talks.Where(t => db.Events.Any(e => e.Id == t.EventId && e.Slug == slug))
            .Include(t => t.Speakers)
                .ThenInclude(s => s.Speaker)
            .OrderBy(t => t.Position)
            .AsNoTracking()
            .ToListAsync();
        return talks.ConvertAll(t =>
            $"{t.Starts:HH:mm}-{t.Ends:HH:mm} {t.Title} ({string.Join(", ", t.Speakers.OrderBy(s => s.Position).Select(s => s.Speaker!.Name))})"
        );
    }
}
