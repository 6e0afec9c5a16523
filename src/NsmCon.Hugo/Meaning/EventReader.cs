namespace NsmCon.Hugo;

/// <summary>Reads the event from a page.</summary>
internal sealed class EventReader(HugoPage source, Func<string, bool>? imageExists, Func<string, bool>? hasShortcode)
{
    const int LongestEvent = 13;

    readonly PageIndex page = new(source);

    public EventPage Read()
    {
        var head = new HeadReader(page);
        var sections = new SectionReader(page);
        var title = head.Title();
        var subtitles = head.Subtitles();
        var (startsOn, endsOn, place, saidAt) = ReadDaysAndPlace(head, subtitles, sections);

        var speakers = new SpeakerList(page.Findings);
        var talks = new TalkReader(page, speakers, sections.Days(startsOn, endsOn)).Read();
        var zone = new PageZone(page, head.SubtitleOffset());
        zone.Report(subtitles, talks);
        ReportEmptyDays(saidAt, startsOn, endsOn, talks);
        if (title.Length == 0)
            ReportTitle();
        Check(sections, talks);

        var lastDay = talks.Max(t => t.Day);
        return new EventPage
        {
            Title = title,
            Subtitles = subtitles,
            Buttons = head.Buttons(),
            StartsOn = startsOn,
            EndsOn = lastDay > endsOn ? lastDay : endsOn,
            Place = place,
            UtcOffset = PageZone.OffsetOf(talks) ?? PageZone.FindNamed(subtitles)?.Offset,
            ZoneName = PageZone.FindNamed(subtitles)?.Name,
            Introduction = sections.Introduction(),
            IsMarkedAsEvent = head.IsTrue("event"),
            IsDraft = head.IsTrue("draft"),
            ShownFrom = head.Moment("publishDate"),
            ShownUntil = head.Moment("expiryDate"),
            Talks = talks,
            Speakers = speakers.Read(source.Lines),
            Sections = sections.Sections(),
            Sponsors = Sponsors(),
            SponsorSections = SponsorSections(sections),
            Findings = page.Findings.ByPlace(source.Lines),
        };
    }

    void ReportTitle()
    {
        // A front matter that cannot be read may well have a title.
        var isUnread = source.Diagnostics.Any(d => d.Code == FindingCodes.FrontMatterInvalid);
        if (source.FrontMatter is not null && !isUnread)
            page.Findings.Error(
                source.FrontMatter.Start,
                FindingCodes.TitleMissing,
                "The page has no title: write one into the front matter."
            );
        else if (source.Diagnostics.Count == 0)
            page.Findings.Error(0, FindingCodes.TitleMissing, "The page has no front matter: begin it with +++, a title and +++.");
    }

    void Check(SectionReader sections, List<PageTalk> talks)
    {
        var shown = ShownText.FromPage(page);
        new ParameterChecks(page, imageExists, hasShortcode).Report();
        new SponsorChecks(page).Report(sections.Headings);
        new TalkChecks(page, talks).Report();
        new LinkChecks(page, imageExists).Report(shown);
        new AddressChecks(page).Report(shown);
        new TextChecks(page).Report();
        new ConflictMarkers(page).Report();
    }

    (DateOnly? StartsOn, DateOnly? EndsOn, string? Place, int SaidAt) ReadDaysAndPlace(
        HeadReader head,
        List<string> subtitles,
        SectionReader sections
    )
    {
        var written = subtitles
            .Concat(head.Dates())
            .Select(s => (Line: s, Date: WrittenDate.Find(s), IsInText: false))
            .Where(w => w.Date is not null)
            .Concat(sections.Dates().Select(d => (d.Line, Date: (WrittenDate?)d.Date, IsInText: true)))
            .FirstOrDefault();
        if (written.Date is not { } date)
        {
            ReportNoDate(head);
            return (head.Date(), head.Date(), head.Place(), head.SubtitleOffset());
        }

        ReportOtherDate(head, date, written.Line);
        var saidAt = written.IsInText ? head.SubtitleOffset() : head.ValueThatSays(written.Line).Start;
        // In the text it is told with the headings.
        if (!written.IsInText)
            ReportWeekday(saidAt, date, written.Line);
        return (date.StartsOn, date.EndsOn, PlaceOf(written.Line, date) ?? head.Place(), saidAt);
    }

    void ReportNoDate(HeadReader head)
    {
        if (head.Date() is null && source.Diagnostics.Count == 0 && (source.Talks.Count > 0 || head.IsTrue("event")))
            page.Findings.Warning(
                source.FrontMatter?.Start ?? 0,
                FindingCodes.DateMissing,
                "The page does not say when the event is: write the date into the subtitle, such as \"March 30, 2020 | Amsterdam\"."
            );
    }

    // Beside a field of its own for the days, the date is when the page was written.
    void ReportOtherDate(HeadReader head, WrittenDate date, string line)
    {
        var inFrontMatter = head.Date();
        if (head.Dates().Count == 0 && (inFrontMatter < date.StartsOn || inFrontMatter > date.EndsOn))
            page.Findings.Warning(
                head.DateOffset(),
                FindingCodes.DateDiffers,
                Invariant($"The front matter's date is {inFrontMatter:yyyy-MM-dd}, but the page says \"{line[date.Start..date.End]}\": ")
                    + "correct one of them."
            );
    }

    void ReportWeekday(int saidAt, WrittenDate date, string line)
    {
        if (date.StartsOn == date.EndsOn && DayHeading.WrongWeekday(line, date.StartsOn) is { } wrong)
            page.Findings.Warning(
                saidAt,
                FindingCodes.WeekdayWrong,
                Invariant($"{date.StartsOn:MMMM d, yyyy} is a {date.StartsOn.DayOfWeek}, not a {wrong}: correct one of them.")
            );
    }

    void ReportEmptyDays(int saidAt, DateOnly? first, DateOnly? last, List<PageTalk> talks)
    {
        var taken = talks.Select(talk => talk.Day).ToHashSet();
        if (first is null || last is null || talks.Count == 0 || last.Value.DayNumber - first.Value.DayNumber > LongestEvent)
            return;

        for (var day = first.Value; day <= last; day = day.AddDays(1))
        {
            if (!taken.Contains(day))
                page.Findings.Warning(
                    saidAt,
                    FindingCodes.DayEmpty,
                    Invariant($"No talk is on {day:MMMM d, yyyy}, a day of the event: write a heading with that day above its talks.")
                );
        }
    }

    /// <summary>What stands beside the date, up to the next bar.</summary>
    public static string? PlaceOf(string line, WrittenDate date)
    {
        var parts = line[date.End..].Split('|').Concat(line[..date.Start].Split('|'));
        var place = parts
            .Select(p => p.Trim(' ', ',', '-', '–', '—', '·', '•', '@', ':', '\t'))
            .FirstOrDefault(p => p.Length > 0 && !p.EndsWith("day", StringComparison.OrdinalIgnoreCase));
        return place?.StartsWith("in ", StringComparison.OrdinalIgnoreCase) == true ? place[3..].Trim() : place;
    }

    List<PageSponsor> Sponsors() =>
        source
            .Sponsors.Select(logo => new PageSponsor(
                logo.Parent?.Name == "sponsor_section" ? logo.Parent["sponsor_type"] : "",
                PersonName.SingleSpaced(logo["sponsor_name"]),
                logo["src"],
                logo["href"]
            ))
            .ToList();

    List<PageSponsorSection> SponsorSections(SectionReader sections) =>
        source
            .Shortcodes.Where(s => s.Name == "sponsor_section" && !source.IsInComment(s))
            .Select(s => (Offset: s.Open.Find("sponsor_type")?.Start ?? s.Start, Name: PersonName.SingleSpaced(s["sponsor_type"])))
            .Concat(sections.SponsorHeadings().Select(h => (h.Offset, Name: PersonName.SingleSpaced(h.Text))))
            .OrderBy(named => named.Offset)
            .Select(named => (named.Name, Place: source.Place(named.Offset)))
            .Select(named => new PageSponsorSection(named.Name, named.Place.Line, named.Place.Column))
            .ToList();
}
