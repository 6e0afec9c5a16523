using NsmCon.Data.Staff;

namespace NsmCon.Data.Tests.Staff;

/// <summary>Members of staff, as tests share them.</summary>
static class StaffDatabase
{
    /// <summary>A member of staff with one role: for an event, or for all.</summary>
    public static async Task<StaffMember> Staff(
        this ConferenceDatabase conference,
        string email,
        string name,
        StaffRole role,
        int? eventId = null
    )
    {
        var person = new StaffMember
        {
            Name = name,
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
        };
        person.Roles.Add(new EventRole { Role = role, EventId = eventId });
        await conference.Save(person);
        return person;
    }
}
