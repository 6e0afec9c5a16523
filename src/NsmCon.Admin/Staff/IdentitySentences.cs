using Microsoft.AspNetCore.Identity;

namespace NsmCon.Admin.Staff;

/// <summary>What sign-in refuses, in words for people.</summary>
sealed class IdentitySentences : IdentityErrorDescriber
{
    const string Taken = "There is an account with this address already. Sign in with it, and ask an Owner for the role.";

    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), Taken);

    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName), Taken);

    public override IdentityError InvalidEmail(string? email) =>
        Error(nameof(InvalidEmail), "This is not an e-mail address. Write it like ada@example.org.");

    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"The password needs at least {length} characters. Three or four words make a good one.");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "This is not your present password.");

    public override IdentityError ConcurrencyFailure() =>
        Error(nameof(ConcurrencyFailure), "Your account was changed from somewhere else at the same time. Try it once more.");

    static IdentityError Error(string code, string sentence) => new() { Code = code, Description = sentence };
}
