using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Findings about links to files of the site, such as "/pdf/engines.pdf", that it does not have.</summary>
internal sealed class LinkChecks(PageIndex page, Func<string, bool>? fileExists)
{
    const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // [text](/path), [text]: /path and href="/path"; "//host/path" leads to another site. Brackets in a path come in pairs.
    static readonly Regex Link = new(
        @"(\]\(\s*<?|\]:\s*<?|\b(href|src)\s*=\s*[""']?)(?<url>/([^/\s()<>""']|\([^\s()<>""']*\))([^\s()<>""']|\([^\s()<>""']*\))*)",
        Options
    );

    /// <summary>Reports the buttons and the text of the page.</summary>
    public void Report(string shown)
    {
        if (fileExists is null)
            return;

        foreach (var button in Buttons(page))
            Report(button.Text?.Trim() ?? "", button.Start);
        foreach (
            var url in Link.Matches(shown).Select(match => match.Groups["url"]).Where(url => url.Index >= (page.Page.FrontMatter?.End ?? 0))
        )
            Report(url.Value, url.Index);
    }

    /// <summary>The addresses of the page's buttons.</summary>
    internal static IEnumerable<FrontMatterValue> Buttons(PageIndex page) =>
        (page.Page.FrontMatter?.Fields.Find("buttons")?.Items ?? [])
            .Select(button => button.Table?.Find("href"))
            .OfType<FrontMatterValue>();

    /// <summary>Reports the parameter of a shortcode.</summary>
    public void Report(ShortcodeParameter? parameter)
    {
        if (fileExists is not null && parameter is not null)
            Report(parameter.Text.Trim(), parameter.Start);
    }

    void Report(string url, int at)
    {
        var isFileOfSite = url is ['/', not '/', ..] && StaticFile.ContentType(url) is not null;
        if (isFileOfSite && !fileExists!(Uri.UnescapeDataString(url)))
            page.Findings.Warning(at, FindingCodes.FileMissing, $"The site has no file {url}: add it below static/, or correct the link.");
    }
}
