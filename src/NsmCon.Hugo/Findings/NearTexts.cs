namespace NsmCon.Hugo;

/// <summary>Finds texts that differ by one slip of the pen, without comparing each with each.</summary>
internal sealed class NearTexts<T>(int shortestWord)
{
    const int Longest = 100,
        NoSlip = 4;

    // Texts one slip apart become one text if the right letter is left out of either, or of one of them.
    readonly Dictionary<(string Among, string Text), List<(string Text, T Value)>> withoutOne = [];
    readonly Dictionary<(string Among, string Text), T> first = [];

    /// <summary>Adds a text, and answers those like it that were added before it, among the same; of equal ones the first.</summary>
    public IEnumerable<T> Add(string among, string text, T value)
    {
        if (text.Length is 0 or > Longest)
            return [];
        if (!first.TryAdd((among, text), value))
            return [first[(among, text)]];

        var near = new List<T>();
        foreach (var shorter in Enumerable.Range(0, text.Length).Select(at => text.Remove(at, 1)).Prepend(text).Distinct())
        {
            if (!withoutOne.TryGetValue((among, shorter), out var same))
                withoutOne[(among, shorter)] = same = [];
            near.AddRange(same.Where(other => IsSlip(other.Text, text)).Select(other => other.Value));
            same.Add((text, value));
        }

        return near.Distinct();
    }

    // In one word alone, and neither in a number nor in its first letter: "Tim" and "Kim", "Hall 1" and "Hall 2" are not the same.
    bool IsSlip(string one, string other)
    {
        var words = one.Split(' ');
        var others = other.Split(' ');
        if (words.Length != others.Length)
            return string.Concat(words) == string.Concat(others);
        if (
            words.Zip(others).Where(pair => pair.First != pair.Second).ToList() is not [var (word, second)]
            || Math.Min(word.Length, second.Length) < shortestWord
        )
            return false;

        var isLikely = word.Length > NoSlip || word.Length != second.Length || word.Order().SequenceEqual(second.Order());
        return isLikely && word[0] == second[0] && !word.Concat(second).Any(char.IsDigit) && Spelling.Edits(word, second) == 1;
    }
}
