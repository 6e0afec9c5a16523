using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.ContentImport;

/// <summary>Imports the content folder without anybody at a page. What has conflicts is left out and waits for a person.</summary>
public sealed class ImportFolder(ContentWatch watch, ContentNews news, FetchContent fetch, PlanImport planner, ApplyImport importer, ConferenceSettings settings, TimeProvider clock, ILogger<ImportFolder> log)
{
    /// <summary>Imports if it is time to; the worker asks every second, and so never two at once.</summary>
    public async Task ImportDue()
    {
        if (watch.Due() is not { } cause) return;

        var fault = cause == ImportCause.Hook && settings.Content.Git.Remote is { } remote ? await fetch.Fetch(remote) : null;
        var done = await Import(cause, fault);
        // A file that says the same is no news.
        if (cause == ImportCause.Change && done is { Fault: null, Files: [] }) return;

        news.Report(done);
        if (done.Fault is null && done.Files.All(file => !file.IsLeftOut)) log.LogInformation("{Title}: {Sentence}", done.Title, done.Sentence);
        else log.LogWarning("{Title}: {Sentence}", done.Title, done.Sentence);
    }

    async Task<FolderImport> Import(ImportCause cause, string? fault)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            var files = planner.Understand(ContentFile.Folder(settings.ContentPath));
            var plan = await importer.Apply(files, by: cause == ImportCause.Hook ? "content hook" : "content folder");
            return new(now, cause, fault, [.. plan.Files.Select(ImportedFile.Of).OfType<ImportedFile>()]);
        }
        catch (RuleBrokenException refusal)
        {
            return new(now, cause, $"{fault} {refusal.Message}".Trim(), []);
        }
        catch (DbUpdateConcurrencyException)
        {
            watch.Ask();
            return new(now, cause, $"{fault} Somebody changed the agenda at the same time: it is tried again.".Trim(), []);
        }
    }
}
