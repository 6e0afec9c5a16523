namespace NsmCon.Hugo;

/// <summary>Writes new shortcodes like one that stands nearby.</summary>
internal sealed class TagStyle
{
    readonly string opening = "{{% ";
    readonly string closing = " %}}";
    readonly string gap = " ";
    readonly string equalsSign = "=";
    readonly string? closingTag;
    readonly ValueQuoting quoting = ValueQuoting.Quoted;
    readonly List<string?> order = [];

    /// <param name="page">The page.</param>
    /// <param name="like">A shortcode to write like; null for the site's usual style.</param>
    /// <param name="name">The name of the shortcodes to be written.</param>
    public TagStyle(HugoPage page, ShortcodeNode? like, string name)
    {
        if (like is null)
            return;

        var places = new TagPlaces(page, like.Open);
        (opening, closing) = (places.Opening, places.Closing);
        if (like.Name != name)
            return;

        (gap, equalsSign) = (places.Gap, places.EqualsSign);
        closingTag = like.Close?.ToString();
        order = like.Open.Parameters.Select(p => p.Name).ToList();
        quoting = like.Open.Parameters is [{ Quoting: ValueQuoting.Raw }, ..] ? ValueQuoting.Raw : ValueQuoting.Quoted;
    }

    /// <summary>The parameters in the order of the other shortcode; those that it lacks come last.</summary>
    public List<(string Name, string Text)> Ordered(IEnumerable<(string Name, string Text)> parameters) =>
        parameters.OrderBy(p => order.IndexOf(p.Name) is var at && at < 0 ? int.MaxValue : at).ToList();

    public string Open(string name, IEnumerable<(string Name, string Text)> parameters) =>
        opening + name + string.Concat(parameters.Select(p => $"{gap}{p.Name}{equalsSign}{ParameterValue.Write(p.Name, p.Text, quoting)}")) + closing;

    public string Close(string name) => closingTag ?? $"{opening}/{name}{closing}";
}
