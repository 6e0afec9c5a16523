using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;
using NsmCon.Data;

namespace NsmCon.Admin.Staff;

/// <summary>
/// Names and addresses as they are looked up: in capital letters, and composed. Anybody can type anything into the sign-in.
/// </summary>
public sealed class StaffNormalizer : ILookupNormalizer
{
    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => NormalizeEmail(name);

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => email is null ? null : EmailAddress.Canonical(Compose(email)).ToUpperInvariant();

    // Half a surrogate pair and U+FFFE cannot be composed.
    static string Compose(string text) => string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize();
}
