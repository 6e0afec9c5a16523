namespace NsmCon.Hugo;

/// <summary>Writes new shortcodes like one that stands nearby.</summary>
internal sealed class TagStyle
{
    readonly string opening = "{{% ";
    readonly string closing = " %}}";
    readonly string gap = " ";
    readonly string equalsSign = "=";
    readonly string? closingTag;
    readonly ValueQuoting quoting;
    readonly List<string?> order = [];

    /// <param name="page">The page.</param>
    /// <param name="like">A shortcode to write like; null for the site's usual style.</param>
    /// <param name="name">The name of the shortcodes to be written.</param>
    /// <param name="usual">The quotes of the page, where that shortcode tells nothing.</param>
    public TagStyle(HugoPage page, ShortcodeNode? like, string name, ValueQuoting usual)
    {
        quoting = usual;
        if (like is null)
            return;

        var places = new TagPlaces(page, like.Open);
        opening = places.Opening;
        closing = places.Closing;
        if (like.Name != name)
            return;

        gap = places.Gap;
        equalsSign = places.EqualsSign;
        closingTag = like.Close?.ToString();
        order = like.Open.Parameters.Select(p => p.Name).ToList();
        quoting = ParameterValue.FindQuoting(like.Open.Parameters) ?? usual;
    }

    /// <summary>The given parameters; in the order of the other shortcode, if that has them in another one.</summary>
    public List<(string Name, string Text)> Order(IEnumerable<(string Name, string Text)> parameters)
    {
        var given = parameters.ToList();
        var common = order.Where(name => given.Exists(p => p.Name == name)).ToList();
        if (common.SequenceEqual(given.Select(p => p.Name).Where(common.Contains)))
            return given;

        return given.OrderBy(p => common.IndexOf(p.Name) is var at && at < 0 ? int.MaxValue : at).ToList();
    }

    public string Open(string name, IEnumerable<(string Name, string Text)> parameters) =>
        opening
        + name
        + string.Concat(parameters.Select(p => $"{gap}{p.Name}{equalsSign}{ParameterValue.Write(p.Name, p.Text, quoting)}"))
        + closing;

    /// <summary>A closing tag; Hugo wants its end on the line of its name.</summary>
    public string Close(string name) =>
        closingTag ?? $"{opening}/{name}{(closing.Contains('\n', StringComparison.Ordinal) ? " " + closing[^3..] : closing)}";
}
