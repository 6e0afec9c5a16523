using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>
/// Takes from the pages that an earlier version imported what it did not read: all links of a talk, with their labels, and the page's sponsors.
/// Without it, what stands on the page and not here would be taken for something that was deleted here.
/// </summary>
public sealed class ReadPagesAgain(ConferenceDb db)
{
    /// <summary>Does so for each page once.</summary>
    public async Task TakeWhatIsNew()
    {
        var pages = await db.ImportedPages.AsNoTracking().Where(page => page.ReadBy < ImportedPage.NewestReader).OrderBy(page => page.Id).Select(page => page.Id).ToListAsync();
        foreach (var id in pages)
        {
            await using var write = await db.BeginWrite();
            db.ChangeTracker.Clear();
            var page = await db.ImportedPages.SingleAsync(page => page.Id == id);
            page.ReadBy = ImportedPage.NewestReader;
            if (page.Path.EndsWith(".md", StringComparison.Ordinal)) await Take(page);
            using (db.WithoutSteps()) await db.SaveChangesAsync();
            await write.Commit();
        }
    }

    async Task Take(ImportedPage page)
    {
        var said = PageFile.Read(ContentFile.Imported(page.Path, page.Text), imageExists: null).Meaning;
        var conference = await db.Events.SingleAsync(e => e.Id == page.EventId);
        var rows = await db.Talks.Where(talk => talk.EventId == page.EventId).ToListAsync();
        if (conference.PageSponsors.Count == 0) PageFields.OfEvent.First(field => field.Name == "sponsors").Take(conference, said);
        foreach (var (talk, row) in new Matching(said, said, rows, [], new(page.Undecided)).Talks) Take(talk, row);
    }

    // A row that has the first link alone is as the earlier version made it, which left the lines of the others in the text.
    static void Take(PageTalk talk, Talk row)
    {
        var (hasSlides, hasVideos) = (IsFirst(talk.Slides, row.Slides), IsFirst(talk.Videos, row.Videos));
        if (hasSlides) row.Slides = PageFields.Lines(talk.Slides);
        if (hasVideos) row.Videos = PageFields.Lines(talk.Videos);
        if ((hasSlides || hasVideos) && IsWithLinks(row.Abstract, talk)) row.Abstract = talk.Abstract;
    }

    static bool IsFirst(IReadOnlyList<PageLink> links, string? kept) => links is [var first, ..] && kept == first.Url;

    static bool IsWithLinks(string text, PageTalk talk)
    {
        var (ours, theirs) = (Lines(text), Lines(talk.Abstract));
        var links = talk.Slides.Concat(talk.Videos).Select(link => link.Url.Split('/', '=')[^1]).Where(end => end.Length > 0).ToList();
        return !theirs.Except(ours).Any() && ours.Except(theirs).All(line => links.Exists(end => line.Contains(end, StringComparison.Ordinal)));
    }

    static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
