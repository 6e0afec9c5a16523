using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Documents;

/// <summary>What a prospectus tells, as it is in the database now; of the agenda, what is published.</summary>
sealed record ProspectusFacts(Event Event, IReadOnlyList<Package> Packages)
{
    /// <summary>Those who sponsor already, by name.</summary>
    public required IReadOnlyList<string> Sponsors { get; init; }

    public required int Talks { get; init; }
    public required int Speakers { get; init; }
    public required int Companies { get; init; }

    /// <summary>When something of it last changed: the document's date, so that the same data give the same bytes.</summary>
    public required DateTime ChangedAt { get; init; }
}

static class ProspectusQueries
{
    /// <summary>What the prospectus of an event tells.</summary>
    /// <param name="db">The database.</param>
    /// <param name="conference">The event as the public sees it.</param>
    /// <param name="agenda">Its latest version; null while there is none.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ProspectusFacts> ProspectusFacts(
        this ConferenceDb db,
        Event conference,
        PublishedAgenda? agenda,
        CancellationToken cancel
    )
    {
        var packages = await db
            .Packages.AsNoTracking()
            .Where(package => package.EventId == conference.Id)
            .Include(package => package.Benefits.OrderBy(benefit => benefit.Position))
            .Include(package => package.Quota)
            .Include(package => package.OnlyWithPackage)
            .OrderBy(package => package.Position)
            .ThenBy(package => package.Id)
            .ToListAsync(cancel);
        var sponsors = await db
            .Sponsorships.Standing()
            .Where(s => s.EventId == conference.Id)
            .Select(s => s.Sponsor!.Name)
            .Distinct()
            .ToListAsync(cancel);
        var onBoard = sponsors
            .Concat(conference.PageSponsors.Select(sponsor => sponsor.Name))
            .Where(name => name.Length > 0)
            .DistinctBy(name => SearchText.Normalize(name));
        var takenAt = await db
            .Sponsorships.Where(s => s.EventId == conference.Id)
            .MaxAsync(s => s.CancelledAt ?? (DateTime?)s.TakenAt, cancel);
        var talks = agenda?.Agenda.Talks ?? [];
        var speakers = talks.SelectMany(talk => talk.Speakers).DistinctBy(speaker => speaker.Id).ToList();
        return new ProspectusFacts(conference, packages)
        {
            Sponsors = [.. onBoard.Order(StringComparer.OrdinalIgnoreCase).ThenBy(name => name, StringComparer.Ordinal)],
            Talks = talks.Count(talk => talk.Kind == TalkKind.Talk),
            Speakers = speakers.Count,
            Companies = speakers.Where(speaker => speaker.Company.Length > 0).DistinctBy(speaker => speaker.Company).Count(),
            ChangedAt = new[] { conference.ProspectusChangedAt, takenAt }.Max() ?? DateTime.UnixEpoch,
        };
    }
}
