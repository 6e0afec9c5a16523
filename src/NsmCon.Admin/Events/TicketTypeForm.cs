using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Forms;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Events;

/// <summary>The ticket types of an event, and the limits that they draw from.</summary>
public record TicketsPage(string Path, IReadOnlyList<TicketTypeRow> Types, IReadOnlyList<QuotaRow> Quotas);

public record TicketTypeRow(
    int Id,
    string Name,
    string Description,
    string Colour,
    IReadOnlyList<string> Limits,
    bool IsPublic,
    int Position,
    bool IsUsed
);

public record QuotaRow(int Id, string Name, int Size, int Taken, int Types);

public class TicketTypeForm : IValidatableObject
{
    /// <summary>The most places that one limit may have.</summary>
    public const int MostPlaces = 1_000_000;

    [Required(ErrorMessage = "Give the ticket type a name, such as Attendee."), StringLength(TicketType.NameLength), SingleLine]
    public string Name { get; set; } = "";

    [StringLength(TicketType.DescriptionLength)]
    public string? Description { get; set; }

    [RegularExpression("^#[0-9a-fA-F]{6}$", ErrorMessage = "Write the color like #0b4fe8.")]
    public string Colour { get; set; } = "#0b4fe8";

    [Display(Name = "Places are counted in")]
    public List<int> QuotaIds { get; set; } = [];

    [Display(Name = "Places of a limit of its own"), Range(0, MostPlaces, ErrorMessage = "Give a number from 0 to 1,000,000.")]
    public int? Places { get; set; }

    [Display(Name = "Order"), Range(0, 999, ErrorMessage = "Give a number from 0 to 999.")]
    public int Position { get; set; }

    public bool IsPublic { get; set; } = true;

    /// <summary>The limits to choose from.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Quotas { get; set; } = [];

    /// <summary>Null for a new one.</summary>
    [BindNever]
    public TicketType? Existing { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (QuotaIds.Count == 0 && Places is null)
            yield return new("Say how many places there are, or choose where they are counted.", [nameof(Places)]);
    }

    public static TicketTypeForm FromTicketType(TicketType type) =>
        new()
        {
            Name = type.Name,
            Description = type.Description,
            Colour = type.Colour,
            QuotaIds = type.Limits.ConvertAll(limit => limit.QuotaId),
            Position = type.Position,
            IsPublic = type.IsPublic,
            Existing = type,
        };

    public TicketTypeDetails ToDetails() => new(Name, Description ?? "", Colour, QuotaIds, Places, Position, IsPublic);
}
