using System.Text.RegularExpressions;
using NsmCon.Data;

namespace NsmCon.Admin.Published;

/// <summary>Names as parts of addresses.</summary>
public static partial class AddressWords
{
    /// <summary>"Ada Lovelace" as "ada-lovelace"; empty for a name without a Latin letter.</summary>
    public static string InAddress(this string name) => NotInAddress().Replace(SearchText.Normalize(name), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex NotInAddress();
}
