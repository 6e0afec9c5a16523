using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Data.Inquiries;

/// <summary>Somebody who can be mentioned in a note.</summary>
public sealed record Colleague(int Id, string Name, string Email);

/// <summary>A mention in a note, from its @ on.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Text">What is written: "@Ada".</param>
/// <param name="Who">Who is called so: one, or nobody, or several of whom nobody is meant for certain.</param>
public sealed record Mention(int Start, string Text, IReadOnlyList<Colleague> Who)
{
    /// <summary>Who is meant for certain.</summary>
    public Colleague? Colleague => Who.Count == 1 ? Who[0] : null;
}

/// <summary>A part of a note, and whether it mentions somebody.</summary>
public sealed record NotePart(string Text, bool IsMention);

/// <summary>Finds who is mentioned in a note: by their name, by its first word, or by their address.</summary>
public static partial class Mentions
{
    /// <summary>The mentions in a note, in order.</summary>
    public static IReadOnlyList<Mention> Find(string note, IReadOnlyCollection<Colleague> colleagues)
    {
        var handles = colleagues
            .SelectMany(HandlesOf)
            .ToLookup(handle => handle.Words, handle => handle.Colleague, StringComparer.OrdinalIgnoreCase);
        var longestFirst = handles.Select(handle => handle.Key).OrderByDescending(words => words.Length).ToList();
        var mentions = new List<Mention>();
        for (var at = 0; at < note.Length; at++)
        {
            if (!Begins(note, at))
                continue;

            mentions.Add(ReadAt(at));
            at += mentions[^1].Text.Length - 1;
        }

        return mentions;

        Mention ReadAt(int start)
        {
            var name = note.AsSpan(start + 1);
            foreach (var words in longestFirst)
            {
                if (name.StartsWith(words, StringComparison.OrdinalIgnoreCase) && EndsWord(note, start + 1 + words.Length))
                    return new(start, note.Substring(start, words.Length + 1), [.. handles[words].Distinct()]);
            }

            return new(start, Word().Match(note, start).Value, []);
        }
    }

    /// <summary>The whole note in parts.</summary>
    public static IReadOnlyList<NotePart> Parts(string note, IReadOnlyCollection<Colleague> colleagues)
    {
        var parts = new List<NotePart>();
        var at = 0;
        foreach (var mention in Find(note, colleagues).Where(mention => mention.Colleague is not null))
        {
            if (mention.Start > at)
                parts.Add(new(note[at..mention.Start], IsMention: false));
            parts.Add(new(mention.Text, IsMention: true));
            at = mention.Start + mention.Text.Length;
        }

        if (at < note.Length)
            parts.Add(new(note[at..], IsMention: false));
        return parts;
    }

    static IEnumerable<(string Words, Colleague Colleague)> HandlesOf(Colleague colleague)
    {
        var name = colleague.Name.Trim();
        if (name.Length > 0)
            yield return (name, colleague);
        if (name.IndexOf(' ') is > 0 and var space)
            yield return (name[..space], colleague);
        yield return (colleague.Email, colleague);
    }

    // An address, such as toni@polder.example, mentions nobody.
    static bool Begins(string note, int at) =>
        note[at] == '@' && IsInWord(note, at + 1) && !(at > 0 && (IsInWord(note, at - 1) || "@._%+-".Contains(note[at - 1])));

    static bool EndsWord(string note, int at) =>
        at == note.Length || !(IsInWord(note, at) || note[at] is '_' or '@' || (note[at] is '-' or '.' && IsInWord(note, at + 1)));

    static bool IsInWord(string note, int at) =>
        at < note.Length
        && (
            char.IsLetterOrDigit(note[at])
            || CharUnicodeInfo.GetUnicodeCategory(note[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        );

    [GeneratedRegex(@"@[\p{L}\p{M}\p{N}]+(?:[-._@][\p{L}\p{M}\p{N}]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
