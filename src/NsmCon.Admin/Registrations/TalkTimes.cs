using Microsoft.EntityFrameworkCore;
using NsmCon.Data;

namespace NsmCon.Admin.Registrations;

/// <summary>When the first talk begins and the last one ends, on the event's own clock; null while the agenda has no times.</summary>
public sealed record TalkTimes(DateTime? First, DateTime? Last)
{
    public static async Task<TalkTimes> Of(ConferenceDb db, int eventId, CancellationToken cancel = default) =>
        await db.Talks.Where(talk => talk.EventId == eventId).GroupBy(talk => talk.EventId)
            .Select(talks => new TalkTimes(talks.Min(talk => talk.Starts), talks.Max(talk => talk.Ends)))
            .FirstOrDefaultAsync(cancel) ?? new(null, null);
}
