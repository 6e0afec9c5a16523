using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>What a site would run as a shortcode, perhaps only when it renders a text for the second time.</summary>
/// <remarks>
/// Some layouts pass the inside of a shortcode through markdownify, which looks for shortcodes again. By then
/// Hugo has taken the comment marks off an escaped shortcode, and Markdown has made characters of backslashes
/// and entities (CommonMark 0.31, 2.4 and 2.5). An entity of &lt; stays one however often it is rendered.
/// </remarks>
internal static class ShortcodeTraces
{
    const string Brace = @"(\{|&#0*123;|&#x0*7b;|&lbrace;|&lcub;)";
    const string Backslashes = @"(\\|&#0*92;|&#x0*5c;|&bsol;)*";
    const string Sign = "(<|%|&#0*37;|&#x0*25;|&percnt;)";

    static readonly Regex Opening = new(
        Brace + Backslashes + Brace + Backslashes + Sign,
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    /// <summary>The first opening of a shortcode as it is written, or null.</summary>
    public static string? Find(string text) => Opening.Match(text) is { Success: true } found ? found.Value : null;

    /// <summary>Refuses a value that would run a shortcode.</summary>
    public static void RefuseIn(string what, string value)
    {
        if (Find(value) is { } opening)
            throw new EditRefusedException(
                $"{what} holds {opening}, which the site may run as a shortcode: put a space between the braces."
            );
    }
}
