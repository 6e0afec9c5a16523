using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Releases;

/// <summary>What someone publishes.</summary>
/// <param name="EventId">The event.</param>
/// <param name="PublishedBy">Who publishes.</param>
/// <param name="Now">When.</param>
/// <param name="Site">The address of the site, for those who are told.</param>
public sealed record PublishRequest(int EventId, string PublishedBy, DateTime Now, string Site)
{
    /// <summary>What the version is about; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>The event's <see cref="Event.AgendaRevision"/> that the person saw; null if nobody looked.</summary>
    public int? SeenRevision { get; init; }
}

/// <summary>Publishes the agenda as its next version, and writes the messages to those who want to be told.</summary>
public sealed class PublishAgenda(ConferenceDb db)
{
    /// <summary>Publishes, in one transaction.</summary>
    /// <exception cref="RuleBrokenException">
    /// Nothing changed since the last version, something changed since the person looked, or someone else published at this moment.
    /// </exception>
    public async Task<AgendaRelease> Publish(PublishRequest request)
    {
        await using var write = await db.BeginWrite();
        await db.Lock<Event>(request.EventId);
        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Id == request.EventId);
        var last = await db.AgendaReleases.AsNoTracking().OfEvent(conference.Id).FirstOrDefaultAsync();
        var before = last?.Read() ?? ReleasedAgenda.Empty;
        var draft = (await db.ReadDraft(conference, last?.Event)).WithVersionsAfter(before);
        var differences = AgendaDifferences.Compare(before, draft);
        Refuse(request, conference, last, draft, differences);

        var release = new AgendaRelease
        {
            EventId = conference.Id,
            Number = (last?.Number ?? 0) + 1,
            PublishedAt = request.Now,
            PublishedBy = request.PublishedBy,
            Note = request.Note.Trim(),
            Event = draft.Event!,
            Agenda = draft.ToJson(),
            Revision = conference.AgendaRevision,
        };
        db.AgendaReleases.Add(release);
        db.WebhookDeliveries.AddRange(
            WebhookMessage
                .CreatePublished(conference, release, differences, request.Site)
                .CreateDeliveries(await ListWebhooks(conference.Id), request.Now)
        );
        await db.SaveOrRefuse($"Someone else published version {release.Number} at this moment. Look at what is new, and publish again.");
        await write.Commit();
        return release;
    }

    static void Refuse(
        PublishRequest request,
        Event conference,
        AgendaRelease? last,
        ReleasedAgenda draft,
        IReadOnlyList<AgendaDifference> differences
    )
    {
        if (last is null && draft.Talks.Count == 0)
            throw new RuleBrokenException("The agenda has no talks yet: there is nothing to publish.");
        if (differences.Count == 0)
            throw new RuleBrokenException($"Nothing changed since version {last!.Number}: there is nothing to publish.");
        if (request.SeenRevision is { } seen && seen != conference.AgendaRevision)
            throw new RuleBrokenException("The agenda was changed since this page was opened. Look at the changes again, then publish.");
        if (request.Note.Trim().Length > AgendaRelease.NoteLength)
            throw new RuleBrokenException(InWords($"The note is too long: {AgendaRelease.NoteLength:N0} characters at most."));
    }

    Task<List<int>> ListWebhooks(int eventId) =>
        db
            .Webhooks.Where(webhook => webhook.EventId == eventId && webhook.StoppedAt == null)
            .OrderBy(webhook => webhook.Id)
            .Select(webhook => webhook.Id)
            .ToListAsync();
}
