using System.ComponentModel.DataAnnotations;

namespace NsmCon.Admin.Badges;

/// <summary>Whose badges are printed. Who cancelled gets none.</summary>
public sealed record BadgeFilter
{
    public int? TicketTypeId { get; init; }

    public BadgeState State { get; init; }

    /// <summary>Part of a name, an address or a company, as typed.</summary>
    public string? Search { get; init; }

    /// <summary>In UTC; who registered before it is left out.</summary>
    public DateTime? RegisteredSince { get; init; }

    /// <summary>One registration alone.</summary>
    public int? RegistrationId { get; init; }

    public BadgeOrder Order { get; init; }
}

/// <summary>How the badges are sorted, as they will lie in the box at the desk.</summary>
public enum BadgeOrder
{
    [Display(Name = "By name, as written")]
    Name,

    [Display(Name = "By last name")]
    LastName,

    [Display(Name = "By company")]
    Company,
}

/// <summary>Which of the expected people.</summary>
public enum BadgeState
{
    [Display(Name = "Everybody expected")]
    Expected,

    [Display(Name = "Not checked in yet")]
    NotCheckedIn,

    [Display(Name = "Checked in")]
    CheckedIn,
}

/// <summary>How badges lie on paper, and whether their backs carry the agenda.</summary>
public sealed record BadgeLayout(BadgeSheet Sheet, bool HasBack = false)
{
    /// <summary>Fronts on one sheet.</summary>
    public int OnSheet => Sheet == BadgeSheet.A4 ? 4 : 1;
}

/// <summary>The paper.</summary>
public enum BadgeSheet
{
    [Display(Name = "A6, one on each page")]
    A6,

    [Display(Name = "A6 with bleed and trim marks")]
    A6Bleed,

    [Display(Name = "A4, four with crop marks")]
    A4,
}
