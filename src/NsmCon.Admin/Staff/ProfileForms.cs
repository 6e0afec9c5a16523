using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>What a member of staff sees of the own account, with the forms on it.</summary>
public record ProfilePage(
    string Email,
    NameForm Name,
    SignatureForm Signature,
    PasswordForm Password,
    bool HasSecondStep,
    int RecoveryCodesLeft
);

public class NameForm
{
    [Required(ErrorMessage = "Give your name."), StringLength(StaffMember.NameLength, ErrorMessage = "A name has at most {1} characters.")]
    [SingleLine(ErrorMessage = "Write your name in one line of letters that can be seen.")]
    public string Name { get; set; } = "";
}

public class SignatureForm
{
    [StringLength(StaffMember.SignatureLength, ErrorMessage = "A signature has at most {1} characters.")]
    public string? Signature { get; set; }
}

public class PasswordForm
{
    /// <summary>The longest password, in characters: hashing takes time.</summary>
    public const int Length = 200;

    [
        Display(Name = "Present password"),
        DataType(DataType.Password),
        Required(ErrorMessage = "Give your present password."),
        StringLength(Length)
    ]
    public string Present { get; set; } = "";

    [Display(Name = "New password"), DataType(DataType.Password), Required(ErrorMessage = "Choose a new password."), StringLength(Length)]
    public string New { get; set; } = "";
}

/// <summary>What an app shows, which proves that it has the key.</summary>
public class FirstCodeForm
{
    [Required(ErrorMessage = "Type the six digits that your app shows."), StringLength(20)]
    public string Code { get; set; } = "";

    /// <summary>The key as it was shown; it goes there and back.</summary>
    [StringLength(100)]
    public string Key { get; set; } = "";
}

/// <summary>The present password, where something of weight is done.</summary>
public class ConfirmForm
{
    [DataType(DataType.Password), Required(ErrorMessage = "Give your password."), StringLength(PasswordForm.Length)]
    public string Password { get; set; } = "";
}

/// <summary>The key that an app needs, as it is typed in, and as the picture says it.</summary>
public record SecondStepPage(FirstCodeForm Form, string Key, string Picture);
