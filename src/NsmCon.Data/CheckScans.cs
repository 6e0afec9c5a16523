using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data;

/// <summary>
/// Looks whether each registration is shown as its scans say. What it finds is
/// a fault of the app, or of somebody who wrote into the database.
/// </summary>
public sealed class CheckScans(ConferenceDb db)
{
    /// <summary>What is wrong, a sentence each.</summary>
    public async Task<IReadOnlyList<string>> FindFaults()
    {
        var faults = await db
            .Registrations.Select(r => new
            {
                r.Id,
                r.CheckedInAt,
                AdmittedAt = db
                    .Scans.Where(scan =>
                        scan.RegistrationId == r.Id && (scan.Outcome == ScanOutcome.Admitted || scan.Outcome == ScanOutcome.Undone)
                    )
                    .OrderByDescending(scan => scan.Id)
                    .Select(scan => scan.Outcome == ScanOutcome.Admitted ? (DateTime?)scan.At : null)
                    .FirstOrDefault(),
            })
            .Where(r => r.CheckedInAt != r.AdmittedAt)
            .OrderBy(r => r.Id)
            .ToListAsync();
        return [.. faults.Select(r => $"Registration {r.Id} is shown as {Place(r.CheckedInAt)}, and its scans say {Place(r.AdmittedAt)}.")];
    }

    static string Place(DateTime? checkedInAt) => checkedInAt is { } at ? InWords($"in since {at:yyyy-MM-dd HH:mm:ss}") : "not in";
}
