using System.Globalization;

namespace NsmCon.Data;

/// <summary>Days, times and amounts as people read them: the one place that knows in which language, which is English.</summary>
public static class Wording
{
    static readonly CultureInfo Language = CultureInfo.InvariantCulture;

    /// <summary>A sentence, or a part of one.</summary>
    public static string InWords(FormattableString text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ToString(Language);
    }

    /// <summary>A day, a time or a number alone; empty while it is not known.</summary>
    public static string InWords(this IFormattable? value, string format) => value?.ToString(format, Language) ?? "";
}
