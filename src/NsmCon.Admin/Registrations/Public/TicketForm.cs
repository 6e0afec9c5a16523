using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>What the owner of a ticket may correct.</summary>
public sealed class TicketForm
{
    [Required(ErrorMessage = "Write your name, as it should appear on your badge.")]
    [MaxLength(Registration.NameLength, ErrorMessage = "The name is too long: {1} characters at most fit on a badge.")]
    [NoLink(ErrorMessage = "Leave web addresses out of the name: it appears on your badge and in our mails.")]
    [SingleLine(ErrorMessage = "The name must be one line, without control characters.")]
    public string? Name { get; set; }

    [MaxLength(Registration.CompanyLength, ErrorMessage = "The company is too long: {1} characters at most fit on a badge.")]
    [NoLink(ErrorMessage = "Write the company's name here, not the address of its website.")]
    [SingleLine(ErrorMessage = "The company must be one line, without control characters.")]
    public string? Company { get; set; }

    [MaxLength(Registration.DietaryNeedsLength, ErrorMessage = "Please say it in {1} characters.")]
    [SingleLine(ErrorMessage = "Dietary needs must be one line, without control characters.")]
    public string? DietaryNeeds { get; set; }

    public static TicketForm FromRegistration(Registration registration) =>
        new()
        {
            Name = registration.Name,
            Company = registration.Company,
            DietaryNeeds = registration.DietaryNeeds,
        };
}
