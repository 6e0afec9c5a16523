namespace NsmCon.Hugo;

/// <summary>Findings about the talks side by side: hours without any, and those that say nothing where others do.</summary>
internal sealed class TalkChecks(PageIndex page, IReadOnlyList<PageTalk> talks)
{
    const int Named = 3;

    // Where the end is not known, a talk may well be a workshop.
    static readonly TimeSpan LongestPause = TimeSpan.FromHours(4),
        LongestWithoutEnd = TimeSpan.FromHours(6),
        LongestTalk = TimeSpan.FromHours(12);

    // What is in the small hours is a night of its own, or a mistake of its own.
    static readonly TimeSpan Morning = TimeSpan.FromHours(6);

    public void Report()
    {
        foreach (var day in talks.Where(talk => talk is { Day: not null, StartsAt: not null }).GroupBy(talk => talk.Day))
            ReportPauses([.. day.OrderBy(Start)]);
        ReportEmpty();
    }

    // Talks may stand in tracks, one after the other: a pause is one of all of them.
    void ReportPauses(List<PageTalk> day)
    {
        var latest = day[0];
        var until = Until(day[0]);
        foreach (var talk in day)
        {
            if (Start(talk) > until && Start(latest) >= Morning)
                ReportPause(latest, talk);
            if (Until(talk) >= until)
            {
                latest = talk;
                until = Until(talk);
            }
        }
    }

    void ReportPause(PageTalk latest, PageTalk talk)
    {
        var pause = Start(talk) - (End(latest) ?? Start(latest));
        var advice = End(latest) is null ? $", or write when \"{latest.Title}\" ends" : "";
        page.Findings.Warning(
            TimeOffset(talk),
            FindingCodes.LongPause,
            Invariant($"Nothing is on the page for {pause.TotalHours:0.#} hours before {talk.RawTime}: correct one of the times{advice}.")
        );
    }

    void ReportEmpty()
    {
        var given = talks.Where(talk => talk.SpeakerKeys.Count > 0).ToList();
        var empty = given.FindAll(talk => talk.Abstract.Length == 0);
        if (empty.Count == 0 || empty.Count * 2 >= given.Count)
            return;

        var titles = string.Join(", ", empty.Take(Named).Select(talk => $"\"{talk.Title}\"")) + (empty.Count > Named ? " and others" : "");
        page.Findings.Info(
            page.Page.Talks[empty[0].Position - 1].Start,
            FindingCodes.AbstractMissing,
            $"{empty.Count} of {given.Count} talks {(empty.Count == 1 ? "has" : "have")} no abstract yet: {titles}."
        );
    }

    int TimeOffset(PageTalk talk) => page.Page.Talks[talk.Position - 1].Open.Find("time")!.Start;

    static TimeSpan Until(PageTalk talk) => End(talk) is { } end ? end + LongestPause : Start(talk) + LongestWithoutEnd;

    static TimeSpan Start(PageTalk talk) =>
        talk.StartsAt!.Value.ToTimeSpan() + (talk.IsAfterMidnight ? TimeSpan.FromDays(1) : TimeSpan.Zero);

    // As long as an import takes it for one.
    static TimeSpan? End(PageTalk talk) =>
        talk.EndsAt - talk.StartsAt is { } length && length > TimeSpan.Zero && length <= LongestTalk ? Start(talk) + length : null;
}
