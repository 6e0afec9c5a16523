namespace NsmCon.Mime;

/// <summary>What was found wrong with a mail while it was read, each once.</summary>
sealed class Notes
{
    const int Most = 50;
    readonly List<string> notes = [];

    public void Add(string note)
    {
        if (notes.Count < Most && !notes.Contains(note))
            notes.Add(note);
    }

    public IReadOnlyList<string> ToList() => notes;
}
