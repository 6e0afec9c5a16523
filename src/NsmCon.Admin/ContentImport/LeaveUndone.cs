using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.ContentImport;

/// <summary>Finds the files whose import somebody took back: as long as they stay as they are, they do not come in again by themselves.</summary>
public sealed class LeaveUndone(ConferenceDb db)
{
    /// <summary>Those of the files that are left out.</summary>
    public async Task<List<SourceFile>> Of(IReadOnlyCollection<SourceFile> files)
    {
        var steps = await db.AgendaSteps.Where(step => step.Kind == AgendaStepKind.Import && step.UndoneAt != null).Select(step => step.Changes).ToListAsync();
        var texts = steps.SelectMany(changes => changes).Where(change => change.Entity == nameof(ImportedPage)).Select(Text).ToHashSet(StringComparer.Ordinal);
        var left = files.Where(file => texts.Contains(file.Text)).ToList();
        if (left.Count == 0) return left;

        // What was imported again by hand meanwhile is as anything else.
        var paths = left.ConvertAll(file => file.Path);
        var bases = await db.ImportedPages.Where(page => paths.Contains(page.Path)).ToDictionaryAsync(page => page.Path, page => page.Text, StringComparer.Ordinal);
        return left.FindAll(file => bases.GetValueOrDefault(file.Path) != file.Text);
    }

    static string? Text(RowChange change) => change.After?.TryGetValue(nameof(ImportedPage.Text), out var text) == true ? text.GetString() : null;
}
