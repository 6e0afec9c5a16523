namespace NsmCon.Hugo;

/// <summary>
/// Gives a list of the front matter other items, and more or fewer of them, in its own style. Items that stay are not touched.
/// </summary>
internal sealed class ListEdit
{
    readonly HugoPage page;
    readonly ChangeList changes;
    readonly FieldEdit fields;
    readonly FrontMatterField list;
    readonly IReadOnlyList<FrontMatterValue> items;
    readonly string lineEnd;
    readonly bool isBlock;

    public ListEdit(HugoPage page, ChangeList changes, FieldEdit fields, FrontMatterField list)
    {
        if (list.Value.Items is not { } items)
            throw new EditRefusedException(
                $"The field {list.Key} holds no list, so its number of values cannot be changed here: make it a list in the page."
            );

        this.page = page;
        this.changes = changes;
        this.fields = fields;
        this.list = list;
        this.items = items;
        isBlock = page.Text[list.Value.Start] != '[';
        lineEnd = PageStyle.LineEnd(page.Text, list.Start);
        var isPlain =
            items.Count > 0
            && items.All(item => item.Text is not null)
            && items.Zip(items.Skip(1)).All(pair => pair.First.End <= pair.Second.Start)
            && items[0].Start >= list.Value.Start
            && (!isBlock || items.All(item => page.Text[LineStart(item)..item.Start].Trim() == "-"));
        if (!isPlain)
            throw new EditRefusedException(
                $"The field {list.Key} is no list of single values, so their number cannot be changed here: change it in the page."
            );
    }

    /// <summary>Writes the items that differ. Answers the pairs of an item that stays and its new text.</summary>
    public List<(FrontMatterValue Item, string Text)> Write(IReadOnlyList<string> texts)
    {
        var first = items.Zip(texts).TakeWhile(pair => pair.First.Text == pair.Second).Count();
        var most = Math.Min(items.Count, texts.Count) - first;
        var last = items.Reverse().Zip(texts.Reverse()).Take(most).TakeWhile(pair => pair.First.Text == pair.Second).Count();
        var changed = Math.Min(items.Count, texts.Count) - first - last;
        var from = first + changed;
        if (items.Count - last > from)
            Remove(from, items.Count - last, texts.Count == 0);
        else
            Insert(from, texts.Skip(from).Take(texts.Count - last - from).Select(text => WriteItem(text, from)));
        return items.Zip(texts).Skip(first).Take(changed).ToList();
    }

    string WriteItem(string text, int near)
    {
        var (start, end) = fields.RangeOf(items[Math.Max(0, near - 1)]);
        return fields.Write(list.Key, text, page.Text[start..end]);
    }

    void Insert(int at, IEnumerable<string> written)
    {
        if (isBlock)
        {
            var dash = page.Text[LineStart(items[0])..items[0].Start];
            changes.Insert(
                at == 0 ? LineStart(items[0]) : NextLine(items[at - 1]),
                string.Concat(written.Select(text => dash + text + lineEnd))
            );
            return;
        }

        var between = SeparatorText();
        if (at == 0)
            changes.Insert(items[0].Start, string.Concat(written.Select(text => text + between)));
        else
            changes.Insert(items[at - 1].End, string.Concat(written.Select(text => between + text)));
    }

    void Remove(int from, int to, bool isAll)
    {
        var (start, end) = (isBlock, isAll) switch
        {
            (true, true) => (page.Text.IndexOf(':', list.Start + list.Key.Length) + 1, fields.RangeOf(items[^1]).End),
            (true, false) => (LineStart(items[from]), NextLine(items[to - 1])),
            (false, true) => (list.Value.Start, page.Text.IndexOf(']', items[^1].End) + 1),
            _ => from > 0 ? (items[from - 1].End, items[to - 1].End) : (items[0].Start, items[to].Start),
        };
        var empty = isBlock ? " []" : "[]";
        changes.Replace(start, end, isAll ? empty : "");
    }

    // As between two of its items, or as its first one stands: on a line of its own, or not.
    string SeparatorText()
    {
        var gaps = items.Zip(items.Skip(1)).Select(pair => page.Text[pair.First.End..pair.Second.Start]).ToList();
        if (gaps.Count > 0)
            return gaps.Find(gap => string.IsNullOrWhiteSpace(gap.Replace(",", "", StringComparison.Ordinal)))
                ?? throw new EditRefusedException(
                    $"Between the values of the field {list.Key} there are comments, so their number cannot be changed here: change it in the page."
                );

        var before = page.Text[(list.Value.Start + 1)..items[0].Start];
        return before.Contains('\n', StringComparison.Ordinal) && string.IsNullOrWhiteSpace(before) ? "," + before : ", ";
    }

    int LineStart(FrontMatterValue item) => page.Text.LastIndexOf('\n', item.Start) + 1;

    int NextLine(FrontMatterValue item) => page.Text.IndexOf('\n', fields.RangeOf(item).End) + 1;
}
