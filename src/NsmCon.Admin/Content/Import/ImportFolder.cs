using NsmCon.Admin.Content.Git;
using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Content.Import;

/// <summary>Imports the content folder without anybody at a page. What has conflicts is left out and waits for a person.</summary>
public sealed class ImportFolder(
    FetchContent fetch,
    LeaveUndone undone,
    PlanImport planner,
    ApplyImport importer,
    ConferenceSettings settings,
    TimeProvider clock
)
{
    /// <summary>
    /// Imports it, after fetching what was pushed if a Git host asked for it, or may have asked while the app
    /// was away. Answers null while someone is at work in its repository: a half-done merge is nobody's word.
    /// </summary>
    public async Task<FolderImport?> Import(ImportCause cause)
    {
        if (SiteRepository.Busy(settings.ContentPath) is not null)
            return null;

        var together = settings.Content.Git.Remote is { } remote && IsFetching(cause) ? await fetch.Fetch(remote) : new(null, []);
        return await Import(cause, together.Fault) is { } done ? done with { Taken = together.Taken, IsAhead = together.IsAhead } : null;
    }

    /// <summary>Imports it as it lies there.</summary>
    public async Task<FolderImport?> Import(ImportCause cause, string? fault)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            var files = planner.Understand(ContentFile.Folder(settings.Site));
            // What was read meanwhile may be half of it.
            if (SiteRepository.Busy(settings.ContentPath) is not null)
                return null;

            var left = await undone.FindUndone(files);
            var plan = await importer.Apply([.. files.Except(left)], by: cause == ImportCause.Hook ? "content hook" : "content folder");
            return new(
                now,
                cause,
                fault,
                [.. plan.Files.Select(ImportedFile.FromPlan).OfType<ImportedFile>(), .. left.Select(ImportedFile.Undone)]
            );
        }
        catch (RuleBrokenException refusal)
        {
            return new(now, cause, $"{fault} {refusal.Message}".Trim(), []);
        }
    }

    bool IsFetching(ImportCause cause) =>
        cause == ImportCause.Hook || (cause == ImportCause.Start && settings.Content.HookSecret is not null);
}
