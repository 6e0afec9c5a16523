using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// Finds the rows that a page's talks and speakers already have, through the page as it was last
/// synced: a row is held by what the base said, and a page's talk is followed from the base. So
/// a talk stays itself when one side renames it and the other moves it (decision record 0007).
/// </summary>
sealed class Matching
{
    readonly Dictionary<PageTalk, PageTalk> followedTalks;
    readonly Dictionary<PageTalk, Talk> heldTalks;
    readonly Dictionary<PageSpeaker, PageSpeaker> followedSpeakers;
    readonly Dictionary<PageSpeaker, Speaker> heldSpeakers;

    public Matching(EventPage page, EventPage? @base, IReadOnlyList<Talk> talks, IReadOnlyList<Speaker> speakers, OpenQuestions open)
    {
        heldTalks = @base is null ? Empty<PageTalk, Talk>() : FindHeld(@base.Talks, talks, open);
        heldSpeakers = @base is null ? Empty<PageSpeaker, Speaker>() : FindHeld(@base.Speakers, speakers, heldTalks);
        followedTalks = @base is null ? Empty<PageTalk, PageTalk>() : Follow(page, @base);
        followedSpeakers = @base is null ? Empty<PageSpeaker, PageSpeaker>() : Follow(page.Speakers, @base.Speakers);
        Talks = FindAll(page.Talks, followedTalks, heldTalks, talks, (left, rows) => Found(left, page.Speakers, rows));
        Speakers = FindAll(page.Speakers, followedSpeakers, heldSpeakers, speakers, Found);
        Doubts = InDoubt(page.Speakers, speakers);
    }

    /// <summary>The row of a talk of the page; a new one has none.</summary>
    public Dictionary<PageTalk, Talk> Talks { get; }

    /// <summary>The row of a speaker of the page; a new one has none.</summary>
    public Dictionary<PageSpeaker, Speaker> Speakers { get; }

    /// <summary>Who on the page is new, and yet may be someone whom the page names no more: one key agrees, which proves nothing.</summary>
    public Dictionary<PageSpeaker, Doubt> Doubts { get; }

    /// <summary>What the base said of a talk of the page; null for a new one.</summary>
    public PageTalk? FindBefore(PageTalk talk) => followedTalks.GetValueOrDefault(talk);

    /// <summary>What the base said of a speaker of the page; null for a new one.</summary>
    public PageSpeaker? FindBefore(PageSpeaker speaker) => followedSpeakers.GetValueOrDefault(speaker);

    /// <summary>The row of a speaker of the base; null if it was deleted here.</summary>
    public Speaker? RowOf(PageSpeaker before) => heldSpeakers.GetValueOrDefault(before);

    /// <summary>What the base said of a talk that we have; null if it never stood there.</summary>
    public PageTalk? FindBefore(Talk row) => heldTalks.FirstOrDefault(pair => pair.Value == row).Key;

    /// <summary>What the base said of a speaker whom we have; null if they never stood there.</summary>
    public PageSpeaker? FindBefore(Speaker row) => heldSpeakers.FirstOrDefault(pair => pair.Value == row).Key;

    public static string Title(PageTalk talk) => SearchText.Normalize(PageFields.Title(talk));

    // Our side keeps the place that a talk had on the base. A place alone is
    // not enough: the talk may have been deleted, and another one added.
    static Dictionary<PageTalk, Talk> FindHeld(IReadOnlyList<PageTalk> talks, IReadOnlyList<Talk> rows, OpenQuestions open)
    {
        var pairs = new Pairs<PageTalk, Talk>(talks, rows);
        pairs.PairByKey(talk => $"{Starts(talk)} {Title(talk)}", row => $"{Starts(row)} {TitleOf(row)}");
        pairs.PairByKey(talk => $"{talk.Position - 1} {Title(talk)}", row => $"{row.Position} {TitleOf(row)}");
        pairs.PairByKey(Title, TitleOf);
        pairs.PairByKey(talk => JoinKey(talk.Position - 1, talk.Abstract), row => JoinKey(row.Position, row.Abstract));
        pairs.PairByKey(talk => JoinKey(talk.Position - 1, Starts(talk)), row => JoinKey(row.Position, Starts(row)));
        return pairs.Found;

        string TitleOf(Talk row) => SearchText.Normalize(open.TitleOnPage(row));
    }

    static Dictionary<PageTalk, PageTalk> Follow(EventPage page, EventPage @base)
    {
        var pairs = new Pairs<PageTalk, PageTalk>(page.Talks, @base.Talks);
        var keys = TalkKeys.FromPage(page.Talks, page.Speakers);
        var before = TalkKeys.FromPage(@base.Talks, @base.Speakers);
        pairs.PairByKey(
            talk => $"{keys[talk].Slot} {keys[talk].Title} {keys[talk].Speakers}",
            talk => $"{before[talk].Slot} {before[talk].Title} {before[talk].Speakers}"
        );
        pairs.PairByWeight((talk, other) => keys[talk].Weigh(before[other]));
        return pairs.Found;
    }

    static Dictionary<PageTalk, Talk> Found(IReadOnlyList<PageTalk> talks, IReadOnlyList<PageSpeaker> speakers, IReadOnlyList<Talk> rows)
    {
        var pairs = new Pairs<PageTalk, Talk>(talks, rows);
        var keys = TalkKeys.FromPage(talks, speakers);
        var ours = TalkKeys.FromRows(rows);
        pairs.PairByWeight((talk, row) => keys[talk].Weigh(ours[row]));
        return pairs.Found;
    }

    // A name that was mended here is found again by where the person speaks, if anything else agrees.
    static Dictionary<PageSpeaker, Speaker> FindHeld(
        IReadOnlyList<PageSpeaker> speakers,
        IReadOnlyList<Speaker> rows,
        Dictionary<PageTalk, Talk> talks
    )
    {
        var places = talks
            .SelectMany(pair => pair.Key.SpeakerKeys.Zip(pair.Value.Speakers.OrderBy(s => s.Position), (key, row) => (key, row.SpeakerId)))
            .GroupBy(place => place.key, place => place.SpeakerId)
            .ToDictionary(places => places.Key, places => places.First(), StringComparer.Ordinal);
        var keys = PersonKeys.FromPage(speakers);
        var ours = PersonKeys.FromRows(rows);
        var pairs = new Pairs<PageSpeaker, Speaker>(speakers, rows);
        pairs.PairByWeight(
            (speaker, row) =>
                (keys[speaker] with { Place = places.TryGetValue(speaker.Key, out var id) ? $"{id}" : "" }).Weigh(
                    ours[row] with
                    {
                        Place = $"{row.Id}",
                    }
                )
        );
        return pairs.Found;
    }

    static Dictionary<PageSpeaker, PageSpeaker> Follow(IReadOnlyList<PageSpeaker> speakers, IReadOnlyList<PageSpeaker> @base)
    {
        var keys = PersonKeys.FromPage(speakers);
        var before = PersonKeys.FromPage(@base);
        var pairs = new Pairs<PageSpeaker, PageSpeaker>(speakers, @base);
        pairs.PairByWeight((speaker, other) => keys[speaker].Weigh(before[other]));
        return pairs.Found;
    }

    static Dictionary<PageSpeaker, Speaker> Found(IReadOnlyList<PageSpeaker> speakers, IReadOnlyList<Speaker> rows)
    {
        var keys = PersonKeys.FromPage(speakers);
        var ours = PersonKeys.FromRows(rows);
        var pairs = new Pairs<PageSpeaker, Speaker>(speakers, rows);
        pairs.PairByWeight((speaker, row) => keys[speaker].Weigh(ours[row]));
        return pairs.Found;
    }

    Dictionary<PageSpeaker, Doubt> InDoubt(IReadOnlyList<PageSpeaker> speakers, IReadOnlyList<Speaker> rows)
    {
        var added = speakers.Where(speaker => !followedSpeakers.ContainsKey(speaker) && !Speakers.ContainsKey(speaker)).ToList();
        var left = rows.Except(Speakers.Values).ToList();
        if (added.Count == 0 || left.Count == 0)
            return Empty<PageSpeaker, Doubt>();

        var keys = PersonKeys.FromPage(speakers);
        var ours = PersonKeys.FromRows(rows);
        var pairs = new Pairs<PageSpeaker, Speaker>(added, left);
        pairs.PairByWeight((speaker, row) => keys[speaker].MayBeSame(ours[row]) ? 1 : 0);
        var doubts = Empty<PageSpeaker, Doubt>();
        foreach (var (speaker, row) in pairs.Found)
            doubts.Add(speaker, new(row, keys[speaker].DescribeShared(ours[row])));
        return doubts;
    }

    // What the base does not know may have come in on both sides.
    static Dictionary<TPage, TRow> FindAll<TPage, TRow>(
        IReadOnlyList<TPage> items,
        Dictionary<TPage, TPage> followed,
        Dictionary<TPage, TRow> held,
        IReadOnlyList<TRow> rows,
        Func<IReadOnlyList<TPage>, IReadOnlyList<TRow>, Dictionary<TPage, TRow>> find
    )
        where TPage : class
        where TRow : class
    {
        var known = held.Values.ToHashSet();
        var found = find([.. items.Where(item => !followed.ContainsKey(item))], [.. rows.Where(row => !known.Contains(row))]);
        foreach (var (item, before) in followed)
        {
            if (held.TryGetValue(before, out var row))
                found.Add(item, row);
        }

        return found;
    }

    static string Starts(PageTalk talk) => Invariant($"{PageFields.Starts(talk):s}");

    static string Starts(Talk row) => Invariant($"{row.Starts:s}");

    static string JoinKey(int place, string text) => text.Trim().Length == 0 ? "" : $"{place} {text.Trim()}";

    static Dictionary<TKey, TValue> Empty<TKey, TValue>()
        where TKey : class => new(ReferenceEqualityComparer.Instance);
}

/// <summary>Someone whom the page names no more, and what they have in common with someone new.</summary>
sealed record Doubt(Speaker Row, string Shared);
