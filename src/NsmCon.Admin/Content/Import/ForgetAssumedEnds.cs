using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// Takes away the ends that older versions kept for talks whose page gives them none: the start of the next talk. Nothing that anybody sees
/// changes by it, and an end that may have been given stays.
/// </summary>
public sealed class ForgetAssumedEnds(ConferenceDb db)
{
    /// <summary>Does it for each page once.</summary>
    public async Task Forget()
    {
        var pages = await db
            .ImportedPages.AsNoTracking()
            .Where(page => !page.HasGivenEnds)
            .OrderBy(page => page.Id)
            .Select(page => page.Id)
            .ToListAsync();
        foreach (var id in pages)
        {
            await using var write = await db.BeginWrite();
            var page = await db.ImportedPages.AsNoTracking().SingleAsync(page => page.Id == id);
            if (page.Path.EndsWith(".md", StringComparison.Ordinal))
                await Forget(page);
            await db.ImportedPages.Where(page => page.Id == id).ExecuteUpdateAsync(set => set.SetProperty(page => page.HasGivenEnds, true));
            await write.Commit();
        }
    }

    // Past the audit log, the steps and the agenda's revision: nobody changed anything.
    async Task Forget(ImportedPage page)
    {
        var rows = await db.Talks.AsNoTracking().Where(talk => talk.EventId == page.EventId).ToListAsync();
        var ids = FindAssumed(ContentFile.FromImport(page.Path, page.Text), rows).Select(talk => talk.Id).ToList();
        await db.Talks.Where(talk => ids.Contains(talk.Id)).ExecuteUpdateAsync(set => set.SetProperty(talk => talk.Ends, (DateTime?)null));
    }

    static IEnumerable<Talk> FindAssumed(ContentFile text, List<Talk> rows)
    {
        var said = PageFile.Read(text, imageExists: null).Meaning;
        var found = new Matching(said, said, rows, [], OpenQuestions.None).Talks;
        var onPage = AssumedEnds.Estimate([
            .. said.Talks.Select(talk => new TimedPlace(PageFields.Starts(talk), PageFields.Ends(talk), null)),
        ]);
        var here = AssumedEnds.Estimate(rows.ConvertAll(row => new TimedPlace(row.Starts, null, row.RoomId)));
        var shown = rows.Zip(here).ToDictionary(pair => pair.First, pair => pair.Second);
        return said
            .Talks.Zip(onPage)
            .Where(pair =>
                pair.Second is not null && found.TryGetValue(pair.First, out var row) && row.Ends == pair.Second && shown[row] == row.Ends
            )
            .Select(pair => found[pair.First]);
    }
}
