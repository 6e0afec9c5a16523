namespace NsmCon.Hugo;

/// <summary>Fields with their names. As in Hugo, upper and lower case make no difference in a name.</summary>
public sealed class FrontMatterTable
{
    readonly Dictionary<string, FrontMatterField> byKey = new(StringComparer.OrdinalIgnoreCase);
    readonly List<FrontMatterField> fields = [];

    /// <summary>All fields in the order of the page.</summary>
    public IReadOnlyList<FrontMatterField> Fields => fields;

    /// <summary>The field's value, or null if it is absent. Of several with one name, the last counts.</summary>
    public FrontMatterValue? Find(string key) => byKey.GetValueOrDefault(key)?.Value;

    internal void Add(FrontMatterField field)
    {
        fields.Add(field);
        byKey[field.Key] = field;
    }
}

/// <summary>A field of the front matter.</summary>
/// <param name="Key">The name as written.</param>
/// <param name="Start">The offset in the page of the name.</param>
/// <param name="Value">The value.</param>
public sealed record FrontMatterField(string Key, int Start, FrontMatterValue Value);

/// <summary>A value of the front matter with its place: a scalar, a list or a table.</summary>
public sealed class FrontMatterValue
{
    internal FrontMatterValue(int start, int end)
    {
        Start = start;
        End = end;
    }

    /// <summary>The offset in the page of the value's first character.</summary>
    public int Start { get; }

    /// <summary>The offset in the page after the value.</summary>
    public int End { get; internal set; }

    /// <summary>The text of a scalar: of a string what it says, of a number, date or truth value as it is written; else null.</summary>
    public string? Text { get; internal init; }

    /// <summary>Whether the scalar is a string, not a number, date or truth value.</summary>
    public bool IsString { get; internal init; }

    /// <summary>The items of a list; else null.</summary>
    public IReadOnlyList<FrontMatterValue>? Items => List;

    /// <summary>The fields of a table; else null.</summary>
    public FrontMatterTable? Table { get; internal init; }

    internal List<FrontMatterValue>? List { get; init; }
}
