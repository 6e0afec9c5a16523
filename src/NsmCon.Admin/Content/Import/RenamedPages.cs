using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// Finds the events of files that have another name than their event. A page that was renamed in the folder is still the page
/// of its event, whose addresses, tickets and calendars keep the name that people have; packages are named as their page.
/// </summary>
public sealed class RenamedPages(ConferenceDb db, ConferenceSettings settings)
{
    /// <summary>Says to each file whose it is.</summary>
    public async Task Follow(IReadOnlyCollection<SourceFile> files)
    {
        var paths = files.Select(file => file.Path).ToList();
        var known = await (
            from page in db.ImportedPages
            where paths.Contains(page.Path)
            join conference in db.Events on page.EventId equals conference.Id
            select new { page.Path, conference.Slug }
        ).ToDictionaryAsync(page => page.Path, page => page.Slug, StringComparer.Ordinal);
        var pages = files.OfType<PageFile>().Where(page => page is { IsOfEvent: true, HasErrors: false }).ToList();
        await FindNewNames([.. pages.Where(page => !known.ContainsKey(page.Path))], paths, known);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var page in pages.Where(page => known.TryGetValue(page.Path, out var slug) && slug != page.Slug))
        {
            names[page.Slug] = known[page.Path];
            page.AssignTo(known[page.Path]);
        }

        foreach (var packages in files.OfType<PackagesFile>().Where(packages => names.ContainsKey(packages.Slug)))
            packages.AssignTo(names[packages.Slug]);
    }

    // Only where the old file is gone from the folder and the new one lies there: a copy, or a page that was sent, is a page of its own.
    async Task FindNewNames(List<PageFile> added, List<string> paths, Dictionary<string, string> known)
    {
        var slugs = added.ConvertAll(page => page.Slug);
        var taken = await db.Events.Where(e => slugs.Contains(e.Slug)).Select(e => e.Slug).ToListAsync();
        added.RemoveAll(page => taken.Contains(page.Slug) || !settings.Site.Has(page.Path));
        if (added.Count == 0)
            return;

        var imported = await db
            .ImportedPages.Where(page => page.Path.EndsWith(".md") && !paths.Contains(page.Path))
            .Join(
                db.Events,
                page => page.EventId,
                conference => conference.Id,
                (page, conference) =>
                    new
                    {
                        page.Path,
                        page.Text,
                        conference.Slug,
                    }
            )
            .ToListAsync();
        var gone = imported.Where(page => !settings.Site.Has(page.Path)).ToList();
        foreach (var page in added)
        {
            var same = gone.FindAll(old => old.Text == page.Text);
            if (same.Count == 0)
                same = gone.FindAll(old => IsAlike(PageFile.Read(ContentFile.FromImport(old.Path, old.Text), imageExists: null), page));
            if (same.Count == 1)
                known[page.Path] = same[0].Slug;
        }
    }

    // A page that was renamed and edited at once: the same day, and at least half of the talks of both.
    static bool IsAlike(PageFile old, PageFile page)
    {
        var before = Titles(old);
        var after = Titles(page);
        return old.Meaning.StartsOn is { } day
            && day == page.Meaning.StartsOn
            && before.Intersect(after).Count() * 2 >= Math.Max(before.Count, after.Count);
    }

    static HashSet<string> Titles(PageFile page) => [.. page.Meaning.Talks.Select(talk => talk.Title)];
}
