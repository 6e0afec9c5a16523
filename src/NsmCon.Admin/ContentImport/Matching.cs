using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>
/// Finds the rows that a page's talks and speakers already have, through the page as it was last synced: a row is held by what the base said,
/// and a page's talk is followed from the base. So a talk stays itself when one side renames it and the other moves it (decision record 0007).
/// </summary>
sealed class Matching
{
    readonly Dictionary<PageTalk, PageTalk> followedTalks;
    readonly Dictionary<PageTalk, Talk> heldTalks;
    readonly Dictionary<PageSpeaker, PageSpeaker> followedSpeakers;
    readonly Dictionary<PageSpeaker, Speaker> heldSpeakers;

    public Matching(EventPage page, EventPage? @base, IReadOnlyList<Talk> talks, IReadOnlyList<Speaker> speakers)
    {
        heldTalks = @base is null ? Empty<PageTalk, Talk>() : Held(@base.Talks, talks);
        heldSpeakers = @base is null ? Empty<PageSpeaker, Speaker>() : Held(@base.Speakers, speakers, heldTalks);
        followedTalks = @base is null ? Empty<PageTalk, PageTalk>() : Followed(page.Talks, @base.Talks);
        followedSpeakers = @base is null ? Empty<PageSpeaker, PageSpeaker>() : Followed(page.Speakers, @base.Speakers);
        Talks = Through(page.Talks, followedTalks, heldTalks, talks, Found);
        Speakers = Through(page.Speakers, followedSpeakers, heldSpeakers, speakers, Found);
    }

    /// <summary>The row of a talk of the page; a new one has none.</summary>
    public Dictionary<PageTalk, Talk> Talks { get; }

    /// <summary>The row of a speaker of the page; a new one has none.</summary>
    public Dictionary<PageSpeaker, Speaker> Speakers { get; }

    /// <summary>What the base said of a talk of the page; null for a new one.</summary>
    public PageTalk? Before(PageTalk talk) => followedTalks.GetValueOrDefault(talk);

    /// <summary>What the base said of a speaker of the page; null for a new one.</summary>
    public PageSpeaker? Before(PageSpeaker speaker) => followedSpeakers.GetValueOrDefault(speaker);

    /// <summary>The row of a speaker of the base; null if it was deleted here.</summary>
    public Speaker? RowOf(PageSpeaker before) => heldSpeakers.GetValueOrDefault(before);

    /// <summary>What the base said of a talk that we have; null if it never stood there.</summary>
    public PageTalk? Before(Talk row) => heldTalks.FirstOrDefault(pair => pair.Value == row).Key;

    /// <summary>What the base said of a speaker whom we have; null if they never stood there.</summary>
    public PageSpeaker? Before(Speaker row) => heldSpeakers.FirstOrDefault(pair => pair.Value == row).Key;

    public static string Title(PageTalk talk) => SearchText.Of(PageFields.Title(talk));

    // Our side keeps the place that a talk had on the base. A place alone is not enough: the talk may have been deleted, and another one added.
    static Dictionary<PageTalk, Talk> Held(IReadOnlyList<PageTalk> talks, IReadOnlyList<Talk> rows)
    {
        var pairs = new Pairs<PageTalk, Talk>(talks, rows);
        pairs.By(talk => $"{Starts(talk)} {Title(talk)}", row => $"{Starts(row)} {SearchText.Of(row.Title)}");
        pairs.By(talk => $"{talk.Position - 1} {Title(talk)}", row => $"{row.Position} {SearchText.Of(row.Title)}");
        pairs.By(Title, row => SearchText.Of(row.Title));
        pairs.By(talk => Both(talk.Position - 1, talk.Abstract), row => Both(row.Position, row.Abstract));
        pairs.By(talk => Both(talk.Position - 1, Starts(talk)), row => Both(row.Position, Starts(row)));
        return pairs.Found;
    }

    static Dictionary<PageTalk, PageTalk> Followed(IReadOnlyList<PageTalk> talks, IReadOnlyList<PageTalk> @base)
    {
        var pairs = new Pairs<PageTalk, PageTalk>(talks, @base);
        pairs.By(talk => $"{Starts(talk)} {Title(talk)}");
        pairs.By(Title);
        pairs.By(talk => talk.Abstract.Trim());
        pairs.By(talk => string.Join('\n', talk.SpeakerKeys));
        pairs.By(Starts);
        return pairs.Found;
    }

    static Dictionary<PageTalk, Talk> Found(IReadOnlyList<PageTalk> talks, IReadOnlyList<Talk> rows)
    {
        var pairs = new Pairs<PageTalk, Talk>(talks, rows);
        pairs.By(talk => $"{Starts(talk)} {Title(talk)}", row => $"{Starts(row)} {SearchText.Of(row.Title)}");
        pairs.By(Title, row => SearchText.Of(row.Title));
        pairs.By(Starts, Starts);
        return pairs.Found;
    }

    // A name that was mended here is found again by where the person speaks.
    static Dictionary<PageSpeaker, Speaker> Held(IReadOnlyList<PageSpeaker> speakers, IReadOnlyList<Speaker> rows, Dictionary<PageTalk, Talk> talks)
    {
        var pairs = PeopleOf(speakers, rows);
        var places = talks.SelectMany(pair => pair.Key.SpeakerKeys.Zip(pair.Value.Speakers.OrderBy(s => s.Position), (key, row) => (key, row.SpeakerId)))
            .GroupBy(place => place.key, place => place.SpeakerId).ToDictionary(places => places.Key, places => places.First(), StringComparer.Ordinal);
        pairs.By(speaker => places.TryGetValue(speaker.Key, out var id) ? $"{id}" : "", row => $"{row.Id}");
        return pairs.Found;
    }

    static Dictionary<PageSpeaker, PageSpeaker> Followed(IReadOnlyList<PageSpeaker> speakers, IReadOnlyList<PageSpeaker> @base)
    {
        var pairs = new Pairs<PageSpeaker, PageSpeaker>(speakers, @base);
        pairs.By(speaker => Handle(speaker.GitHub));
        pairs.By(speaker => Handle(speaker.LinkedIn));
        pairs.By(speaker => Handle(speaker.Twitter));
        pairs.By(speaker => SearchText.Of(speaker.Name));
        pairs.By(speaker => speaker.Bio.Trim());
        return pairs.Found;
    }

    static Dictionary<PageSpeaker, Speaker> Found(IReadOnlyList<PageSpeaker> speakers, IReadOnlyList<Speaker> rows) => PeopleOf(speakers, rows).Found;

    static Pairs<PageSpeaker, Speaker> PeopleOf(IReadOnlyList<PageSpeaker> speakers, IReadOnlyList<Speaker> rows)
    {
        var pairs = new Pairs<PageSpeaker, Speaker>(speakers, rows);
        pairs.By(speaker => Handle(speaker.GitHub), row => Handle(row.GitHub));
        pairs.By(speaker => Handle(speaker.LinkedIn), row => Handle(row.LinkedIn));
        pairs.By(speaker => Handle(speaker.Twitter), row => Handle(row.Twitter));
        pairs.By(speaker => SearchText.Of(speaker.Name), row => SearchText.Of(row.Name));
        return pairs;
    }

    // What the base does not know may have come in on both sides.
    static Dictionary<TPage, TRow> Through<TPage, TRow>(
        IReadOnlyList<TPage> items, Dictionary<TPage, TPage> followed, Dictionary<TPage, TRow> held, IReadOnlyList<TRow> rows,
        Func<IReadOnlyList<TPage>, IReadOnlyList<TRow>, Dictionary<TPage, TRow>> find) where TPage : class where TRow : class
    {
        var known = held.Values.ToHashSet();
        var found = find([.. items.Where(item => !followed.ContainsKey(item))], [.. rows.Where(row => !known.Contains(row))]);
        foreach (var (item, before) in followed)
        {
            if (held.TryGetValue(before, out var row)) found.Add(item, row);
        }

        return found;
    }

    static string Starts(PageTalk talk) => $"{PageFields.Starts(talk):s}";

    static string Starts(Talk row) => $"{row.Starts:s}";

    static string Both(int place, string text) => text.Trim().Length == 0 ? "" : $"{place} {text.Trim()}";

    static string Handle(string? handle) => handle?.ToLowerInvariant() ?? "";

    static Dictionary<TKey, TValue> Empty<TKey, TValue>() where TKey : class => new(ReferenceEqualityComparer.Instance);
}
