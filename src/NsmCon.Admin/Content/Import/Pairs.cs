namespace NsmCon.Admin.Content.Import;

/// <summary>Pairs things that belong together by one key after the other. Nothing is given twice.</summary>
sealed class Pairs<TItem, TOther>(IReadOnlyList<TItem> items, IReadOnlyList<TOther> others)
    where TItem : class
    where TOther : class
{
    readonly HashSet<TOther> used = new(ReferenceEqualityComparer.Instance);

    public Dictionary<TItem, TOther> Found { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Pairs what is left and has the same key, in order; an empty key is no key.</summary>
    public void PairByKey(Func<TItem, string> ofItem, Func<TOther, string> ofOther)
    {
        if (used.Count == others.Count)
            return;

        var left = others
            .Where(other => !used.Contains(other) && ofOther(other).Length > 0)
            .GroupBy(ofOther)
            .ToDictionary(group => group.Key, group => new Queue<TOther>(group), StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (Found.ContainsKey(item) || !left.TryGetValue(ofItem(item), out var queue) || !queue.TryDequeue(out var other))
                continue;

            used.Add(other);
            Found.Add(item, other);
        }
    }

    /// <summary>
    /// Pairs what is left by how sure it is that two belong together, the surest first; what weighs nothing is not paired.
    /// </summary>
    public void PairByWeight(Func<TItem, TOther, int> weigh)
    {
        var left = others.Where(other => !used.Contains(other)).ToList();
        var candidates = items
            .Where(item => !Found.ContainsKey(item))
            .SelectMany(item => left.Select(other => (Item: item, Other: other, Weight: weigh(item, other))))
            .Where(pair => pair.Weight > 0)
            .OrderByDescending(pair => pair.Weight);
        foreach (var (item, other, _) in candidates)
        {
            if (Found.ContainsKey(item) || !used.Add(other))
                continue;

            Found.Add(item, other);
        }
    }
}

static class PairsExtensions
{
    /// <summary>Pairs things of one kind.</summary>
    public static void PairByKey<T>(this Pairs<T, T> pairs, Func<T, string> key)
        where T : class => pairs.PairByKey(key, key);
}
