namespace NsmCon.Hugo;

/// <summary>Reads the talks of a page, and through them the speakers.</summary>
internal sealed class TalkReader(PageIndex page, SpeakerList speakers, IReadOnlyDictionary<ShortcodeNode, DateOnly> days)
{
    // An import takes no longer range for one that runs past midnight.
    static readonly TimeSpan LongestTalk = TimeSpan.FromHours(12);

    // Later than the one a day is a night, and before the other the next morning has not begun.
    static readonly TimeOnly Evening = new(18, 0),
        Morning = new(6, 0);

    readonly List<(PageTalk Talk, List<int> Speakers)> talks = [];
    readonly HashSet<(DateOnly?, TimeOnly?, string)> seen = [];
    PageTalk? above;

    public List<PageTalk> Read()
    {
        ReportComments();
        foreach (var talk in page.Page.Talks)
            ReadTalk(talk);
        foreach (var speaker in SpeakersOutsideTalks())
            speakers.Add(SpeakerEntry.FromShortcode(speaker, page));
        new NameChecks(page).Report(speakers.People, talks.Select(talk => talk.Speakers));

        var keys = speakers.Read(page.Page.Lines).ConvertAll(s => s.Key);
        return talks.ConvertAll(t => t.Talk with { SpeakerKeys = t.Speakers.Distinct().Select(index => keys[index]).ToList() });
    }

    void ReadTalk(ShortcodeNode talk)
    {
        if (talk.Parent?.Name == "talk")
            page.Findings.Warning(talk.Start, FindingCodes.TalkInTalk, "This talk is inside another talk: close that one before it.");

        var body = TalkBody.Read(page, talk);
        var inBody = body.Speakers.Where(IsIdentified).Select(entry => (Entry: entry, Person: speakers.Add(entry))).ToList();
        var named = TalkParameters
            .Speakers(talk)
            .Where(IsIdentified)
            .Select(speakers.Add)
            .Concat(inBody.Select(speaker => speaker.Person))
            .ToList();
        var (startsAt, endsAt) = ReadTime(talk);
        var (line, column) = page.Page.Place(talk.Start);
        var title = PersonName.SingleSpaced(talk["title"]);
        var read = new PageTalk
        {
            Position = talks.Count + 1,
            RawTime = talk["time"],
            Day = days.TryGetValue(talk, out var day) ? day : null,
            StartsAt = startsAt,
            IsAfterMidnight = IsAfterMidnight(startsAt, days.TryGetValue(talk, out var its) ? its : null),
            Offset = TalkTime.Offset(talk["time"]),
            EndsAt = endsAt,
            Title = title,
            Kind = TalkKinds.Guess(title, named.Count > 0),
            Abstract = body.Abstract,
            SpeakerKeys = [],
            Slides = body.Slides,
            Videos = body.Videos,
            Line = line,
            Column = column,
        };

        ReportOrder(talk, read);
        ReportTwice(talk, read, inBody);
        talks.Add((read, named));
    }

    static bool IsIdentified(SpeakerEntry entry) => entry.Person.Name.Length > 0 || entry.Handles().Any();

    void ReportTwice(ShortcodeNode talk, PageTalk read, List<(SpeakerEntry Entry, int Person)> named)
    {
        if (read.Title.Length > 0 && !seen.Add((read.Day, read.StartsAt, read.Title.ToUpperInvariant())))
            page.Findings.Warning(
                talk.Start,
                FindingCodes.TalkTwice,
                $"\"{read.Title}\" is above already, at the same time: remove one of them."
            );
        foreach (var again in named.GroupBy(speaker => speaker.Person).SelectMany(mentions => mentions.Skip(1)))
            page.Findings.Warning(
                again.Entry.Offset,
                FindingCodes.SpeakerTwice,
                $"{again.Entry.Person.Name} is named twice for this talk: remove one."
            );
    }

    void ReportComments()
    {
        foreach (var talk in page.Page.Shortcodes.Where(shortcode => shortcode.Name == "talk" && page.Page.IsInComment(shortcode)))
            page.Findings.Warning(
                talk.Start,
                FindingCodes.TalkInComment,
                $"\"{PersonName.SingleSpaced(talk["title"])}\" stands in a comment, "
                    + "so the site does not show it and it is left out: take it off the page if it will not be given."
            );
    }

    (TimeOnly? StartsAt, TimeOnly? EndsAt) ReadTime(ShortcodeNode talk)
    {
        var times = TalkTime.Read(talk["time"]);
        if (talk["time"].Length == 0)
            return times;

        var written = talk["time"];
        var place = talk.Open.Find("time")!.Start;
        if (times.StartsAt is null)
            page.Findings.Warning(place, FindingCodes.TimeUnreadable, $"\"{written}\" is not a time: write it as 09:00am or 14:30.");
        else if (TalkTime.HasHalfTooMany(written))
            page.Findings.Warning(
                place,
                FindingCodes.TimeUnclear,
                Invariant($"\"{written}\" mixes two clocks: write {times.StartsAt:HH:mm}, or {times.StartsAt:hh:mmtt}.")
            );
        else if (TalkTime.IsUnclear(written))
            page.Findings.Warning(
                place,
                FindingCodes.TimeUnclear,
                Invariant(
                    $"\"{written}\" is at night, as it is written: write {times.StartsAt.Value.AddHours(12):HH:mm} for the afternoon, "
                ) + Invariant($"or {times.StartsAt:HH:mm} if the night is meant.")
            );
        if (times is ({ } from, { } to) && (to - from == TimeSpan.Zero || to - from > LongestTalk))
            page.Findings.Warning(
                place,
                FindingCodes.EndUnused,
                Invariant($"\"{written}\" would last {(to - from).TotalHours:0.#} hours, so its end is not used: correct one of the times.")
            );
        return times;
    }

    bool IsAfterMidnight(TimeOnly? startsAt, DateOnly? on) =>
        startsAt < Morning
        && above is not null
        && on is not null
        && above.Day == on
        && (above.IsAfterMidnight || above.StartsAt >= Evening);

    void ReportOrder(ShortcodeNode talk, PageTalk read)
    {
        if (above?.StartsOn == read.StartsOn && read.StartsAt < above?.StartsAt)
            page.Findings.Warning(
                talk.Open.Find("time")!.Start,
                FindingCodes.TimeOrder,
                $"{read.RawTime} is before {above!.RawTime}, the time of the talk above: correct one, or move the talk."
            );
        if (read.StartsAt is not null)
            above = read;
    }

    IEnumerable<ShortcodeNode> SpeakersOutsideTalks()
    {
        var inTalk = new HashSet<ShortcodeNode>();
        foreach (var shortcode in page.Page.Shortcodes)
        {
            var isInTalk = shortcode.Name == "talk" || (shortcode.Parent is { } parent && inTalk.Contains(parent));
            if (isInTalk)
                inTalk.Add(shortcode);
            else if (
                shortcode.Name == "speaker"
                && !page.Page.IsInComment(shortcode)
                && (shortcode["name"].Length > 0 || SpeakerEntry.FromShortcode(shortcode, page).Handles().Any())
            )
                yield return shortcode;
        }
    }
}
