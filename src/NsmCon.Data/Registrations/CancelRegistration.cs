namespace NsmCon.Data.Registrations;

/// <summary>Cancels a registration, gives its place back and says so by mail, together and exactly once.</summary>
public class CancelRegistration(ConferenceDb db)
{
    /// <summary>Cancels and saves.</summary>
    /// <exception cref="RuleBrokenException">It is cancelled already, or the person is checked in.</exception>
    public async Task Cancel(Registration registration, DateTime now, string by)
    {
        registration.Cancel(now, by);

        await using var write = await db.BeginWrite();
        await db.TryHold(registration, [], now);
        await db.SaveChangesAsync();
        await db.AddCancellationMail(registration, now);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
