namespace NsmCon.Data.Releases;

/// <summary>What a version brings a speaker about a talk.</summary>
public enum NewsKind
{
    /// <summary>It is on the agenda, or on it again.</summary>
    New,

    /// <summary>It has another time or room.</summary>
    Moved,

    /// <summary>It is not on the agenda any more.</summary>
    Gone,

    /// <summary>The speaker is now one of those who give it.</summary>
    PutOn,

    /// <summary>The speaker is not one of those who give it any more.</summary>
    TakenOff,
}

/// <summary>What became of a talk between two versions, for one of its speakers.</summary>
public sealed record TalkNews(NewsKind Kind, ReleasedTalk? Before, ReleasedTalk? After)
{
    public string Title => (After ?? Before!).Title;

    /// <summary>The talk as the speaker's calendar should have it; null for one that should leave it.</summary>
    public ReleasedTalk? Entry => Kind is NewsKind.Gone or NewsKind.TakenOff || After?.Starts is null ? null : After;

    /// <summary>The entry that should leave the speaker's calendar, with a version above the one that put it there.</summary>
    public ReleasedTalk? Leaving =>
        Entry is not null || Before?.Starts is null ? null : Before with { Version = Math.Max(After?.Version ?? 0, Before.Version + 1) };

    /// <summary>"It was March 30, 09:00 to 10:00, and is now March 30, 11:00 to 12:00."</summary>
    public string Words =>
        Kind switch
        {
            NewsKind.New => $"It is on the agenda: {After!.Place()}.",
            NewsKind.Moved when Before!.Starts is null => $"It has a time now: {After!.Place()}.",
            NewsKind.Moved => $"It was {Before!.Place()}, and is now {After!.Place()}.",
            NewsKind.Gone => $"It was taken off the agenda. It was to be {Before!.Place()}.",
            NewsKind.PutOn => $"They are now one of its speakers: {After!.Place()}.",
            _ => $"They are not one of its speakers any more; it is {After!.Place()}.",
        };

    /// <summary>All that the step from one version to the next brings a speaker.</summary>
    public static IReadOnlyList<(ReleasedSpeaker Speaker, TalkNews News)> Compare(ReleasedAgenda before, ReleasedAgenda after)
    {
        var earlier = before.Talks.ToDictionary(talk => talk.Id);
        var later = after.Talks.ToDictionary(talk => talk.Id);
        return
        [
            .. after.Talks.SelectMany(talk => CompareTalk(earlier.GetValueOrDefault(talk.Id), talk)),
            .. before
                .Talks.Where(talk => !later.ContainsKey(talk.Id))
                .SelectMany(talk => talk.Speakers.Select(speaker => (speaker, new TalkNews(NewsKind.Gone, talk, null)))),
        ];
    }

    static IEnumerable<(ReleasedSpeaker Speaker, TalkNews News)> CompareTalk(ReleasedTalk? before, ReleasedTalk after)
    {
        if (before is null)
            return after.Speakers.Select(speaker => (speaker, new TalkNews(NewsKind.New, null, after)));

        var earlier = before.Speakers.Select(speaker => speaker.Id).ToHashSet();
        var later = after.Speakers.Select(speaker => speaker.Id).ToHashSet();
        var stayed = after.Speakers.Where(speaker => earlier.Contains(speaker.Id) && AgendaDifferences.HasMoved(before, after));
        return
        [
            .. stayed.Select(speaker => (speaker, new TalkNews(NewsKind.Moved, before, after))),
            .. after
                .Speakers.Where(speaker => !earlier.Contains(speaker.Id))
                .Select(speaker => (speaker, new TalkNews(NewsKind.PutOn, before, after))),
            .. before
                .Speakers.Where(speaker => !later.Contains(speaker.Id))
                .Select(speaker => (speaker, new TalkNews(NewsKind.TakenOff, before, after))),
        ];
    }
}
