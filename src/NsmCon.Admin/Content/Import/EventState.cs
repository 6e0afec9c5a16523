using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Content.Import;

/// <summary>What the database has of an event, to compare a page with. A new event has nothing yet.</summary>
sealed class EventState(Event conference)
{
    public Event Event => conference;
    public List<Talk> Talks { get; init; } = [];
    public List<Speaker> Speakers { get; init; } = [];
    public List<Package> Packages { get; init; } = [];
    public List<Quota> Quotas { get; init; } = [];

    /// <summary>The limits that ticket types draw from.</summary>
    public HashSet<int> TicketQuotas { get; init; } = [];

    /// <summary>The sponsorships that stand, by package; none for a package that only cancelled ones or inquiries name.</summary>
    public Dictionary<int, List<int>> Sponsorships { get; init; } = [];

    /// <summary>Who was promised a talk, by sponsorship.</summary>
    public Dictionary<int, string> Sponsors { get; init; } = [];

    /// <summary>The talks that the public has seen.</summary>
    public SeenTalks Seen { get; init; } = new();
}

/// <summary>Reads the state of all events of an import, tracked, in a few queries however many there are.</summary>
sealed class EventStates(ConferenceDb db)
{
    public async Task<Dictionary<string, Event>> Events(IReadOnlyCollection<string> slugs) =>
        await db.Events.Where(e => slugs.Contains(e.Slug)).ToDictionaryAsync(e => e.Slug, StringComparer.Ordinal);

    public async Task<Dictionary<string, ImportedPage>> Pages(IReadOnlyCollection<string> paths) =>
        await db.ImportedPages.Where(p => paths.Contains(p.Path)).ToDictionaryAsync(p => p.Path, StringComparer.Ordinal);

    /// <summary>The page of each event that was synced last and is at none of the paths.</summary>
    public async Task<Dictionary<int, ImportedPage>> PagesOf(IReadOnlyCollection<int> events, IReadOnlyCollection<string> except) =>
        (await db.ImportedPages.Where(p => events.Contains(p.EventId) && p.Path.EndsWith(".md") && !except.Contains(p.Path)).ToListAsync())
            .GroupBy(p => p.EventId)
            .ToDictionary(pages => pages.Key, pages => pages.MaxBy(p => (p.ImportedAt, p.Id))!);

    public async Task<Dictionary<int, EventState>> Load(IReadOnlyCollection<Event> events)
    {
        if (events.Count == 0)
            return [];

        var ids = events.Select(e => e.Id).ToList();
        var talks = await db.Talks.Where(t => ids.Contains(t.EventId)).Include(t => t.Speakers).AsSplitQuery().ToListAsync();
        var speakers = await db.Speakers.Where(s => ids.Contains(s.EventId)).ToListAsync();
        var packages = await db.Packages.Where(p => ids.Contains(p.EventId)).Include(p => p.Benefits).AsSplitQuery().ToListAsync();
        var quotas = await db.Quotas.Where(q => ids.Contains(q.EventId)).ToListAsync();
        var ticketQuotas = await db.TicketTypeLimits.Where(l => ids.Contains(l.EventId)).Select(l => l.QuotaId).ToListAsync();
        var sponsorships = await Sponsorships(ids);
        var sponsors = await Sponsors([.. talks.Select(talk => talk.SponsorshipId).OfType<int>()]);
        var seen = await Seen(ids);
        var talksOf = talks.ToLookup(talk => talk.EventId);
        var speakersOf = speakers.ToLookup(speaker => speaker.EventId);
        var packagesOf = packages.ToLookup(package => package.EventId);
        var quotasOf = quotas.ToLookup(quota => quota.EventId);
        return events.ToDictionary(
            e => e.Id,
            e => new EventState(e)
            {
                Talks = [.. talksOf[e.Id]],
                Speakers = [.. speakersOf[e.Id]],
                Packages = [.. packagesOf[e.Id]],
                Quotas = [.. quotasOf[e.Id]],
                TicketQuotas = [.. ticketQuotas],
                Sponsorships = sponsorships,
                Sponsors = sponsors,
                Seen = seen.GetValueOrDefault(e.Id) ?? new(),
            }
        );
    }

    async Task<Dictionary<int, List<int>>> Sponsorships(List<int> ids)
    {
        var taken = db
            .Sponsorships.Where(s => ids.Contains(s.EventId))
            .Select(s => new { s.PackageId, Standing = s.CancelledAt == null ? s.Id : (int?)null });
        var wished = db
            .Inquiries.Where(i => ids.Contains(i.EventId))
            .SelectMany(i => i.Packages)
            .Select(p => new { p.PackageId, Standing = (int?)null });
        var rows = await taken.Union(wished).ToListAsync();
        return rows.GroupBy(row => row.PackageId)
            .ToDictionary(package => package.Key, package => package.Select(row => row.Standing).OfType<int>().ToList());
    }

    async Task<Dictionary<int, string>> Sponsors(List<int> promises)
    {
        if (promises.Count == 0)
            return [];

        return await db
            .Sponsorships.Where(s => promises.Contains(s.Id))
            .Select(s => new { s.Id, s.Sponsor!.Name })
            .ToDictionaryAsync(s => s.Id, s => s.Name);
    }

    // One after the other: each is a whole agenda.
    async Task<Dictionary<int, SeenTalks>> Seen(List<int> ids)
    {
        var seen = new Dictionary<int, SeenTalks>();
        await foreach (
            var release in db
                .AgendaReleases.Where(r => ids.Contains(r.EventId))
                .Select(r => new { r.EventId, r.Agenda })
                .AsAsyncEnumerable()
        )
        {
            if (!seen.TryGetValue(release.EventId, out var talks))
                seen.Add(release.EventId, talks = new());
            talks.Add(release.Agenda);
        }

        return seen;
    }
}
