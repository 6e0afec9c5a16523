using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.CheckIn;

/// <summary>The page at the door: the last answer, whom was looked for, and how many are in.</summary>
/// <param name="Find">What was looked for; empty when nothing was.</param>
/// <param name="HasMore">More people match than are listed.</param>
public sealed record DoorPage(
    Event Event,
    DoorAnswer? Answer,
    string Find,
    IReadOnlyList<MatchRow> Matches,
    bool HasMore,
    DoorCounts Counts,
    bool MayAdd,
    DateTime Now
)
{
    /// <summary>Names the forms of the page: sent twice, each is one scan.</summary>
    public Guid Attempt { get; } = Guid.NewGuid();

    public string Path => Links.CheckIn(Event.Slug);

    public string FoundWords =>
        (Matches.Count, HasMore) switch
        {
            (0, _) => $"Nobody matches “{Find}”.",
            (1, _) => $"One person matches “{Find}”.",
            (var count, false) => $"{count} people match “{Find}”.",
            (var count, true) => $"The first {count} of those who match “{Find}”. Type more of the name.",
        };
}

/// <summary>One person who matches.</summary>
public sealed record MatchRow(int Id, string Name, string Email, string Company, string Type, DateTime? CheckedInAt, DateTime? CancelledAt)
{
    /// <summary>What the door would answer them.</summary>
    public ScanOutcome Outcome => Registration.Decide(CancelledAt, CheckedInAt);
}

/// <summary>How many are in, of how many who are expected.</summary>
public sealed record DoorCounts(string Path, IReadOnlyList<DoorCount> Types)
{
    public int CheckedIn => Types.Sum(type => type.CheckedIn);

    public int Expected => Types.Sum(type => type.Expected);
}

/// <summary>The same for one ticket type.</summary>
public sealed record DoorCount(string Name, int CheckedIn, int Expected);
