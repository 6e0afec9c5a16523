using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Findings about links to files of the site, such as "/pdf/engines.pdf", that it does not have.</summary>
internal sealed class LinkChecks(PageIndex page, Func<string, bool>? fileExists)
{
    const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    // [text](/path), [text]: /path and href="/path"; "//host/path" leads to another site.
    static readonly Regex Link = new(@"(\]\(\s*<?|\]:\s*<?|\b(href|src)\s*=\s*[""']?)(?<url>/[^/\s()<>""'][^\s()<>""']*)", Options);

    /// <summary>Reports the buttons and the text of the page.</summary>
    public void Report()
    {
        if (fileExists is null)
            return;

        foreach (var button in Buttons(page))
            Report(button.Text?.Trim() ?? "", button.Start);
        ReportText(page.Page.FrontMatter?.End ?? 0);
    }

    /// <summary>The addresses of the page's buttons.</summary>
    internal static IEnumerable<FrontMatterValue> Buttons(PageIndex page) =>
        (page.Page.FrontMatter?.Fields.Find("buttons")?.Items ?? []).Select(button => button.Table?.Find("href")).OfType<FrontMatterValue>();

    void ReportText(int from)
    {
        var text = Shown();
        var fence = default(CodeFence);
        for (var end = from; from < text.Length; from = end + 1)
        {
            end = text.IndexOf('\n', from) is >= 0 and var next ? next : text.Length;
            var line = text[from..end];
            var isCode = fence is not null;
            fence = CodeFence.After(fence, line.TrimEnd('\r'));
            if (isCode || fence is not null)
                continue;

            foreach (var url in Link.Matches(line).Select(match => match.Groups["url"]))
                Report(url.Value, from + url.Index);
        }
    }

    // The text, with blanks for comments and for the tags whose parameters are looked at one by one.
    string Shown()
    {
        var text = page.Page.ToString().ToCharArray();
        foreach (var (start, end) in HtmlComments.In(page.Page.Text).Concat(page.Page.Shortcodes.Where(IsCheckedItself).Select(shortcode => (shortcode.Open.Start, shortcode.Open.End))))
            Array.Fill(text, ' ', start, end - start);
        return new(text);
    }

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

    static bool IsCheckedItself(ShortcodeNode shortcode) => ShortcodeKind.Of(shortcode.Name) is { Parameters: not null };
}
