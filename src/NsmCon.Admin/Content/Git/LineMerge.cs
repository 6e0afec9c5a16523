using DiffPlex;

namespace NsmCon.Admin.Content.Git;

/// <summary>Brings two edits of one text together, line by line.</summary>
static class LineMerge
{
    /// <summary>The text with both edits; null where they touch the same lines, or lines without another one in between.</summary>
    public static string? Merge(string before, string ours, string theirs)
    {
        var lines = before.Split('\n');
        var merged = new List<string>();
        var at = 0;
        foreach (
            var edit in Edits(before, ours).Concat(Edits(before, theirs)).Distinct().OrderBy(edit => edit.Start).ThenBy(edit => edit.Count)
        )
        {
            if (edit.Start < at || (edit.Start == at && at > 0))
                return null;

            merged.AddRange(lines[at..edit.Start]);
            if (edit.Added > 0)
                merged.Add(edit.Text);
            at = edit.Start + edit.Count;
        }

        return string.Join('\n', merged.Concat(lines[at..]));
    }

    static IEnumerable<Edit> Edits(string before, string after)
    {
        var difference = Differ.Instance.CreateLineDiffs(before, after, ignoreWhitespace: false);
        return difference.DiffBlocks.Select(block => new Edit(
            block.DeleteStartA,
            block.DeleteCountA,
            block.InsertCountB,
            string.Join('\n', difference.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB))
        ));
    }

    /// <summary>Lines of the text that give way to others.</summary>
    sealed record Edit(int Start, int Count, int Added, string Text);
}
