using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>What a person fills in to register.</summary>
public sealed class RegisterForm
{
    [Required(ErrorMessage = "Write your name, as it should appear on your badge.")]
    [MaxLength(Registration.NameLength, ErrorMessage = "The name is too long: {1} characters at most fit on a badge.")]
    [NoLink(ErrorMessage = "Leave web addresses out of the name: it appears on your badge and in our mails.")]
    [SingleLine(ErrorMessage = "The name must be one line, without control characters.")]
    public string? Name { get; set; }

    [Display(Name = "E-mail")]
    [Required(ErrorMessage = "Write your e-mail address: the ticket goes there.")]
    [MaxLength(Registration.EmailLength, ErrorMessage = "The address is too long: {1} characters is the most that mail allows.")]
    [MailAddress(ErrorMessage = "Write one e-mail address with an @ and a domain, such as name@example.org.")]
    public string? Email { get; set; }

    [MaxLength(Registration.CompanyLength, ErrorMessage = "The company is too long: {1} characters at most fit on a badge.")]
    [NoLink(ErrorMessage = "Write the company's name here, not the address of its website.")]
    [SingleLine(ErrorMessage = "The company must be one line, without control characters.")]
    public string? Company { get; set; }

    [Required(ErrorMessage = "Choose what you come as.")]
    public int? TicketTypeId { get; set; }

    [MaxLength(Registration.DietaryNeedsLength, ErrorMessage = "Please say it in {1} characters.")]
    [SingleLine(ErrorMessage = "Dietary needs must be one line, without control characters.")]
    public string? DietaryNeeds { get; set; }

    [AllowedValues(true, ErrorMessage = "We can only register you if we may keep your details for this event.")]
    public bool Consent { get; set; }

    /// <summary>Names this form, so that sending it twice registers once.</summary>
    public Guid AttemptKey { get; set; }
}
