using Tomlyn.Syntax;

namespace NsmCon.Admin.Content;

/// <summary>
/// A table of a TOML file, asked field by field. What is missing, of the wrong kind or unknown is reported with its place.
/// </summary>
sealed class TomlTable(PackagesFile file, IEnumerable<KeyValueSyntax> pairs, SyntaxNode whole)
{
    const long MostCents = 100_000_000_000;

    readonly Dictionary<string, KeyValueSyntax> fields = pairs
        .GroupBy(NameOf, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
    readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public string? Text(string name, int most, bool isNeeded = false) =>
        Find(name, isNeeded) is { } value ? TextOf(file, value, most) : null;

    /// <summary>A price in whole units with up to two decimals, as cents.</summary>
    public long? Cents(string name, bool isNeeded = false)
    {
        if (Find(name, isNeeded) is not { } value)
            return null;

        var cents = value switch
        {
            IntegerValueSyntax whole => whole.Value * 100m,
            FloatValueSyntax part when Math.Abs(part.Value) < MostCents => (decimal)part.Value * 100m,
            _ => -1m,
        };
        if (cents is >= 0 and <= MostCents && cents == decimal.Truncate(cents))
            return (long)cents;

        Refuse(file, value, $"The {name} must be an amount such as 2500 or 2500.50, without a currency.");
        return null;
    }

    public int? Number(string name)
    {
        if (Find(name, isNeeded: false) is not { } value)
            return null;
        if (value is IntegerValueSyntax { Value: >= 0 and <= 1_000_000 } number)
            return (int)number.Value;

        Refuse(file, value, $"The {name} must be a whole number, 0 or more.");
        return null;
    }

    public IEnumerable<SyntaxNode> List(string name)
    {
        if (Find(name, isNeeded: false) is not { } value)
            return [];
        if (value is ArraySyntax array)
            return array.Items.Select(item => item.Value).OfType<SyntaxNode>();

        Refuse(file, value, $"The {name} must be a list: {name} = [\"…\", \"…\"].");
        return [];
    }

    /// <summary>Where a field stands, or the table where it has none.</summary>
    public (int Line, int Column) PlaceOf(string name) => Place(fields.TryGetValue(name, out var pair) ? pair : whole);

    /// <summary>Reports the fields that nobody asked for: a misspelt name must not be passed over.</summary>
    public void RefuseOthers()
    {
        foreach (var (name, pair) in fields.Where(field => !asked.Contains(field.Key)))
        {
            var (line, column) = Place(pair);
            file.Refuse(ImportCodes.FieldUnknown, line, column, $"\"{name}\" is not known here. Known are {string.Join(", ", asked)}.");
        }
    }

    public static string? TextOf(PackagesFile file, SyntaxNode value, int most)
    {
        var text = (value as StringValueSyntax)?.Value?.Trim();
        if (text is { Length: > 0 } && text.Length <= most)
            return text;

        var fault = text switch
        {
            null => "This must be a text in quotes.",
            "" => "This text is empty.",
            _ => InWords($"This text has {text.Length:N0} characters; {most:N0} is the limit: shorten it."),
        };
        Refuse(file, value, fault);
        return null;
    }

    ValueSyntax? Find(string name, bool isNeeded)
    {
        asked.Add(name);
        if (fields.TryGetValue(name, out var pair))
            return pair.Value;

        var (line, column) = Place(whole);
        if (isNeeded)
            file.Refuse(ImportCodes.FieldMissing, line, column, $"This lacks \"{name}\": give it one.");
        return null;
    }

    static void Refuse(PackagesFile file, SyntaxNode node, string sentence)
    {
        var (line, column) = Place(node);
        file.Refuse(ImportCodes.FieldType, line, column, sentence);
    }

    static (int Line, int Column) Place(SyntaxNode node) => (node.Span.Start.Line + 1, node.Span.Start.Column + 1);

    static string NameOf(KeyValueSyntax pair) => Invariant($"{pair.Key}").Trim().Trim('"');
}
