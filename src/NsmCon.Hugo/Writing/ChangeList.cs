using System.Text;

namespace NsmCon.Hugo;

/// <summary>Collects changes of a text, in any order, and makes the new text of them.</summary>
internal sealed class ChangeList(HugoPage page)
{
    readonly List<TextChange> changes = [];
    List<TextChange>? sorted;

    public void Replace(int start, int end, string text)
    {
        if (string.CompareOrdinal(page.Text, start, text, 0, Math.Max(end - start, text.Length)) != 0 || end - start != text.Length)
            changes.Add(new TextChange(start, end, text));
        sorted = null;
    }

    public void Insert(int at, string text) => Replace(at, at, text);

    public void Remove(int start, int end) => Replace(start, end, "");

    /// <summary>The new text. What was inserted first at one place stands first.</summary>
    public string Apply() => Apply(0, page.Text.Length);

    /// <summary>The new text of a part of the page, with the changes inside it.</summary>
    public string Apply(int start, int end)
    {
        var result = new StringBuilder(end - start);
        var at = start;
        var isRemoved = false;
        foreach (var change in Inside(start, end))
        {
            // Blocks side by side may both be removed with the gap between them.
            var bothRemoved = isRemoved && change.Text.Length == 0;
            if (change.Start < at && !bothRemoved)
                throw new EditRefusedException(
                    $"Two edits change the same text in line {page.Place(change.Start).Line}: make them one after the other."
                );

            result.Append(page.Text, at, Math.Max(0, change.Start - at)).Append(change.Text);
            at = Math.Max(at, change.End);
            isRemoved = change.Text.Length == 0;
        }

        return result.Append(page.Text, at, end - at).ToString();
    }

    IEnumerable<TextChange> Inside(int start, int end)
    {
        sorted ??= changes.OrderBy(c => c.Start).ThenBy(c => c.End).ToList();
        var low = 0;
        var high = sorted.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return sorted.Skip(low).TakeWhile(c => c.Start <= end).Where(c => c.End <= end);
    }
}
