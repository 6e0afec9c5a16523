namespace NsmCon.Hugo;

/// <summary>Where a new field goes, and what a field takes up.</summary>
internal sealed class FieldPlaces(HugoPage page, FrontMatterNode frontMatter)
{
    readonly string text = page.Text;
    readonly IReadOnlyList<FrontMatterField> fields = frontMatter.Fields.Fields;
    readonly string lineEnd = PageStyle.LineEnd(page.Text, frontMatter.Start);

    /// <summary>After the last field that is in no table: what follows a [table] belongs to it.</summary>
    public (int At, string Before, string After) ForToml(string key)
    {
        var last = fields.Where(f => text[f.Start] != '[').MaxBy(f => f.Value.End);
        if (last is null)
            return (frontMatter.ContentStart, $"{key} = ", lineEnd);

        return (NextLine(last.Value.End), key + EqualsSign(last), lineEnd);
    }

    public (int At, string Before, string After) ForYaml(string key)
    {
        var first = fields.Count == 0 ? frontMatter.ContentStart : fields[0].Start;
        var lineStart = text.LastIndexOf('\n', Math.Max(0, first - 1)) + 1;
        if (
            !string.IsNullOrWhiteSpace(text[lineStart..first])
            || text[frontMatter.ContentStart..first].Contains('{', StringComparison.Ordinal)
        )
            throw new EditRefusedException(
                $"The front matter is not written as one field a line, so {key} cannot be added here: add it in the page."
            );

        return (frontMatter.ContentEnd, $"{text[lineStart..first]}{key}: ", lineEnd);
    }

    public (int At, string Before, string After) ForJson(string key)
    {
        if (fields.Count == 0)
            return (frontMatter.ContentStart + 1, $"\"{key}\": ", "");

        var last = fields[^1];
        var gapStart = text.AsSpan(0, last.Start).LastIndexOfAnyExcept(" \t\r\n") + 1;
        var colon = text.LastIndexOf('"', last.Value.Start - 1) + 1;
        return (last.Value.End, $",{text[gapStart..last.Start]}\"{key}\"{text[colon..last.Value.Start]}", "");
    }

    /// <summary>A field with its line, or in JSON with its comma.</summary>
    public (int Start, int End) Whole(FrontMatterField field)
    {
        if (frontMatter.Format == FrontMatterFormat.Json)
            return WholeJson(field);

        var start = text.LastIndexOf('\n', field.Start - 1) + 1;
        var end = NextLine(field.Value.End);
        var rest = text[Math.Min(field.Value.End, end)..end].AsSpan().Trim();
        var isAlone = string.IsNullOrWhiteSpace(text[start..field.Start]) && (rest.IsEmpty || rest[0] == '#');
        if (!isAlone || field.Value.Table is not null || (field.Value.Items is not null && text[field.Value.Start] != '['))
            throw new EditRefusedException($"The field {field.Key} is not one line of the front matter: remove it in the page.");

        return (start, end);
    }

    (int Start, int End) WholeJson(FrontMatterField field)
    {
        var index = fields.ToList().IndexOf(field);
        if (index > 0)
            return (fields[index - 1].Value.End, field.Value.End);

        return (field.Start, fields.Count > 1 ? fields[1].Start : field.Value.End);
    }

    /// <summary>Some values end with their line break.</summary>
    int NextLine(int at) => PageStyle.IsLineStart(text, at) ? at : text.IndexOf('\n', at) + 1;

    string EqualsSign(FrontMatterField field)
    {
        var between = text[Math.Min(field.Start + field.Key.Length, field.Value.Start)..field.Value.Start];
        return between.Trim() == "=" ? between : " = ";
    }
}
