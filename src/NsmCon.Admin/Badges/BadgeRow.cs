using NsmCon.Typst;

namespace NsmCon.Admin.Badges;

/// <summary>What one badge shows.</summary>
public sealed record BadgeRow(
    int RegistrationId,
    string Name,
    string Company,
    string TicketType,
    string Colour,
    string DoorCode,
    DateTime RegisteredAt
)
{
    /// <summary>The characters that no font has: they would print as empty boxes.</summary>
    public IReadOnlyList<string> Unprintable => FontCoverage.FindMissing($"{Name} {Company} {TicketType}");
}
