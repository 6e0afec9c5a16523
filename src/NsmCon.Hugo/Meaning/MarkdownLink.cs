using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Finds the links to slides and videos in a line of Markdown.</summary>
internal static class MarkdownLink
{
    const int LongestLine = 4000;
    const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // Brackets in an address come in pairs, and what ends a sentence or bold text is no part of one that stands alone.
    static readonly Regex Link = new(
        @"\[(?<label>[^\[\]]*)\]\((?<url><[^<>]+>|([^()\s<>]|\([^()\s]*\))+)(\s([^()]|\([^()]*\))*)?\)",
        Options
    );
    static readonly Regex Address = new(@"https?://([^\s<>()""'`]|\([^\s<>()""'`]*\))*([^\s<>()""'`.,:;!?*~]|\([^\s<>()""'`]*\))", Options);
    static readonly Regex Video = new(@"\{\{[<%]\s*(?<site>youtube|vimeo)\s+(id=)?""?(?<id>[-_a-z0-9]+)", Options);

    /// <summary>The first address in a line, whichever way it is written, or null.</summary>
    public static string? FirstUrl(string line) => All(line) is [var first, ..] ? first.Url : null;

    /// <summary>Whether a link in brackets can hold the address as it is.</summary>
    public static bool CanHold(string url) => FirstUrl($"[]({url})") == url;

    /// <summary>All links of a line, in order, whichever way they are written.</summary>
    public static List<LineLink> All(string line)
    {
        if (line.Length > LongestLine)
            return [];

        var links = Link.Matches(line).Select(InBrackets).ToList();
        var rest = Link.Replace(line, Blank);
        links.AddRange(Video.Matches(rest).Select(m => new LineLink(LinkForm.Video, "", AddressOfVideo(m), m.Index, m.Length, m.Index)));
        rest = Video.Replace(rest, Blank);
        links.AddRange(Address.Matches(rest).Select(m => new LineLink(LinkForm.Address, "", m.Value, m.Index, m.Length, m.Index)));
        return links.OrderBy(link => link.Start).ToList();
    }

    /// <summary>The links of a line that consists of links to slides and videos only; empty for other lines.</summary>
    public static List<LineLink> OnlyMedia(string line)
    {
        if (line.Length > LongestLine || !line.Contains("](", StringComparison.Ordinal))
            return [];

        var links = Link.Matches(line).Select(InBrackets).ToList();
        var rest = Link.Replace(line, "");
        return
            rest.Any(char.IsLetterOrDigit)
            || !links.TrueForAll(l => MediaHeading.Read(l.Label) is MediaHeading.Slides or MediaHeading.Video)
            ? []
            : links;
    }

    static LineLink InBrackets(Match match)
    {
        var url = match.Groups["url"];
        var before = url.Value.Length - url.Value.TrimStart('<', '>').Length;
        return new(LinkForm.Brackets, match.Groups["label"].Value, url.Value.Trim('<', '>'), match.Index, match.Length, url.Index + before);
    }

    static string AddressOfVideo(Match match) =>
        (match.Groups["site"].Value.StartsWith('y') ? "https://www.youtube.com/watch?v=" : "https://vimeo.com/") + match.Groups["id"].Value;

    static string Blank(Match match) => new(' ', match.Length);

    /// <summary>What a line says besides the link in it.</summary>
    public static bool HasOtherText(string line) =>
        Video.Replace(Address.Replace(Link.Replace(line, ""), ""), "").Any(char.IsLetterOrDigit);
}

/// <summary>How a link is written.</summary>
internal enum LinkForm
{
    /// <summary>[label](address)</summary>
    Brackets,

    /// <summary>A shortcode of Hugo that shows a video.</summary>
    Video,

    /// <summary>The address alone.</summary>
    Address,
}

/// <summary>A link in a line, and where it and its address begin there.</summary>
internal sealed record LineLink(LinkForm Form, string Label, string Url, int Start, int Length, int UrlStart)
{
    public int End => Start + Length;
}

/// <summary>Headings and labels inside a talk that mean something.</summary>
internal static class MediaHeading
{
    public const string Speakers = "speakers";
    public const string Slides = "slides";
    public const string Video = "video";

    /// <summary>What the heading stands for, or null.</summary>
    public static string? Read(string text) =>
        text.Trim(' ', ':', '*', '_').ToLowerInvariant() switch
        {
            "speaker" or "speakers" or "speaker(s)" => Speakers,
            "slide" or "slides" or "slide deck" or "presentation" => Slides,
            "video" or "videos" or "recording" or "watch" => Video,
            _ => null,
        };
}
