using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Export;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Content.Git;

/// <summary>
/// Brings together what was committed here and what was pushed to the remote. Git merges what lies apart.
/// A page of which both sides changed the same lines is taken from the other side: what was changed here
/// is in the database, and the import compares field by field with the text that both began with.
/// </summary>
public sealed class MergeBranches(
    IDbContextFactory<ConferenceDb> databases,
    ConferenceSettings settings,
    ContentStamps stamps,
    TimeProvider clock
)
{
    /// <summary>Merges what was fetched into a branch; null is the one that is checked out.</summary>
    /// <exception cref="RuleBrokenException">Nothing can be done in the repository for now.</exception>
    public async Task<MergeResult> Merge(string remote, string? branch)
    {
        await using var db = await databases.CreateDbContextAsync();
        var pages = await db.ImportedPages.AsNoTracking().Where(page => page.Path.EndsWith(".md")).ToListAsync();
        var merge = SiteMerge.Plan(settings, clock.GetUtcNow(), remote, branch, pages);
        if (merge.Fault is not null || merge.Target is null)
            return new(merge.Fault, []) { IsAhead = merge.IsAhead };

        var taken = merge.Pages.Where(page => page.Base != page.Here).ToList();
        var written = await FindWritten(db, [.. taken.Select(page => page.Imported)]);
        // Before anything is changed on the disk: should the app end here, the import still knows what both sides began with.
        foreach (var page in taken)
            await Rebase(db, page, page.Base);
        string? fault;
        await using (await stamps.Enter())
            fault = await merge.Do(settings);
        // And after it: an import of the old text may have come in between.
        foreach (var page in taken)
            await Rebase(db, page, fault is null ? page.Base : page.Here);
        if (fault is not null)
            return new(fault, []);

        return new(
            null,
            taken.ConvertAll(page => new TakenPage(page.Imported.EventId, page.Imported.Path, written.Contains(page.Imported.EventId)))
        )
        {
            IsAhead = merge.IsAhead,
        };
    }

    static Task<int> Rebase(ConferenceDb db, MergedPage page, string text) =>
        db
            .ImportedPages.Where(imported => imported.Id == page.Imported.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(imported => imported.Text, text));

    // The events of which nothing is changed here that their page does not say.
    static async Task<HashSet<int>> FindWritten(ConferenceDb db, List<ImportedPage> pages)
    {
        var ids = pages.ConvertAll(page => page.EventId);
        var states = await new EventStates(db).Load(await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).ToListAsync());
        return [.. pages.Where(page => !WritePage.Write(page, states[page.EventId]).HasWork).Select(page => page.EventId)];
    }
}
