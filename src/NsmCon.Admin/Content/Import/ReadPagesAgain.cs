using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// Takes from the pages that an earlier version imported what it did not read: all links of a
/// talk, with their labels, the page's sponsors, and the second of two people of one name. Without
/// it, what stands on the page and not here would be taken for something that was deleted here.
/// </summary>
public sealed class ReadPagesAgain(ConferenceDb db)
{
    /// <summary>Does so for each page once.</summary>
    public async Task TakeWhatIsNew()
    {
        var pages = await db
            .ImportedPages.AsNoTracking()
            .Where(page => page.ReadBy < ImportedPage.NewestReader)
            .OrderBy(page => page.Id)
            .Select(page => page.Id)
            .ToListAsync();
        foreach (var id in pages)
        {
            await using var write = await db.BeginWrite();
            db.ChangeTracker.Clear();
            var page = await db.ImportedPages.SingleAsync(page => page.Id == id);
            page.ReadBy = ImportedPage.NewestReader;
            if (page.Path.EndsWith(".md", StringComparison.Ordinal))
                await Take(page);
            using (db.WithoutSteps())
                await db.SaveChangesAsync();
            await write.Commit();
        }
    }

    async Task Take(ImportedPage page)
    {
        var said = PageFile.Read(ContentFile.FromImport(page.Path, page.Text), imageExists: null).Meaning;
        var conference = await db.Events.SingleAsync(e => e.Id == page.EventId);
        var rows = await db.Talks.Where(talk => talk.EventId == page.EventId).Include(talk => talk.Speakers).ToListAsync();
        var speakers = await db.Speakers.Where(speaker => speaker.EventId == page.EventId).ToListAsync();
        var found = new Matching(said, said, rows, speakers, new(page.Undecided));
        if (conference.PageSponsors.Count == 0)
            PageFields.OfEvent.First(field => field.Name == "sponsors").Take(conference, said);
        foreach (var (talk, row) in found.Talks)
            Take(talk, row);
        MarkNamesakes(said, found, page.EventId);
    }

    // Earlier versions made one person of two of one name: the second comes in
    // now, and speaks where the page says so and nobody changed it.
    static void MarkNamesakes(EventPage said, Matching found, int eventId)
    {
        var now = found.Speakers.ToDictionary(pair => pair.Key.Key, pair => pair.Value, StringComparer.Ordinal);
        var before = new Dictionary<string, Speaker>(now, StringComparer.Ordinal);
        var byName = found.Speakers.ToLookup(pair => SearchText.Normalize(pair.Key.Name), pair => pair.Value);
        foreach (var speaker in said.Speakers.Where(speaker => !now.ContainsKey(speaker.Key)))
        {
            if (byName[SearchText.Normalize(speaker.Name)].FirstOrDefault() is not { } namesake)
                continue;

            before[speaker.Key] = namesake;
            now[speaker.Key] = new Speaker { EventId = eventId, Name = speaker.Name };
            foreach (var field in PageFields.OfSpeaker)
                field.Take(now[speaker.Key], speaker);
        }

        foreach (
            var (talk, row) in found.Talks.Where(pair =>
                pair.Key.SpeakerKeys.Any(key => before.GetValueOrDefault(key) != now.GetValueOrDefault(key))
            )
        )
        {
            var spoke = row.Speakers.OrderBy(named => named.Position).Select(named => named.Speaker);
            if (spoke.SequenceEqual(People(talk, before)))
                row.SetSpeakers(People(talk, now));
        }
    }

    static List<Speaker> People(PageTalk talk, Dictionary<string, Speaker> byKey) =>
        [.. talk.SpeakerKeys.Select(key => byKey.GetValueOrDefault(key)).OfType<Speaker>().Distinct()];

    // A row that has the first link alone is as the earlier version made it, which left the lines of the others in the text.
    static void Take(PageTalk talk, Talk row)
    {
        var hasSlides = IsFirst(talk.Slides, row.Slides);
        var hasVideos = IsFirst(talk.Videos, row.Videos);
        if (hasSlides)
            row.Slides = PageFields.Lines(talk.Slides);
        if (hasVideos)
            row.Videos = PageFields.Lines(talk.Videos);
        if ((hasSlides || hasVideos) && IsWithLinks(row.Abstract, talk))
            row.Abstract = talk.Abstract;
    }

    static bool IsFirst(IReadOnlyList<PageLink> links, string? kept) => links is [var first, ..] && kept == first.Url;

    static bool IsWithLinks(string text, PageTalk talk)
    {
        var ours = Lines(text);
        var theirs = Lines(talk.Abstract);
        var links = talk.Slides.Concat(talk.Videos).Select(link => link.Url.Split('/', '=')[^1]).Where(end => end.Length > 0).ToList();
        return !theirs.Except(ours).Any()
            && ours.Except(theirs).All(line => links.Exists(end => line.Contains(end, StringComparison.Ordinal)));
    }

    static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
