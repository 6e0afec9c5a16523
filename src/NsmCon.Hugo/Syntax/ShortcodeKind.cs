namespace NsmCon.Hugo;

/// <summary>What is known of a shortcode: the site's own, and those that come with Hugo.</summary>
internal sealed record ShortcodeKind(bool HasInner, string[]? Parameters, string[] Needed)
{
    static readonly Dictionary<string, ShortcodeKind> Known = new(StringComparer.Ordinal)
    {
        ["talk"] = new(true, ["time", "title"], ["time", "title"]),
        ["speaker"] = new(true, ["name", .. SpeakerParameters.All, "id"], ["name"]),
        ["img-text"] = new(true, ["img"], ["img"]),
        ["sponsor_section"] = new(true, ["sponsor_type"], ["sponsor_type"]),
        ["sponsor_logo"] = new(false, ["sponsor_name", "src", "href", "class"], ["sponsor_name"]),
        ["highlight"] = new(true, null, []),
        ["figure"] = new(false, null, []),
        ["gist"] = new(false, null, []),
        ["instagram"] = new(false, null, []),
        ["param"] = new(false, null, []),
        ["ref"] = new(false, null, []),
        ["relref"] = new(false, null, []),
        ["tweet"] = new(false, null, []),
        ["twitter"] = new(false, null, []),
        ["vimeo"] = new(false, null, []),
        ["youtube"] = new(false, null, []),
    };

    public static ShortcodeKind? FromName(string name) => Known.GetValueOrDefault(name);

    public static IEnumerable<string> Names => Known.Keys;
}
