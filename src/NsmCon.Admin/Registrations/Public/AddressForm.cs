using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>Where a ticket should be mailed to from now on.</summary>
public sealed class AddressForm
{
    [Display(Name = "E-mail")]
    [Required(ErrorMessage = "Write the new address.")]
    [MaxLength(Registration.EmailLength, ErrorMessage = "The address is too long: {1} characters is the most that mail allows.")]
    [MailAddress(ErrorMessage = "Write one e-mail address with an @ and a domain, such as name@example.org.")]
    public string? Email { get; set; }
}

/// <summary>The page on which the owner of a ticket corrects its address.</summary>
public sealed record AddressPage(TicketPage Ticket, AddressForm Form);
