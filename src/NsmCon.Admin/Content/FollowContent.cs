using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Export;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Content;

/// <summary>Imports the content folder when a Git host asks for it or a file was changed, and keeps how it went.</summary>
public sealed class FollowContent(
    ContentWatch watch,
    ContentNews news,
    ImportFolder importer,
    ExportContent exporter,
    WorkTurns turns,
    TimeProvider clock,
    ILogger<FollowContent> log
)
{
    /// <summary>The name of the worker.</summary>
    public const string Work = "Content import";

    /// <summary>Imports if it is time to; the worker asks every second, and so never two at once.</summary>
    public async Task ImportDue(CancellationToken stopping)
    {
        watch.BeginIn(await turns.Wait(Work, stopping));
        if (watch.FindDue() is not { } cause)
            return;

        try
        {
            if (await importer.Import(cause) is not { } done)
            {
                watch.AskLater(cause);
                return;
            }

            done = await exporter.WriteAgain(done);
            // A file that says the same is no news, unless it was said that it could not be imported.
            if (cause == ImportCause.Hook || done is not { Fault: null, Files: [] } || news.Last is { IsUnfinished: true })
                Report(done);
        }
        catch (DbUpdateConcurrencyException)
        {
            log.LogInformation("Someone changed the agenda while the content folder was imported; it is imported again.");
            watch.Ask();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What it was about is known to nobody any more but here.
            watch.AskAgain(cause);
            news.Report(FolderImport.CreateFailed(clock.GetUtcNow().UtcDateTime, cause));
            throw;
        }
    }

    void Report(FolderImport done)
    {
        news.Report(done);
        var level = done.Fault is null && done.Files.All(file => !file.IsLeftOut) ? LogLevel.Information : LogLevel.Warning;
        log.Log(level, "{Title}: {Sentence}", done.Title, done.Sentence);
    }
}
