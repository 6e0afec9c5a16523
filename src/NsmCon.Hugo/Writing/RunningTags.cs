namespace NsmCon.Hugo;

/// <summary>The tags that run in a text before it changes. In the new text each may run once more where it stands.</summary>
internal sealed class RunningTags
{
    readonly Dictionary<string, Queue<TagNode>> byText = new(StringComparer.Ordinal);

    public RunningTags(IEnumerable<TagNode> tags)
    {
        foreach (var same in tags.GroupBy(t => t.ToString(), StringComparer.Ordinal))
            byText[same.Key] = new Queue<TagNode>(same);
    }

    /// <summary>The tags that no one took: they do not run any more.</summary>
    public IReadOnlySet<TagNode> Left => byText.Values.SelectMany(tags => tags).ToHashSet();

    public bool Take(string tag) => byText.TryGetValue(tag, out var tags) && tags.TryDequeue(out _);
}
