using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff.Public;

public class WelcomeForm
{
    [Required(ErrorMessage = "Give your name."), StringLength(StaffMember.NameLength, ErrorMessage = "A name has at most {1} characters.")]
    [SingleLine(ErrorMessage = "Write your name in one line of letters that can be seen.")]
    public string Name { get; set; } = "";

    [Display(Name = "E-mail"), Required(ErrorMessage = "Give your e-mail address."), StringLength(254)]
    [MailAddress(ErrorMessage = "This is not an e-mail address. Write it like ada@example.org.")]
    public string Email { get; set; } = "";

    [DataType(DataType.Password), Required(ErrorMessage = "Choose a password."), StringLength(PasswordForm.Length)]
    public string Password { get; set; } = "";

    /// <summary>What the invitation says: "Owner of all events".</summary>
    [BindNever]
    public string InvitedAs { get; set; } = "";

    /// <summary>Whether the invitation is for one address.</summary>
    [BindNever]
    public bool IsEmailFixed { get; set; }
}
