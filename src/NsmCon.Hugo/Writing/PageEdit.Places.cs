namespace NsmCon.Hugo;

public sealed partial class PageEdit
{
    readonly Dictionary<(PageNode? Parent, string Name), Siblings> rows = [];
    readonly Lazy<TalkHabits> habits;
    readonly Lazy<ShortcodeNode?> firstSpeaker;
    readonly Lazy<IReadOnlyList<string>> times;
    readonly Lazy<ValueQuoting> quoting;

    Siblings SiblingsOf(ShortcodeNode node)
    {
        if (!rows.TryGetValue((node.Parent, node.Name), out var found))
            rows[(node.Parent, node.Name)] = found = new Siblings(page, node);
        return found;
    }

    void Insert(string block, Siblings among, ShortcodeNode? before)
    {
        var change = among.Insertion(block, before);
        changes.Insert(change.Start, change.Text);
    }

    /// <summary>Moves a shortcode among its siblings, and answers whether that is a change.</summary>
    bool Move(ShortcodeNode node, ShortcodeNode? before)
    {
        if (before is not null && before.Parent != node.Parent)
            throw new EditRefusedException(
                $"The {node.Name} in line {page.Place(node.Start).Line} and the one in line {page.Place(before.Start).Line} are "
                    + "not side by side: remove one and add it there."
            );

        var among = SiblingsOf(node);
        if (node == before || (among.Next(node) == before && (before is null || among.AreTogether(node, before))))
            return false;

        Insert(node.ToString(), among, before);
        var (start, end) = among.Whole(node);
        changes.Remove(start, end);
        return true;
    }

    /// <summary>Writes speakers like a speaker, or like those of a talk, or else like the first of the page.</summary>
    SpeakerWriter SpeakerWriterNear(ShortcodeNode? node)
    {
        var like = node is null or { Name: "speaker" } ? node : LastSpeaker(node);
        return new SpeakerWriter(new TagStyle(page, like ?? firstSpeaker.Value ?? node, "speaker", quoting.Value));
    }
}
