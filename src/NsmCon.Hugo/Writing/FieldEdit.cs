using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Changes, adds or removes a field of the front matter.</summary>
internal sealed class FieldEdit
{
    static readonly Regex Name = new("^[A-Za-z][A-Za-z0-9_-]*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    readonly HugoPage page;
    readonly ChangeList changes;
    readonly FrontMatterNode frontMatter;

    public FieldEdit(HugoPage page, ChangeList changes)
    {
        frontMatter = page.FrontMatter
            ?? throw new EditRefusedException("The page has no front matter: begin it with +++, a title and +++.");
        this.page = page;
        this.changes = changes;
    }

    public FrontMatterField? Find(string key) =>
        frontMatter.Fields.Fields.LastOrDefault(f => f.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    public void Replace(string key, FrontMatterValue value, string text)
    {
        if (value.Text is null)
            throw new EditRefusedException($"The field {key} holds more than one value: set them one by one.");
        if (value.Text == text)
            return;

        var (start, end) = RangeOf(value);
        changes.Replace(start, end, ScalarText.Write(frontMatter.Format, key, text, page.Text[start..end]));
    }

    /// <summary>
    /// The value as it is written: without the anchor (&amp;x) or type (!!str) before one in YAML, and the line break after a block.
    /// </summary>
    public (int Start, int End) RangeOf(FrontMatterValue value)
    {
        var end = value.Start + page.Text.AsSpan(value.Start, value.End - value.Start).TrimEnd().Length;
        var start = value.Start;
        while (frontMatter.Format == FrontMatterFormat.Yaml && start < end && page.Text[start] is '&' or '!')
            start = page.Text.AsSpan(start, end - start).IndexOf(' ') is var gap and >= 0 ? start + gap + 1 : end;
        return (start, end);
    }

    /// <summary>A value as the language of the front matter writes it, with the quotes of another one where they serve.</summary>
    public string Write(string key, string text, string like) => ScalarText.Write(frontMatter.Format, key, text, like);

    public void Add(string key, string text) => AddWritten(key, ScalarText.Write(frontMatter.Format, key, text));

    public void Add(string key, IReadOnlyList<string> texts) =>
        AddWritten(key, $"[{string.Join(", ", texts.Select(t => ScalarText.Write(frontMatter.Format, key, t)))}]");

    void AddWritten(string key, string written)
    {
        if (!Name.IsMatch(key))
            throw new EditRefusedException($"\"{key}\" cannot be the name of a field: use letters, digits, - and _.");

        var places = new FieldPlaces(page, frontMatter);
        var (at, before, after) = frontMatter.Format switch
        {
            FrontMatterFormat.Toml => places.ForToml(key),
            FrontMatterFormat.Yaml => places.ForYaml(key),
            _ => places.ForJson(key),
        };
        changes.Insert(at, before + written + after);
    }

    public void Remove(string key)
    {
        if (Find(key) is not { } field)
            return;

        var (start, end) = new FieldPlaces(page, frontMatter).Whole(field);
        changes.Remove(start, end);
    }
}
