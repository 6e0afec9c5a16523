namespace NsmCon.Data.Staff;

/// <summary>The templates of the mails to staff.</summary>
public static class StaffMails
{
    /// <summary>The one-time link that makes someone staff.</summary>
    public const string Invitation = "invitation";

    /// <summary>The one-time link by which a member of staff chooses a new password.</summary>
    public const string PasswordLink = "password-link";
}

/// <summary>The addresses that one-time links have, each with its secret.</summary>
/// <param name="Welcome">That of an invitation.</param>
/// <param name="NewPassword">That by which a new password is chosen.</param>
public sealed record StaffLinks(Func<string, string> Welcome, Func<string, string> NewPassword);
