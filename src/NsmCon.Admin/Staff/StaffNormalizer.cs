using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Identity;

namespace NsmCon.Admin.Staff;

/// <summary>Names and addresses as they are looked up: in capital letters, and composed. Anybody can type anything into the sign-in.</summary>
public sealed class StaffNormalizer : ILookupNormalizer
{
    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => Of(name);

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => Of(email);

    // Half a surrogate pair and U+FFFE cannot be composed.
    [return: NotNullIfNotNull(nameof(text))]
    static string? Of(string? text) => text is null ? null : string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize().ToUpperInvariant();
}
