using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.CheckIn;

/// <summary>Decides at the door, and lets in whom it welcomes. Of several doors that ask at once, one is told to welcome.</summary>
public sealed class AdmitPerson(ConferenceDb db, TimeProvider clock)
{
    /// <summary>Decides about the registration, which may be of another event; null where the code is nobody's.</summary>
    public async Task<DoorDecision> Admit(Registration? registration, int eventId, string by)
    {
        if (registration is null) return new(DoorOutcome.UnknownCode);
        if (registration.EventId != eventId) return new(DoorOutcome.AnotherEvent, registration.Id);
        if (registration.CancelledAt is not null) return new(DoorOutcome.Cancelled, registration.Id);
        if (registration.CheckedInAt is not null) return new(DoorOutcome.AlreadyIn, registration.Id);

        registration.CheckIn(clock.GetUtcNow().UtcDateTime, by);
        return await IsSaved() ? new(DoorOutcome.Welcome, registration.Id) : await Admit(await Reloaded(registration), eventId, by);
    }

    async Task<bool> IsSaved()
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    // Another door, or someone who edited it, was faster: the answer is about what is true now.
    async Task<Registration?> Reloaded(Registration registration)
    {
        var entry = db.Entry(registration);
        await entry.ReloadAsync();
        return entry.State == EntityState.Detached ? null : registration;
    }
}
