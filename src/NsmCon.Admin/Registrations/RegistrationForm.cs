using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Forms;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>What staff fill in to register a person, or to change a registration.</summary>
public sealed class RegistrationForm : MergedForm
{
    [Required(ErrorMessage = "Write the name, as it should appear on the badge.")]
    [MaxLength(Registration.NameLength, ErrorMessage = "The name is too long: {1} characters at most fit on a badge.")]
    [SingleLine(ErrorMessage = "The name must be one line, without control characters.")]
    public string? Name { get; set; }

    [Display(Name = "E-mail")]
    [Required(ErrorMessage = "Write the e-mail address: the ticket goes there.")]
    [MaxLength(Registration.EmailLength, ErrorMessage = "The address is too long: {1} characters is the most that mail allows.")]
    [MailAddress(ErrorMessage = "Write one e-mail address with an @ and a domain, such as name@example.org.")]
    public string? Email { get; set; }

    [MaxLength(Registration.CompanyLength, ErrorMessage = "The company is too long: {1} characters at most fit on a badge.")]
    [SingleLine(ErrorMessage = "The company must be one line, without control characters.")]
    public string? Company { get; set; }

    [Display(Name = "Ticket type"), Required(ErrorMessage = "Choose what the person comes as.")]
    public int? TicketTypeId { get; set; }

    [MaxLength(Registration.DietaryNeedsLength, ErrorMessage = "Please say it in {1} characters.")]
    [SingleLine(ErrorMessage = "Dietary needs must be one line, without control characters.")]
    public string? DietaryNeeds { get; set; }

    /// <summary>Names the form of a new registration, so that sending it twice registers once.</summary>
    [HiddenInput]
    public Guid AttemptKey { get; set; }

    /// <summary>The registration as it is saved; null for a new one.</summary>
    [BindNever, ValidateNever]
    public Registration? Existing { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> TicketTypes { get; set; } = [];

    public static RegistrationForm FromRegistration(Registration registration, IReadOnlyList<SelectListItem> types) =>
        new RegistrationForm
        {
            TicketTypes = types,
            Existing = registration,
            Name = registration.Name,
            Email = registration.Email,
            Company = registration.Company,
            TicketTypeId = registration.TicketTypeId,
            DietaryNeeds = registration.DietaryNeeds,
        }.FilledFrom(registration.Version);

    protected override string? Describe(string field) =>
        field == nameof(TicketTypeId)
            ? TicketTypes.FirstOrDefault(type => type.Value == $"{TicketTypeId}")?.Text ?? "One that was deleted"
            : null;

    public RegistrationDetails ToDetails() => new(Name!, Email!, Company ?? "", DietaryNeeds ?? "");

    public DeskRequest Request(Event conference, TicketType type) =>
        new(
            conference.Id,
            conference.Title,
            type.Id,
            AttemptKey == default ? Guid.NewGuid() : AttemptKey,
            Name!,
            Email!,
            Company ?? "",
            DietaryNeeds ?? "",
            ConsentedAt: null
        );
}
