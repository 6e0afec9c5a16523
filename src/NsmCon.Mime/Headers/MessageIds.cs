using System.Buffers;

namespace NsmCon.Mime;

/// <summary>
/// Message-IDs as headers hold them, also where programs forget brackets, put commas between them or break them over lines.
/// </summary>
static class MessageIds
{
    const int Most = 200,
        MostCharacters = 998;
    static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n,;<");

    /// <summary>The IDs of a header without angle brackets, each once, in order.</summary>
    public static IReadOnlyList<string> Parse(string header)
    {
        var ids = new List<string>();
        var rest = header.AsSpan();
        while (Next(ref rest) is { } id)
        {
            if (id.Length is > 0 and <= MostCharacters && !ids.Contains(id))
                ids.Add(id);
            // A thread so long is followed by its newest mails.
            if (ids.Count > Most)
                ids.RemoveAt(1);
        }
        return ids;
    }

    static string? Next(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" \t\r\n,;");
        if (rest.IsEmpty)
            return null;

        if (rest[0] != '<')
            return Bare(ref rest);
        var next = rest[1..].IndexOf('<');
        var end = (next < 0 ? rest : rest[..(next + 1)]).IndexOf('>');
        // "<a@b <c@d>": the first bracket was never closed.
        if (end < 0)
        {
            rest = rest[1..];
            return Bare(ref rest);
        }
        var id = WithoutSpace(rest[1..end]);
        rest = rest[(end + 1)..];
        return id;
    }

    // Words without an @, such as Lotus' "Your message of Friday", are no IDs.
    static string Bare(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(Ends);
        var word = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[end..];
        return word.Contains('@') ? WithoutSpace(word.Trim("<>\"'")) : "";
    }

    static string WithoutSpace(ReadOnlySpan<char> id) => CleanText.Line(string.Concat(id.ToString().Where(c => !char.IsWhiteSpace(c))));
}
