namespace NsmCon.Data.Registrations;

/// <summary>Conditions on registrations that have a name.</summary>
public static class RegistrationQueries
{
    /// <summary>Those who are expected at the event: not cancelled.</summary>
    public static IQueryable<Registration> Expected(this IQueryable<Registration> registrations) =>
        registrations.Where(registration => registration.CancelledAt == null);
}
