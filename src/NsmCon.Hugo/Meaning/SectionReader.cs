using System.Globalization;

namespace NsmCon.Hugo;

/// <summary>Reads the text around the talks: sections, introduction, and which day a talk is on.</summary>
internal sealed class SectionReader
{
    public static readonly HashSet<string> ScheduleNames = new(
        ["schedule", "agenda", "program", "programme"],
        StringComparer.OrdinalIgnoreCase
    );

    readonly PageIndex page;
    readonly List<BodyLine> lines;
    readonly List<Heading> headings;

    public SectionReader(PageIndex page)
    {
        this.page = page;
        lines = BodyLines.Read(page, 0, page.Leaves.Count, LiftOf);
        headings = Heading.ReadAll(lines);
        // Where talks are still to come, the heading waits for them.
        var waiting = page.Page.Talks.Count > 0 ? [] : headings.Where(heading => ScheduleNames.Contains(heading.Text));
        SectionChecks.ReportEmpty(lines, headings, page.Findings, [.. waiting]);
        SectionChecks.ReportAnchors(headings, page.Findings);
    }

    // What stands in a comment says nothing of when anything takes place.
    bool IsShown(BodyLine line) => !page.Page.IsInComment(line.Offset);

    /// <summary>The headings around the talks.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>The lines that begin with a date, such as "March 30,2020 | Amsterdam".</summary>
    public IEnumerable<(string Line, WrittenDate Date)> Dates() => lines.Where(IsShown).Select(DateOf).OfType<(string, WrittenDate)>();

    /// <summary>The day of each talk that has a heading or line with a day above it; the first day for the others.</summary>
    public Dictionary<ShortcodeNode, DateOnly> Days(DateOnly? first, DateOnly? last)
    {
        var days = new Dictionary<ShortcodeNode, DateOnly>();
        var day = first;
        // Names of days in all languages take a while to load: only headings over talks are held against them.
        var pending = new List<BodyLine>();
        var withoutTalks = new List<BodyLine>();
        foreach (var line in lines)
        {
            var isShown = IsShown(line);
            if (isShown && DayOf(line, first) is { } named)
            {
                day = named;
                withoutTalks.AddRange(pending);
                pending.Clear();
                ReportWeekday(line, named);
            }
            else if (isShown && first is not null && DayHeading.IsOne(line.Text) && !IsOfSchedule(line.Text))
            {
                pending.Add(line);
            }

            var talks = line.Lifted.FindAll(s => s.Name == "talk");
            if (talks.Count == 0 || day is null)
                continue;

            if (first is not null)
                day = Under(pending, day.Value, first.Value, last ?? first.Value);
            pending.Clear();
            foreach (var talk in talks)
                days[talk] = day.Value;
        }

        // Of the others only a wrong weekday is told, which is looked for in English.
        withoutTalks = [.. withoutTalks.Concat(pending).Where(line => DayHeading.HasEnglishWeekday(line.Text))];
        if (first is not null)
            Under(withoutTalks, day!.Value, first.Value, last ?? first.Value, hasTalks: false);
        return days;
    }

    /// <summary>The day of the talks under some headings; the day above, if none of them is one.</summary>
    DateOnly Under(List<BodyLine> above, DateOnly before, DateOnly first, DateOnly last, bool hasTalks = true)
    {
        var day = before;
        var unread = default(BodyLine);
        foreach (var line in above)
        {
            var heading = DayHeading.Read(line.Text, first, last);
            if (heading.Day is { } named)
            {
                day = named;
                unread = null;
                ReportWeekday(line, named);
            }
            else if (heading.LooksLikeDay)
            {
                unread = line;
            }
        }

        if (hasTalks)
            ReportUnread(unread, day);
        return day;
    }

    /// <summary>All lines that name a day of the event, with or without talks below.</summary>
    public List<DayLine> DayLines(DateOnly first, DateOnly last)
    {
        var reader = new DayLines(page.Page, lines, headings);
        return
        [
            .. from index in Enumerable.Range(0, lines.Count)
            let line = lines[index]
            where IsShown(line)
            let day = DayOf(line, first)
                ?? (DayHeading.IsOne(line.Text) && !IsOfSchedule(line.Text) ? DayHeading.Read(line.Text, first, last).Day : null)
            where day is not null
            select reader.Read(index, day.Value),
        ];
    }

    static bool IsOfSchedule(string heading) => ScheduleNames.Contains(heading.Split("{#")[0].Trim(' ', '#', '*'));

    static DateOnly? DayOf(BodyLine line, DateOnly? first)
    {
        if (DayNumber(line.Text) is { } number && first is not null)
            return first.Value.AddDays(number - 1);
        if (DateOf(line) is { } written && written.Date.StartsOn == written.Date.EndsOn)
            return written.Date.StartsOn;

        return null;
    }

    void ReportWeekday(BodyLine line, DateOnly day)
    {
        if (DayHeading.WrongWeekday(line.Text, day) is { } wrong)
            page.Findings.Warning(
                line.Offset,
                FindingCodes.WeekdayWrong,
                Invariant($"{day:MMMM d, yyyy} is a {day.DayOfWeek}, not a {wrong}: correct one of them.")
            );
    }

    void ReportUnread(BodyLine? line, DateOnly day)
    {
        if (line is not null)
            page.Findings.Warning(
                line.Offset,
                FindingCodes.DayUnreadable,
                $"\"{line.Text.Trim(' ', '#', '*')}\" looks like a day, and is none of the event's, "
                    + Invariant($"so the talks below are on {day:MMMM d, yyyy}: write the date as in the subtitle, or \"Day 2\".")
            );
    }

    public string Introduction()
    {
        var end = Tops() is [var first, ..] ? first.Line : lines.Count;
        return BodyLine.Join(lines[..end].Where(line => DateOf(line) is null));
    }

    public List<PageSection> Sections()
    {
        var sections = new List<PageSection>();
        var tops = Tops();
        for (var index = 0; index < tops.Count; index++)
        {
            var body = lines[(tops[index].Line + 1)..(index + 1 < tops.Count ? tops[index + 1].Line : lines.Count)];
            var lifted = body.SelectMany(l => l.Lifted).Concat(lines[tops[index].Line].Lifted).ToList();
            var markdown = BodyLine.Join(body);
            var isSchedule = ScheduleNames.Contains(tops[index].Text) || lifted.Exists(s => s.Name == "talk");
            var isLogos = markdown.Length == 0 && lifted.Exists(s => s.Name.StartsWith("sponsor_", StringComparison.Ordinal));
            if (isSchedule || isLogos)
                continue;

            var image = lifted.Find(s => s.Name == "img-text")?["img"];
            sections.Add(new PageSection(tops[index].Text, tops[index].Anchor, markdown, string.IsNullOrEmpty(image) ? null : image));
        }

        return sections;
    }

    /// <summary>The headings that end with a word such as "Sponsors", also one that is misspelt at its end.</summary>
    public IEnumerable<Heading> SponsorHeadings() =>
        headings.Where(h => h.Text[(h.Text.TrimEnd().LastIndexOf(' ') + 1)..].StartsWith("spons", StringComparison.OrdinalIgnoreCase));

    /// <summary>The headings that divide the page: the highest level, or the next one if a single title stands above all.</summary>
    List<Heading> Tops()
    {
        var tops = new List<Heading>();
        foreach (var level in headings.Select(h => h.Level).Distinct().Order())
        {
            tops = headings.FindAll(h => h.Level == level);
            var isTitle =
                tops.Count == 1
                && tops[0] == headings[0]
                && !ScheduleNames.Contains(tops[0].Text)
                && headings.Count > 1
                && HasTalks(tops[0]);
            if (!isTitle)
                break;
        }

        return tops;
    }

    bool HasTalks(Heading from) => lines.Skip(from.Line).Any(l => l.Lifted.Exists(s => s.Name == "talk"));

    static Lift LiftOf(ShortcodeNode shortcode) =>
        shortcode.Name switch
        {
            "talk" or "speaker" or "sponsor_section" or "sponsor_logo" => Lift.Whole,
            "img-text" => Lift.Tags,
            _ => Lift.Stay,
        };

    static (string Line, WrittenDate Date)? DateOf(BodyLine line)
    {
        var text = line.Text.Length > 300 ? "" : line.Text.TrimStart(' ', '#', '*', '_', '>', '\t').TrimEnd(' ', '*', '_');
        return WrittenDate.Find(text) is { } date && IsWeekday(text[..date.Start]) ? (text, date) : null;
    }

    static bool IsWeekday(string before) =>
        before.Length == 0
        || before.TrimEnd(' ', ',', '.', ':', '-').EndsWith("day", StringComparison.OrdinalIgnoreCase)
        || before.StartsWith("Day ", StringComparison.OrdinalIgnoreCase);

    static int? DayNumber(string line)
    {
        var words = line.Split([' ', '#', ':', ',', '-', '*'], 6, StringSplitOptions.RemoveEmptyEntries);
        var isDay = line.StartsWith('#') && words.Length > 1 && words[0].Equals("day", StringComparison.OrdinalIgnoreCase);
        return isDay && int.TryParse(words[1], CultureInfo.InvariantCulture, out var number) && number is > 0 and < 32 ? number : null;
    }
}
