namespace NsmCon.Hugo;

/// <summary>Where the parts of an opening tag stand, and how it is written.</summary>
internal sealed class TagPlaces(HugoPage page, TagNode tag)
{
    public const string DefaultEquals = "=";

    /// <summary>The offset of the name.</summary>
    public int NameStart { get; } = page.Text.IndexOf(tag.Name, tag.Start + 3, StringComparison.Ordinal);

    /// <summary>The offset after the name.</summary>
    public int NameEnd => NameStart + tag.Name.Length;

    /// <summary>The offset after the last parameter, or the name.</summary>
    public int ContentEnd => tag.Parameters.Count == 0 ? NameEnd : tag.Parameters[^1].End;

    /// <summary>The opening characters with the space after them: <c>{{% </c>.</summary>
    public string Opening => page.Text[tag.Start..NameStart];

    /// <summary>The closing characters with the space before them: <c> %}}</c>.</summary>
    public string Closing
    {
        get
        {
            var rest = page.Text[ContentEnd..(tag.End - 3)];
            return rest[..^rest.TrimStart().Length] + page.Text[(tag.End - 3)..tag.End];
        }
    }

    /// <summary>The equals sign with the space around it: Hugo wants the same in all of a tag.</summary>
    public string EqualsSign =>
        tag.Parameters.LastOrDefault(p => p.Name is not null) is { } named
            ? page.Text[(named.Start + named.Name!.Length)..named.ValueStart]
            : DefaultEquals;

    /// <summary>The white space before the first parameter.</summary>
    public string Gap => tag.Parameters.Count > 0 && tag.Parameters[0].Start > NameEnd ? page.Text[NameEnd..tag.Parameters[0].Start] : " ";
}
