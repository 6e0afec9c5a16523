using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>Where a lost ticket shall be mailed to.</summary>
public sealed class LostTicketForm
{
    [Display(Name = "E-mail")]
    [Required(ErrorMessage = "Write the address that you registered with.")]
    [MaxLength(Registration.EmailLength, ErrorMessage = "The address is too long: {1} characters is the most that mail allows.")]
    [MailAddress(ErrorMessage = "Write one e-mail address with an @ and a domain, such as name@example.org.")]
    public string? Email { get; set; }
}
