using NsmCon.Data;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>Where a registration is, between the form and the door.</summary>
public enum AttendanceState
{
    Expected,
    CheckedIn,
    Canceled,
}

/// <summary>What staff look for, and in which order; it travels in the address.</summary>
public sealed record RegistrationFilter(string? Search, int? Type, AttendanceState? State, string? Sort)
{
    public const string NewestFirst = "-registered";

    public bool IsEmpty => string.IsNullOrWhiteSpace(Search) && Type is null && State is null;

    public string Order => Sort ?? NewestFirst;

    /// <summary>What matches in any state.</summary>
    public IQueryable<Registration> InAnyState(IQueryable<Registration> registrations)
    {
        if (Type is not null)
            registrations = registrations.Where(r => r.TicketTypeId == Type);
        return registrations.Matching(Search, Secret.Normalize(Search ?? ""));
    }

    public IQueryable<Registration> InState(IQueryable<Registration> registrations) =>
        State switch
        {
            AttendanceState.Expected => registrations.Where(r => r.CancelledAt == null && r.CheckedInAt == null),
            AttendanceState.CheckedIn => registrations.Where(r => r.CancelledAt == null && r.CheckedInAt != null),
            AttendanceState.Canceled => registrations.Where(r => r.CancelledAt != null),
            _ => registrations,
        };

    // The text that is searched begins with the name, without regard to case and accents.
    public IQueryable<Registration> Sorted(IQueryable<Registration> registrations) =>
        (
            Order switch
            {
                "name" => registrations.OrderBy(r => r.SearchText),
                "-name" => registrations.OrderByDescending(r => r.SearchText),
#pragma warning disable CA1304, CA1311 // The database does it.
#pragma warning disable MA0011 // The database does it, and knows no culture.
                "company" => registrations.OrderBy(r => r.Company.ToLower()),
                "-company" => registrations.OrderByDescending(r => r.Company.ToLower()),
#pragma warning restore MA0011
#pragma warning restore CA1304, CA1311
                "type" => registrations.OrderBy(r => r.TicketType!.Position).ThenBy(r => r.TicketType!.Name),
                "-type" => registrations.OrderByDescending(r => r.TicketType!.Position).ThenByDescending(r => r.TicketType!.Name),
                "registered" => registrations.OrderBy(r => r.RegisteredAt),
                _ => registrations.OrderByDescending(r => r.RegisteredAt).ThenByDescending(r => r.Id),
            }
        ).ThenBy(r => r.Id);
}
