using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// What a talk is known by, on a page or here. One that only stands at the time of another is another talk: keys are weighed together.
/// </summary>
sealed record TalkKeys(string Title, string Slot, string Abstract, string Speakers)
{
    // Shorter ones are placeholders: "Abstract coming soon."
    const int ShortestAbstract = 40;

    static readonly HashSet<string> Placeholders =
    [
        "",
        "untitled",
        "tbd",
        "tba",
        "t.b.d.",
        "t.b.a.",
        "to be announced",
        "to be determined",
        "to be confirmed",
        "tbc",
        "coming soon",
    ];

    // What nobody else has; empty otherwise.
    string Text { get; init; } = "";
    string People { get; init; } = "";

    bool IsPlaceholder => Placeholders.Contains(Title) && Abstract.Length < ShortestAbstract;

    /// <summary>The keys of each talk of a page.</summary>
    public static Dictionary<PageTalk, TalkKeys> FromPage(IReadOnlyList<PageTalk> talks, IReadOnlyList<PageSpeaker> speakers)
    {
        var names = speakers
            .GroupBy(one => one.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        return Distinguish(talks, one =>
            new(
                SearchText.Normalize(PageFields.Title(one)),
                Invariant($"{PageFields.Starts(one):s}"),
                one.Abstract.Trim(),
                Names(one.SpeakerKeys.Select(key => names.GetValueOrDefault(key)))
            )
        );
    }

    /// <summary>The keys of each talk that we have.</summary>
    public static Dictionary<Talk, TalkKeys> FromRows(IReadOnlyList<Talk> talks) =>
        Distinguish(talks, one =>
            new(
                SearchText.Normalize(one.Title),
                Invariant($"{one.Starts:s}"),
                one.Abstract.Trim(),
                Names(one.Speakers.Select(named => named.Speaker?.Name))
            )
        );

    /// <summary>How sure it is that both are one talk; 0 if it is not sure.</summary>
    public int Weigh(TalkKeys other)
    {
        var own = (IsSame(Slot, other.Slot) ? 1 : 0) + (IsSame(Text, other.Text) ? 2 : 0) + (IsSame(People, other.People) ? 2 : 0);
        if (Title == other.Title)
            return own == 0 && IsAnother(other) ? 0 : 10 + own;
        if (IsAlike(Title, other.Title))
            return own > 0 ? 5 + own : 0;
        if (own > 2)
            return own;
        // An empty entry is its time, and so is one of which nothing but the title is another.
        return
            IsSame(Slot, other.Slot) && (IsPlaceholder || other.IsPlaceholder || (Abstract == other.Abstract && Speakers == other.Speakers))
            ? 1
            : 0;
    }

    bool IsAnother(TalkKeys other) => IsOther(Slot, other.Slot) && IsOther(Abstract, other.Abstract) && IsOther(Speakers, other.Speakers);

    static bool IsSame(string one, string other) => one.Length > 0 && one == other;

    static bool IsOther(string one, string other) => one.Length > 0 && other.Length > 0 && one != other;

    /// <summary>Whether two titles, folded, share half of the words of the longer one.</summary>
    public static bool IsAlike(string one, string other)
    {
        var words = one.Split(' ').Distinct().ToList();
        var others = other.Split(' ').Distinct().ToList();
        return words.Count(others.Contains) * 2 >= Math.Max(words.Count, others.Count);
    }

    static string Names(IEnumerable<string?> names) =>
        string.Join(
            '\n',
            names.OfType<string>().Select(name => SearchText.Normalize(name)).Where(name => name.Length > 0).Order(StringComparer.Ordinal)
        );

    static Dictionary<T, TalkKeys> Distinguish<T>(IReadOnlyList<T> talks, Func<T, TalkKeys> read)
        where T : class
    {
        var keys = talks.Select(read).ToList();
        var texts = Single(keys, one => one.Abstract);
        var people = Single(keys, one => one.Speakers);
        var telling = new Dictionary<T, TalkKeys>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at < keys.Count; at++)
        {
            var one = keys[at];
            telling.Add(
                talks[at],
                one with
                {
                    Text = one.Abstract.Length >= ShortestAbstract && texts.Contains(one.Abstract) ? one.Abstract : "",
                    People = people.Contains(one.Speakers) ? one.Speakers : "",
                }
            );
        }

        return telling;
    }

    static HashSet<string> Single(List<TalkKeys> keys, Func<TalkKeys, string> key) =>
        keys.GroupBy(key, StringComparer.Ordinal)
            .Where(group => !group.Skip(1).Any())
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
}
