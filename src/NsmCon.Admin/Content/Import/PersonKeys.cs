using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// What a person is known by, on a page or here. No single key proves who someone is: a handle is copied with the
/// block of a colleague, a text stands under many names, and a name has two bearers. So keys are weighed together.
/// </summary>
sealed record PersonKeys(
    string Name,
    string Company,
    string JobTitle,
    string Text,
    string Photo,
    string GitHub,
    string LinkedIn,
    string Twitter
)
{
    // One letter in so many may be a slip of the pen.
    const int LettersToAnEdit = 8;

    /// <summary>What a page tells two people of one name apart by; empty otherwise.</summary>
    public string Mark { get; init; } = "";

    /// <summary>Where they speak, as far as that is known; empty otherwise.</summary>
    public string Place { get; init; } = "";

    string[] Handles => [GitHub, LinkedIn, Twitter];

    /// <summary>The keys of each; what several of them have identifies nobody.</summary>
    public static Dictionary<PageSpeaker, PersonKeys> FromPage(IReadOnlyList<PageSpeaker> speakers) =>
        Distinguish(speakers, one =>
            new(
                SearchText.Normalize(one.Name),
                SearchText.Normalize(one.Company),
                SearchText.Normalize(one.JobTitle),
                one.Bio.Trim(),
                one.ImagePath ?? "",
                Handle(one.GitHub),
                Handle(one.LinkedIn),
                Handle(one.Twitter)
            )
            {
                Mark = one.Mark ?? "",
            }
        );

    /// <summary>The keys of each; what several of them have identifies nobody.</summary>
    public static Dictionary<Speaker, PersonKeys> FromRows(IReadOnlyList<Speaker> speakers) =>
        Distinguish(speakers, one =>
            new(
                SearchText.Normalize(one.Name),
                SearchText.Normalize(one.Company),
                SearchText.Normalize(one.JobTitle),
                one.Bio.Trim(),
                one.ImagePath ?? "",
                Handle(one.GitHub),
                Handle(one.LinkedIn),
                Handle(one.Twitter)
            )
        );

    /// <summary>How sure it is that both are one person; 0 if it is not sure.</summary>
    public int Weigh(PersonKeys other)
    {
        if (IsOther(Mark, other.Mark))
            return 0;

        var own = OwnKeys(other);
        var hasWork = IsSame(Company, other.Company);
        var work = hasWork && IsSame(JobTitle, other.JobTitle) ? 1 : 0;
        if (Name.Length == 0 || other.Name.Length == 0)
            return own;
        if (Name == other.Name)
            return own == 0 && IsContradicted(other) ? 0 : 10 + own + work;
        if (IsAlike(Name, other.Name))
            return own > 0 || hasWork ? 5 + own + work : 0;
        // A colleague who steps in has the same work, and often a part of the block that was copied.
        return own >= 2 || (IsSame(Place, other.Place) && own + work >= 2) ? own + work : 0;
    }

    /// <summary>Whether they may be one person, and a person has to say so.</summary>
    public bool MayBeSame(PersonKeys other) => Weigh(other) > 0 || OwnKeys(other) > 0 || IsSame(Name, other.Name);

    /// <summary>What both have, in words: "GitHub handle and photo".</summary>
    public string DescribeShared(PersonKeys other) =>
        string.Join(
            " and ",
            new[]
            {
                IsSame(Name, other.Name) ? "name" : "",
                IsSame(GitHub, other.GitHub) ? "GitHub handle" : "",
                IsSame(LinkedIn, other.LinkedIn) ? "LinkedIn name" : "",
                IsSame(Twitter, other.Twitter) ? "Twitter handle" : "",
                IsSame(Text, other.Text) ? "text" : "",
                IsSame(Photo, other.Photo) ? "photo" : "",
            }.Where(key => key.Length > 0)
        );

    // Several handles are one key: they are copied together.
    int OwnKeys(PersonKeys other) =>
        (Handles.Zip(other.Handles).Any(pair => IsSame(pair.First, pair.Second)) ? 1 : 0)
        + (IsSame(Text, other.Text) ? 1 : 0)
        + (IsSame(Photo, other.Photo) ? 1 : 0)
        + (IsSame(Mark, other.Mark) ? 1 : 0)
        + (IsSame(Place, other.Place) ? 1 : 0);

    bool IsContradicted(PersonKeys other) =>
        Handles.Zip(other.Handles).Any(pair => IsOther(pair.First, pair.Second)) && IsOther(Company, other.Company);

    static bool IsSame(string one, string other) => one.Length > 0 && one == other;

    static bool IsOther(string one, string other) => one.Length > 0 && other.Length > 0 && one != other;

    static bool IsAlike(string one, string other)
    {
        var (few, many) = one.Length <= other.Length ? (one.Split(' '), other.Split(' ')) : (other.Split(' '), one.Split(' '));
        return (few.Length > 1 && few.All(many.Contains))
            || Spelling.Edits(one, other) * LettersToAnEdit <= Math.Min(one.Length, other.Length);
    }

    static string Handle(string? handle) => handle?.ToLowerInvariant() ?? "";

    static Dictionary<T, PersonKeys> Distinguish<T>(IReadOnlyList<T> people, Func<T, PersonKeys> read)
        where T : class
    {
        var keys = people.Select(read).ToList();
        var texts = Single(keys, one => one.Text);
        var photos = Single(keys, one => one.Photo);
        var gitHub = Single(keys, one => one.GitHub);
        var linkedIn = Single(keys, one => one.LinkedIn);
        var twitter = Single(keys, one => one.Twitter);
        var telling = new Dictionary<T, PersonKeys>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at < keys.Count; at++)
        {
            var one = keys[at];
            telling.Add(
                people[at],
                one with
                {
                    Text = one.Text.Length < PageSpeaker.ShortestTellingBio ? "" : Kept(texts, one.Text),
                    Photo = Kept(photos, one.Photo),
                    GitHub = Kept(gitHub, one.GitHub),
                    LinkedIn = Kept(linkedIn, one.LinkedIn),
                    Twitter = Kept(twitter, one.Twitter),
                }
            );
        }

        return telling;
    }

    static HashSet<string> Single(List<PersonKeys> keys, Func<PersonKeys, string> key) =>
        keys.GroupBy(key, StringComparer.Ordinal)
            .Where(group => !group.Skip(1).Any())
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);

    static string Kept(HashSet<string> single, string key) => single.Contains(key) ? key : "";
}
