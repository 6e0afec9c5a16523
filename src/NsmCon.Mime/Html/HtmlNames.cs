using System.Collections.Frozen;

namespace NsmCon.Mime;

/// <summary>What the elements of HTML are, as far as reading a mail needs it.</summary>
static class HtmlNames
{
    static readonly FrozenSet<string> None = [];
    static readonly FrozenSet<string> Cells = Set("td", "th", "table", "caption");
    static readonly FrozenSet<string> Lists = Set("ul", "ol", "dl", "td", "th", "table");
    static readonly FrozenSet<string> Tables = Set("table");

    /// <summary>Elements whose content is no text for people.</summary>
    public static FrozenSet<string> Raw { get; } = Set("script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes");

    /// <summary>Elements without an end.</summary>
    public static FrozenSet<string> Void { get; } =
        Set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    /// <summary>Elements that a browser opens again where they were left open.</summary>
    public static FrozenSet<string> Formats { get; } =
        Set("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    /// <summary>Elements that begin a line of their own.</summary>
    public static FrozenSet<string> Blocks { get; } =
        Set(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tr",
            "ul"
        );

    /// <summary>Elements that may stand in a mail.</summary>
    public static FrozenSet<string> Allowed { get; } =
        Set(
            "a",
            "abbr",
            "acronym",
            "address",
            "article",
            "aside",
            "b",
            "bdi",
            "bdo",
            "big",
            "blockquote",
            "br",
            "caption",
            "center",
            "cite",
            "code",
            "col",
            "colgroup",
            "dd",
            "del",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "font",
            "footer",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "main",
            "mark",
            "nav",
            "ol",
            "p",
            "pre",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "section",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "time",
            "tr",
            "tt",
            "u",
            "ul",
            "var",
            "wbr"
        );

    /// <summary>Attributes that may stand in a mail, beside those of links, pictures and styles.</summary>
    public static FrozenSet<string> Attributes { get; } =
        Set(
            "align",
            "alt",
            "bgcolor",
            "border",
            "cellpadding",
            "cellspacing",
            "color",
            "colspan",
            "dir",
            "face",
            "height",
            "lang",
            "rowspan",
            "size",
            "start",
            "title",
            "valign",
            "width"
        );

    /// <summary>The elements that end where another begins.</summary>
    public static string[] EndedBy(string name) =>
        name switch
        {
            "li" => ["li", "p"],
            "dd" or "dt" => ["dd", "dt", "p"],
            "td" or "th" => ["td", "th"],
            "tr" => ["tr"],
            "thead" or "tbody" or "tfoot" => ["thead", "tbody", "tfoot"],
            "a" => ["a"],
            "nobr" => ["nobr"],
            _ when Blocks.Contains(name) => ["p"],
            _ => [],
        };

    /// <summary>The elements beyond which an end tag does not reach.</summary>
    public static FrozenSet<string> EndsSearch(string name) =>
        name switch
        {
            "table" => None,
            "tr" or "td" or "th" or "thead" or "tbody" or "tfoot" or "caption" => Tables,
            "li" or "dd" or "dt" => Lists,
            _ => Cells,
        };

    static FrozenSet<string> Set(params string[] names) => names.ToFrozenSet(StringComparer.Ordinal);
}
