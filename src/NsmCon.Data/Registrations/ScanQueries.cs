namespace NsmCon.Data.Registrations;

/// <summary>What a registration's scans say.</summary>
public static class ScanQueries
{
    /// <summary>The scan by which the person is in; null while they are outside.</summary>
    /// <param name="scans">The scans of one registration, the oldest first.</param>
    public static Scan? Admission(this IEnumerable<Scan> scans) =>
        scans.LastOrDefault(scan => scan.Outcome is ScanOutcome.Admitted or ScanOutcome.Undone)
            is { Outcome: ScanOutcome.Admitted } admission
            ? admission
            : null;

    /// <summary>Those of one registration at the doors of its event, the oldest first.</summary>
    public static IQueryable<Scan> ForRegistration(this IQueryable<Scan> scans, int eventId, int? registrationId) =>
        scans
            .Where(scan => scan.EventId == eventId && scan.RegistrationId == registrationId && scan.RegistrationId != null)
            .OrderBy(scan => scan.Id);
}
