using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Finds the links to slides and videos in a line of Markdown.</summary>
internal static class MarkdownLink
{
    const int LongestLine = 4000;
    const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    static readonly Regex Link = new(@"\[(?<label>[^\[\]]*)\]\((?<url>[^()\s]+)[^()]*\)", Options);
    static readonly Regex Address = new(@"https?://[^\s<>()""'`]+", Options);
    static readonly Regex Video = new(@"\{\{[<%]\s*(?<site>youtube|vimeo)\s+(id=)?""?(?<id>[-_a-z0-9]+)", Options);

    /// <summary>The first address in a line, whichever way it is written, or null.</summary>
    public static string? FirstUrl(string line)
    {
        if (line.Length > LongestLine)
            return null;
        if (Link.Match(line) is { Success: true } link)
            return link.Groups["url"].Value.Trim('<', '>');
        if (Video.Match(line) is { Success: true } video)
            return (video.Groups["site"].Value.StartsWith('y') ? "https://www.youtube.com/watch?v=" : "https://vimeo.com/") + video.Groups["id"].Value;

        return Address.Match(line) is { Success: true } address ? address.Value : null;
    }

    /// <summary>The links of a line that consists of links to slides and videos only; empty for other lines.</summary>
    public static List<(string Label, string Url)> OnlyMedia(string line)
    {
        if (line.Length > LongestLine || !line.Contains("](", StringComparison.Ordinal))
            return [];

        var links = Link.Matches(line).Select(m => (Label: m.Groups["label"].Value, Url: m.Groups["url"].Value.Trim('<', '>'))).ToList();
        var rest = Link.Replace(line, "");
        return rest.Any(char.IsLetterOrDigit) || !links.TrueForAll(l => MediaHeading.Of(l.Label) is MediaHeading.Slides or MediaHeading.Video) ? [] : links;
    }

    /// <summary>What a line says besides the link in it.</summary>
    public static bool HasOtherText(string line) => Video.Replace(Address.Replace(Link.Replace(line, ""), ""), "").Any(char.IsLetterOrDigit);
}

/// <summary>Headings and labels inside a talk that mean something.</summary>
internal static class MediaHeading
{
    public const string Speakers = "speakers";
    public const string Slides = "slides";
    public const string Video = "video";

    /// <summary>What the heading stands for, or null.</summary>
    public static string? Of(string text) => text.Trim(' ', ':', '*', '_').ToLowerInvariant() switch
    {
        "speaker" or "speakers" or "speaker(s)" => Speakers,
        "slide" or "slides" or "slide deck" or "presentation" => Slides,
        "video" or "videos" or "recording" or "watch" => Video,
        _ => null,
    };
}
