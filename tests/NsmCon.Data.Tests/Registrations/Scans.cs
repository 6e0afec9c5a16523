using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

/// <summary>People at doors, and what was written down there.</summary>
static class Scans
{
    /// <summary>A new attempt at a door.</summary>
    public static ScanAttempt NewScan(int eventId, string by = "Door", Guid? key = null) =>
        new(eventId, key ?? Guid.NewGuid(), A.Day, by, "iPhone");

    /// <summary>A person who is expected.</summary>
    public static async Task<Registration> Expect(this ConferenceDatabase conference, TicketType type, string email = "ada@example.org")
    {
        var registration = A.Registration(type, email: email);
        await conference.Save(registration);
        return registration;
    }

    /// <summary>Scans or undoes with a context of its own, as a door does.</summary>
    public static async Task<Scan> AtDoor(this ConferenceDatabase conference, Func<CheckInDesk, Task<Scan>> what)
    {
        await using var db = conference.CreateDbContext();
        return await what(new CheckInDesk(db));
    }

    public static Task<List<Scan>> ScansOf(this ConferenceDatabase conference, Registration registration) =>
        conference.Read(db => db.Scans.AsNoTracking().ForRegistration(registration.EventId, registration.Id).ToListAsync());

    /// <summary>Whether each was decided by those before it, as if one door had been there.</summary>
    public static bool FollowEachOther(this IReadOnlyList<Scan> scans) =>
        scans
            .Select((scan, at) => (scan.Outcome, Inside: scans.Take(at).Admission() is not null))
            .All(fact =>
                fact.Outcome switch
                {
                    ScanOutcome.Admitted => !fact.Inside,
                    ScanOutcome.AlreadyIn or ScanOutcome.Undone => fact.Inside,
                    _ => true,
                }
            );
}
