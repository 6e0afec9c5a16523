using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Admin.Sponsors;

/// <summary>
/// Prices as one writes them: "2500", "2,500" or "2,500.50". A comma only parts thousands, whatever the machine's language.
/// </summary>
public static partial class PriceText
{
    /// <summary>What a form says about anything else.</summary>
    public const string Sentence =
        "Write an amount such as 2500 or 2,500.50, up to 1,000,000,000, without a currency and with at most two digits for the cents.";

    const decimal Most = 1_000_000_000;

    /// <summary>The amount in cents; null for what is no price.</summary>
    public static long? Cents(string? written) =>
        written?.Trim() is { Length: <= 20 } text
        && Form().IsMatch(text)
        && decimal.Parse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            is <= Most
                and var amount
            ? (long)(amount * 100)
            : null;

    /// <summary>The amount as one would write it: "2500" or "2500.50".</summary>
    public static string Format(long cents) => (cents / 100m).ToString(cents % 100 == 0 ? "0" : "0.00", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{1,2})?$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Form();
}
