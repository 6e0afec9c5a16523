using System.Text.RegularExpressions;

namespace NsmCon.Data.Agenda;

/// <summary>Titles of talks as people read them.</summary>
public static partial class TalkTitle
{
    /// <summary>"COFFEE BREAK" as "Coffee break"; other capitals mean something, as in "Q&amp;A" or "VIP BBQ".</summary>
    public static string NotShouted(this string title) =>
        ShoutedBreak().IsMatch(title) ? title[..1] + title[1..].ToLowerInvariant() : title;

    [GeneratedRegex(
        "^(BREAKFAST|BREAK|LUNCH|DINNER|COFFEE|TEA)( (BREAKFAST|BREAK|LUNCH|DINNER|COFFEE|TEA))*$",
        RegexOptions.ExplicitCapture,
        1_000
    )]
    private static partial Regex ShoutedBreak();
}
