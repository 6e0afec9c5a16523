using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Releases;

/// <summary>A version in the list, without the agenda that it holds.</summary>
public sealed record ReleaseRow(
    int Id,
    int Number,
    DateTime PublishedAt,
    string PublishedBy,
    string Note,
    DateTime? MailedAt,
    string? MailedBy,
    ExportOutcome? ExportOutcome,
    ExportNote? ExportNote
)
{
    /// <summary>How its page was written; null while nobody began.</summary>
    public string? ExportWords => ExportOutcome is { } outcome ? (ExportNote ?? new()).Describe(outcome) : null;

    /// <summary>Who published it, by name; the command that did, if no person.</summary>
    public string PublisherName { get; init; } = PublishedBy;
}

/// <summary>What is not published yet, and the versions so far.</summary>
public sealed record ReleasesPage(DraftState Draft, IReadOnlyList<ReleaseRow> Versions, Pager Pager, PublishForm Form)
{
    /// <summary>The most changes that the page spells out.</summary>
    public const int MostChanges = 200;

    public Event Event => Draft.Event;

    /// <summary>What speaks against publishing the draft.</summary>
    public AgendaFaults Faults { get; init; } = AgendaFaults.None;
}

/// <summary>One version and what it changed.</summary>
public sealed record ReleasePage(Event Event, ReleaseRow Version, IReadOnlyList<AgendaDifference> Changes, bool IsLatest, bool MayPublish)
{
    public string Path => Links.Releases(Event.Slug);

    /// <summary>Whether it brings speakers something: talks that are new, moved or gone, or have other speakers.</summary>
    public bool HasNews => Changes.Any(change => change.IsNews);
}

/// <summary>Reads the versions of an event's agenda.</summary>
public sealed class ReadReleases(ConferenceDb db, ReadDraftState draft, ReleaseChanges changes, ReadAgendaFaults faults, StaffNames names)
{
    const int PageSize = 25;

    public async Task<ReleasesPage> ReadAll(Event conference, int page, bool mayPublish, PublishForm form)
    {
        var state = await draft.Read(conference, mayPublish);
        var pager = new Pager(page, PageSize, await db.AgendaReleases.CountAsync(release => release.EventId == conference.Id));
        var rows = await WithNames(await Rows(db.AgendaReleases.OfEvent(conference.Id).TakePage(pager)).ToListAsync());
        form.Revision = conference.AgendaRevision;
        return new(state, rows, pager, form)
        {
            Faults = state.Draft is null || state.Changes.Count == 0 ? AgendaFaults.None : await faults.Read(conference, state.Draft),
        };
    }

    /// <summary>One version; null if there is none of that number.</summary>
    public async Task<ReleasePage?> Read(Event conference, int number, bool mayPublish)
    {
        if (
            await Rows(db.AgendaReleases.OfEvent(conference.Id).Where(release => release.Number == number)).FirstOrDefaultAsync()
            is not { } row
        )
            return null;

        var isLatest = !await db.AgendaReleases.AnyAsync(release => release.EventId == conference.Id && release.Number > number);
        return new(conference, (await WithNames([row]))[0], await changes.Read(db, conference.Id, number), isLatest, mayPublish);
    }

    static IQueryable<ReleaseRow> Rows(IQueryable<AgendaRelease> releases) =>
        releases.Select(release => new ReleaseRow(
            release.Id,
            release.Number,
            release.PublishedAt,
            release.PublishedBy,
            release.Note,
            release.MailedAt,
            release.MailedBy,
            release.ExportOutcome,
            release.ExportNote
        ));

    async Task<List<ReleaseRow>> WithNames(List<ReleaseRow> rows)
    {
        var known = await names.ReadNames(rows.SelectMany(row => new[] { row.PublishedBy, row.MailedBy ?? "" }));
        return rows.ConvertAll(row =>
            row with
            {
                PublisherName = known.GetValueOrDefault(row.PublishedBy, row.PublishedBy),
                MailedBy = known.GetValueOrDefault(row.MailedBy ?? "", row.MailedBy ?? ""),
            }
        );
    }
}
