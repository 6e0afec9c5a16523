using Tomlyn.Syntax;

namespace NsmCon.Hugo;

/// <summary>Turns Tomlyn's syntax into fields. Nesting is bounded by Tomlyn: 64 levels.</summary>
internal sealed class TomlFields(int offset)
{
    public FrontMatterTable Read(DocumentSyntax document)
    {
        var root = new FrontMatterTable();
        foreach (var pair in document.KeyValues)
            Add(root, pair);
        foreach (var table in document.Tables)
        {
            var target = table is TableArraySyntax ? NewItem(root, table) : Descend(root, Keys(table.Name), table);
            foreach (var pair in table.Items)
                Add(target, pair);
        }

        return root;
    }

    void Add(FrontMatterTable table, KeyValueSyntax pair)
    {
        var keys = Keys(pair.Key);
        if (pair.Value is null || keys.Count == 0)
            return;

        var parent = Descend(table, keys[..^1], pair);
        parent.Add(new FrontMatterField(keys[^1], offset + pair.Span.Offset, Value(pair.Value)));
    }

    FrontMatterTable NewItem(FrontMatterTable root, TableSyntaxBase syntax)
    {
        var keys = Keys(syntax.Name);
        var parent = Descend(root, keys[..^1], syntax);
        var list = parent.Find(keys[^1])?.List;
        if (list is null)
        {
            list = [];
            parent.Add(
                new FrontMatterField(
                    keys[^1],
                    offset + syntax.Span.Offset,
                    new FrontMatterValue(Start(syntax), End(syntax)) { List = list }
                )
            );
        }

        var item = new FrontMatterValue(Start(syntax), End(syntax)) { Table = new FrontMatterTable() };
        list.Add(item);
        return item.Table;
    }

    FrontMatterTable Descend(FrontMatterTable table, List<string> keys, SyntaxNode syntax)
    {
        foreach (var key in keys)
        {
            var found = table.Find(key);
            var next = found?.Table ?? found?.List?.LastOrDefault()?.Table;
            if (next is null)
            {
                next = new FrontMatterTable();
                table.Add(new FrontMatterField(key, Start(syntax), new FrontMatterValue(Start(syntax), End(syntax)) { Table = next }));
            }

            table = next;
        }

        return table;
    }

    FrontMatterValue Value(ValueSyntax syntax)
    {
        switch (syntax)
        {
            case StringValueSyntax text:
                return new FrontMatterValue(Start(syntax), End(syntax)) { Text = text.Value ?? "", IsString = true };
            case ArraySyntax array:
                var items = array.Items.Where(i => i.Value is not null).Select(i => Value(i.Value!)).ToList();
                return new FrontMatterValue(Start(syntax), End(syntax)) { List = items };
            case InlineTableSyntax inline:
                var table = new FrontMatterTable();
                foreach (var item in inline.Items.Where(i => i.KeyValue is not null))
                    Add(table, item.KeyValue!);
                return new FrontMatterValue(Start(syntax), End(syntax)) { Table = table };
            default:
                return new FrontMatterValue(Start(syntax), End(syntax)) { Text = syntax.ToString()?.Trim() };
        }
    }

    int Start(SyntaxNode syntax) => offset + syntax.Span.Offset;

    int End(SyntaxNode syntax) => offset + syntax.Span.Offset + syntax.Span.Length;

    static List<string> Keys(KeySyntax? key)
    {
        var keys = new List<string>();
        if (key?.Key is null)
            return keys;

        keys.Add(Name(key.Key));
        foreach (var dotted in key.DotKeys)
            keys.Add(dotted.Key is null ? "" : Name(dotted.Key));
        return keys;
    }

    static string Name(BareKeyOrStringValueSyntax key) => key is StringValueSyntax text ? text.Value ?? "" : Invariant($"{key}").Trim();
}
