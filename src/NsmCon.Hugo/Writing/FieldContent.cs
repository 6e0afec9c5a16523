namespace NsmCon.Hugo;

/// <summary>The values of a front matter, each with its path: title, buttons[0].name.</summary>
internal sealed class FieldContent
{
    readonly List<(string Path, string Text, FrontMatterValue? Value)> found = [];
    readonly HashSet<FrontMatterValue> seen = [];
    readonly Dictionary<FrontMatterValue, string> changed = [];

    public static FieldContent Read(FrontMatterNode? frontMatter)
    {
        var content = new FieldContent();
        if (frontMatter is not null)
            content.AddTable("", frontMatter.Fields);
        return content;
    }

    public IEnumerable<string> Statements() =>
        found
            .Select(f => $"{f.Path} = {(f.Value is null ? f.Text : changed.GetValueOrDefault(f.Value, f.Text))}")
            .Order(StringComparer.Ordinal);

    /// <summary>Changes a value. A YAML alias of it says the same.</summary>
    public void Set(FrontMatterValue value, string text)
    {
        if (!seen.Contains(value))
            throw new ArgumentException("The value is not one of this page's front matter.", nameof(value));

        changed[value] = text;
    }

    public void Set(string key, string text) => found.Add((key, text, null));

    public void Set(string key, IReadOnlyList<string> texts)
    {
        for (var index = 0; index < texts.Count; index++)
            found.Add((Item(key, index), texts[index], null));
    }

    public void Remove(string key) => found.RemoveAll(f => f.Path == key || f.Path.StartsWith(key + "[", StringComparison.Ordinal));

    void AddTable(string path, FrontMatterTable table)
    {
        foreach (var field in table.Fields)
            AddValue(path.Length == 0 ? field.Key : $"{path}.{field.Key}", field.Value);
    }

    /// <summary>What a YAML alias repeats is read once, or a small page could say endlessly much.</summary>
    void AddValue(string path, FrontMatterValue value)
    {
        if (value.Text is not null)
            found.Add((path, value.Text, value));
        if (!seen.Add(value))
            return;
        if (value.Table is not null)
            AddTable(path, value.Table);

        for (var index = 0; index < value.Items?.Count; index++)
            AddValue(Item(path, index), value.Items[index]);
    }

    static string Item(string path, int index) => $"{path}[{index}]";
}
