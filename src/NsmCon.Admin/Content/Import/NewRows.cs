using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Content.Import;

/// <summary>The rows of new events, gathered to be written all at once.</summary>
sealed class NewRows
{
    public List<Speaker> Speakers { get; } = [];

    public List<Talk> Talks { get; } = [];

    public List<ImportedPage> Pages { get; } = [];

    public List<AuditEntry> Audits { get; } = [];

    public List<AgendaStep> Steps { get; } = [];

    /// <summary>Events come first: all other rows bear their keys.</summary>
    public static async Task InsertEvents(ConferenceDb db, IReadOnlyList<Event> events)
    {
        await db.InsertMany(events);
        var types = events.Select(NewEvent.Attendee).ToList();
        await db.InsertMany(types);
        var limits = types.ConvertAll(type => (Type: type, Limit: type.Limits[0]));
        await db.InsertMany(limits.ConvertAll(one => one.Limit.Quota!));
        foreach (var (type, limit) in limits)
        {
            limit.TicketTypeId = type.Id;
            limit.QuotaId = limit.Quota!.Id;
        }

        await db.InsertMany(limits.ConvertAll(one => one.Limit));
    }

    public async Task Insert(ConferenceDb db)
    {
        await db.InsertMany(Steps);
        await db.InsertMany(Speakers);
        await db.InsertMany(Talks);
        await db.InsertMany(Pages);
        await db.InsertMany([.. Talks.SelectMany(talk => talk.Speakers.Select(named => WithKeys(talk, named)))]);
    }

    static TalkSpeaker WithKeys(Talk talk, TalkSpeaker named) =>
        new()
        {
            EventId = talk.EventId,
            TalkId = talk.Id,
            SpeakerId = named.Speaker!.Id,
            Position = named.Position,
        };
}
