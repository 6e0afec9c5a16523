namespace NsmCon.Hugo;

/// <summary>
/// The text of a page as a visitor may follow its links, each character in its place:
/// with blanks for comments, code, and tags whose parameters are looked at one by one.
/// </summary>
internal static class ShownText
{
    public static string FromPage(PageIndex page)
    {
        var text = page.Page.ToString().ToCharArray();
        var tags = page
            .Page.Shortcodes.Where(shortcode => ShortcodeKind.FromName(shortcode.Name) is { Parameters: not null })
            .Select(shortcode => (shortcode.Open.Start, shortcode.Open.End));
        foreach (var (start, end) in HtmlComments.FindWithCode(page.Page.Text).Concat(tags))
            Array.Fill(text, ' ', start, end - start);
        return new(text);
    }
}
