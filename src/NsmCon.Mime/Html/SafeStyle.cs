using System.Collections.Frozen;

namespace NsmCon.Mime;

/// <summary>
/// Of an inline style, what colors, fonts and spaces need: nothing that is fetched, lies over other things, or leaves its box.
/// </summary>
static class SafeStyle
{
    const int MostCharacters = 2000;

    public static FrozenSet<string> Properties { get; } =
        new[]
        {
            "background-color",
            "border",
            "border-bottom",
            "border-collapse",
            "border-color",
            "border-left",
            "border-radius",
            "border-right",
            "border-spacing",
            "border-style",
            "border-top",
            "border-width",
            "color",
            "direction",
            "display",
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-variant",
            "font-weight",
            "height",
            "letter-spacing",
            "line-height",
            "list-style-type",
            "margin",
            "margin-bottom",
            "margin-left",
            "margin-right",
            "margin-top",
            "max-width",
            "min-width",
            "padding",
            "padding-bottom",
            "padding-left",
            "padding-right",
            "padding-top",
            "text-align",
            "text-decoration",
            "text-indent",
            "text-transform",
            "vertical-align",
            "white-space",
            "width",
            "word-break",
            "word-wrap",
        }.ToFrozenSet(StringComparer.Ordinal);

    public static string Sanitize(string style)
    {
        if (style.Length > MostCharacters)
            return "";

        var kept = style.Split(';').Select(Declaration).OfType<string>();
        return string.Join("; ", kept);
    }

    static string? Declaration(string declaration)
    {
        var colon = declaration.IndexOf(':');
        if (colon < 0)
            return null;

        var name = declaration[..colon].Trim().ToLowerInvariant();
        var value = declaration[(colon + 1)..].Trim();
        if (name == "background")
            name = "background-color";
        return Properties.Contains(name) && IsHarmless(value) ? $"{name}: {value}" : null;
    }

    // Escapes and comments could hide what a value is; a minus before a number pulls a box over another.
    static bool IsHarmless(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (!char.IsAsciiLetterOrDigit(letter) && !" #%.,'\"-!()".Contains(letter))
                return false;
            if (letter == '-' && i + 1 < value.Length && (char.IsAsciiDigit(value[i + 1]) || value[i + 1] == '.'))
                return false;
            if (letter == '(' && !IsColor(value[..i]))
                return false;
        }
        return value.Length > 0;
    }

    static bool IsColor(string before) => before.Split(' ', ',')[^1].ToLowerInvariant() is "rgb" or "rgba" or "hsl" or "hsla";
}
