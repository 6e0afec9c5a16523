using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// Finds the files whose import someone took back: as long as they stay as they are, they do not come in again by themselves.
/// </summary>
public sealed class LeaveUndone(ConferenceDb db)
{
    /// <summary>Those of the files that are left out.</summary>
    public async Task<List<SourceFile>> FindUndone(IReadOnlyCollection<SourceFile> files)
    {
        var steps = await db
            .AgendaSteps.Where(step => step.Kind == AgendaStepKind.Import && step.UndoneAt != null)
            .Select(step => step.Changes)
            .ToListAsync();
        var texts = steps
            .SelectMany(changes => changes)
            .Where(change => change.Entity == nameof(ImportedPage))
            .Select(Text)
            .ToHashSet(StringComparer.Ordinal);
        // An event that was undone waits to be imported by hand, however its page changes.
        var gone = (await db.UndonePages.Select(page => page.Path).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var left = files.Where(file => texts.Contains(file.Text) || gone.Contains(file.Path)).ToList();
        if (left.Count == 0)
            return left;

        // What was imported again by hand meanwhile is as anything else.
        var paths = left.ConvertAll(file => file.Path);
        var bases = await db
            .ImportedPages.Where(page => paths.Contains(page.Path))
            .ToDictionaryAsync(page => page.Path, page => page.Text, StringComparer.Ordinal);
        return left.FindAll(file => !bases.TryGetValue(file.Path, out var text) || (texts.Contains(file.Text) && text != file.Text));
    }

    static string? Text(RowChange change) =>
        change.After?.TryGetValue(nameof(ImportedPage.Text), out var text) == true ? text.GetString() : null;
}
