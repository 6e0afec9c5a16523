using System.Globalization;

namespace NsmCon.Admin.Shared;

/// <summary>Amounts as people read them.</summary>
public static class Money
{
    /// <summary>Whole cents as "$15,000", "$12.50" or "EUR 1,500".</summary>
    public static string Format(long cents, string currency)
    {
        var amount = (cents / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", CultureInfo.InvariantCulture);
        return currency == "USD" ? $"${amount}" : $"{currency} {amount}";
    }
}
