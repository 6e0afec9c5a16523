using NsmCon.Data.Events;

namespace NsmCon.Data.Registrations;

/// <summary>Saves a limit that ticket types draw on.</summary>
public sealed class SaveTicketLimit(ConferenceDb db)
{
    /// <summary>Saves a new one, or the one of the key.</summary>
    /// <exception cref="RuleBrokenException">Another limit has the name, or more are taken already.</exception>
    public async Task Save(int eventId, int? id, string name, int size)
    {
        await using var write = await db.BeginWrite();
        var quota = id is null ? Add(eventId) : await db.LockTicketLimit(eventId, id.Value);
        quota.Name = name.Trim();
        quota.Resize(size);
        await db.SaveOrRefuse($"There is already a limit named {quota.Name}.");
        await write.Commit();
    }

    Quota Add(int eventId)
    {
        var quota = new Quota { EventId = eventId, Name = "" };
        db.Quotas.Add(quota);
        return quota;
    }
}
