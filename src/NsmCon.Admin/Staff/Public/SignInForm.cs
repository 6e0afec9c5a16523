using System.ComponentModel.DataAnnotations;

namespace NsmCon.Admin.Staff.Public;

public class SignInForm
{
    [
        Display(Name = "E-mail"),
        Required(ErrorMessage = "Give your e-mail address."),
        StringLength(254, ErrorMessage = "An e-mail address has at most {1} characters.")
    ]
    public string Email { get; set; } = "";

    [
        DataType(DataType.Password),
        Required(ErrorMessage = "Give your password."),
        StringLength(PasswordForm.Length, ErrorMessage = "A password has at most {1} characters.")
    ]
    public string Password { get; set; } = "";

    public bool RememberMe { get; set; }

    public string? ReturnUrl { get; set; }
}

/// <summary>The second step: what an app shows, or a recovery code.</summary>
public class CodeForm
{
    [
        Required(ErrorMessage = "Give the six digits that your app shows, or a recovery code."),
        StringLength(40, ErrorMessage = "A code has at most {1} characters.")
    ]
    public string Code { get; set; } = "";

    public bool RememberMe { get; set; }

    public string? ReturnUrl { get; set; }

    /// <summary>The six digits, if the code is one of an app.</summary>
    public string? Digits => Letters is { Length: 6 } && Letters.All(char.IsAsciiDigit) ? Letters : null;

    /// <summary>The code as recovery codes are kept: XXXXX-XXXXX.</summary>
    public string RecoveryCode => Letters.Length == 10 ? $"{Letters[..5]}-{Letters[5..]}" : Letters;

    string Letters => string.Concat(Code.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
