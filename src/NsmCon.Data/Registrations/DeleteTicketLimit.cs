namespace NsmCon.Data.Registrations;

/// <summary>Deletes a limit that no ticket type draws on and nobody ever took from.</summary>
public sealed class DeleteTicketLimit(ConferenceDb db)
{
    /// <summary>Deletes and saves.</summary>
    /// <exception cref="RuleBrokenException">It is in use.</exception>
    public async Task Delete(int eventId, int id)
    {
        await using var write = await db.BeginWrite();
        var quota = await db.LockTicketLimit(eventId, id);
        var inUse = $"{quota.Name} is in use: it can be made smaller, not deleted.";
        if (quota.Taken > 0)
            throw new RuleBrokenException(inUse);

        db.Quotas.Remove(quota);
        await db.SaveOrRefuse(inUse);
        await write.Commit();
    }
}
