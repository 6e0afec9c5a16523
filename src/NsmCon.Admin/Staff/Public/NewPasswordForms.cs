using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;

namespace NsmCon.Admin.Staff.Public;

/// <summary>Whose password is forgotten.</summary>
public class ForgotForm
{
    [Display(Name = "E-mail"), Required(ErrorMessage = "Give your e-mail address."), StringLength(254)]
    [MailAddress(ErrorMessage = "This is not an e-mail address. Write it like ada@example.org.")]
    public string Email { get; set; } = "";
}

/// <summary>A new password, for the person whom the link is for.</summary>
public class NewPasswordForm
{
    [
        Display(Name = "New password"),
        DataType(DataType.Password),
        Required(ErrorMessage = "Choose a new password."),
        StringLength(PasswordForm.Length)
    ]
    public string Password { get; set; } = "";

    [BindNever]
    public string Email { get; set; } = "";

    /// <summary>Whether the second step, which is on, ends with the old password.</summary>
    [BindNever]
    public bool DropsSecondStep { get; set; }
}
