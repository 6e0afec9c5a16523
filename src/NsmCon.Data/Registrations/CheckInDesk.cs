using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Registrations;

/// <summary>
/// Decides at the door, and writes down what it decided. The registration is held from the look at it until the fact is written: of several
/// doors that ask at once one welcomes, and the others know of it. Registrations are locked after ticket types and limits, as everywhere.
/// </summary>
public sealed class CheckInDesk(ConferenceDb db)
{
    /// <summary>Lets the person in, if they may come in.</summary>
    public Task<Scan> Admit(int registrationId, ScanAttempt attempt) =>
        WriteOnce(attempt, () => Decide(registrationId, attempt, (registration, scans) => registration.Decide(attempt.EventId, scans)));

    /// <summary>Takes a check-in back.</summary>
    /// <exception cref="RuleBrokenException">The person is not checked in.</exception>
    public Task<Scan> Undo(int registrationId, ScanAttempt attempt) =>
        WriteOnce(attempt, () =>
            Decide(registrationId, attempt, static (registration, scans) =>
                scans.Admission() is not null
                    ? ScanOutcome.Undone
                    : throw new RuleBrokenException($"{registration.Name} is not checked in.")
            )
        );

    /// <summary>Writes down that a code opens no door, whoever it belongs to.</summary>
    public Task<Scan> Refuse(ScanOutcome outcome, int? registrationId, ScanAttempt attempt) =>
        WriteOnce(attempt, async () => await Find(attempt) ?? await Save(Scan.FromAttempt(attempt, registrationId, outcome)));

    async Task<Scan> Decide(int registrationId, ScanAttempt attempt, Func<Registration, IReadOnlyList<Scan>, ScanOutcome> rule)
    {
        await using var write = await db.BeginWrite();
        var registration = await LockRegistration(registrationId);
        // Sent twice, also at once, the first has written it down by now.
        if (await Find(attempt) is { } before)
            return before;

        var scans = await db.Scans.ForRegistration(registration.EventId, registration.Id).ToListAsync();
        var scan = Scan.FromAttempt(attempt, registration.Id, rule(registration, scans));
        if (scan.EventId == registration.EventId)
            registration.ApplyScans([.. scans, scan]);
        await Save(scan);
        await write.CommitUnseen();
        return scan;
    }

    // Read after the lock: what was read before may be old.
    async Task<Registration> LockRegistration(int registrationId)
    {
        await db
            .Registrations.Where(r => r.Id == registrationId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version));
        var registration = await db.Registrations.SingleAsync(r => r.Id == registrationId);
        await db.Entry(registration).ReloadAsync();
        return registration;
    }

    // Two that are not about one registration do not wait for each other: the key decides.
    async Task<Scan> WriteOnce(ScanAttempt attempt, Func<Task<Scan>> write)
    {
        try
        {
            return await write();
        }
        catch (DbUpdateException fault) when (fault.IsRefusedByDatabase())
        {
            db.ChangeTracker.Clear();
            if (await Find(attempt) is { } faster)
                return faster;
            throw;
        }
    }

    Task<Scan?> Find(ScanAttempt attempt) =>
        db.Scans.AsNoTracking().FirstOrDefaultAsync(scan => scan.EventId == attempt.EventId && scan.ClientKey == attempt.ClientKey);

    async Task<Scan> Save(Scan scan)
    {
        db.Scans.Add(scan);
        await db.SaveChangesAsync();
        return scan;
    }
}
