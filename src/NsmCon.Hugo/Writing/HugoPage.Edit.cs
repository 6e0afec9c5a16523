namespace NsmCon.Hugo;

public sealed partial class HugoPage
{
    List<ShortcodeNode>? talks;
    List<(int Start, int End)>? comments;

    /// <summary>
    /// The talks that the site shows, in the order of the page: the talk of <see cref="PageTalk.Position"/> 1 is the first.
    /// </summary>
    public IReadOnlyList<ShortcodeNode> Talks => talks ??= Shortcodes.Where(s => s.Name == "talk" && !IsInComment(s)).ToList();

    /// <summary>The logos of sponsors that the site shows, in the order of the page.</summary>
    internal IEnumerable<ShortcodeNode> Sponsors => Shortcodes.Where(s => s.Name == "sponsor_logo" && !IsInComment(s));

    /// <summary>The page after some edits. This page stays as it is; without a change it is the answer.</summary>
    /// <exception cref="EditRefusedException">An edit cannot be written so that Hugo reads it back, or the page has faults.</exception>
    public HugoPage Edit(Action<PageEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(edits);

        var edit = new PageEdit(this);
        edits(edit);
        return edit.Apply();
    }

    /// <summary>Whether a shortcode stands in an HTML comment, so that no visitor of the site sees it.</summary>
    internal bool IsInComment(ShortcodeNode shortcode) => IsInComment(shortcode.Start);

    /// <summary>Whether a place of the page is in an HTML comment.</summary>
    internal bool IsInComment(int offset)
    {
        comments ??= HtmlComments.Find(text);
        var low = 0;
        var high = comments.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = comments[middle].End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low < comments.Count && comments[low].Start <= offset;
    }

    /// <summary>The leaves that begin between two offsets.</summary>
    internal IEnumerable<PageNode> LeavesBetween(int start, int end)
    {
        var low = 0;
        var high = Leaves.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Leaves[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return Leaves.Skip(low).TakeWhile(l => l.Start < end);
    }
}
