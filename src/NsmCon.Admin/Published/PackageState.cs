using NsmCon.Data.Events;

namespace NsmCon.Admin.Published;

/// <summary>Whether a package can be had, as the public reads it.</summary>
static class PackageState
{
    /// <summary>The state in words; the class only repeats it.</summary>
    /// <param name="size">How many there are; null without a limit.</param>
    /// <param name="taken">How many of them are taken.</param>
    public static (string Class, string Words) Describe(int? size, int? taken) =>
        size is not { } most
            ? ("", "Available")
            : new AmountLeft(most, taken ?? 0) switch
            {
                { IsNone: true } => ("out", "Sold out"),
                var left => (left.IsLow(2) ? "low" : "", left.Words),
            };
}
