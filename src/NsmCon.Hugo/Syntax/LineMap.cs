namespace NsmCon.Hugo;

/// <summary>Turns offsets into lines and columns, both counted from 1.</summary>
internal sealed class LineMap
{
    readonly List<int> starts = [0];

    public LineMap(string text)
    {
        // Editors do not show a byte order mark, so the first column begins after it.
        if (text.StartsWith('\uFEFF'))
            starts[0] = 1;
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
    }

    public (int Line, int Column) Place(int offset)
    {
        var index = starts.BinarySearch(offset);
        if (index < 0)
            index = Math.Max(0, ~index - 1);

        return (index + 1, Math.Max(1, offset - starts[index] + 1));
    }
}
