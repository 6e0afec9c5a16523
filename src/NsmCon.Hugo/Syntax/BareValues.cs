using System.Globalization;

namespace NsmCon.Hugo;

/// <summary>Types a value without quotes as Hugo does: int, float with a digit after the point, true, false, or text.</summary>
internal static class BareValues
{
    public static object Parse(string text)
    {
        if (text is "true" or "false")
            return text == "true";

        var digits = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        if (IsDigits(digits))
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : text;

        var point = digits.IndexOf('.');
        var isFloat = point >= 0 && IsDigits(digits[(point + 1)..]) && (point == 0 || IsDigits(digits[..point]));
        return isFloat ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : text;
    }

    static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
