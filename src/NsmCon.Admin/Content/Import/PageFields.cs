using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>What a page says of an event, a talk and a speaker, and where it is kept.</summary>
static class PageFields
{
    public const string Start = "time",
        End = "end";

    static readonly TimeSpan LongestTalk = TimeSpan.FromHours(12);

    public static readonly IReadOnlyList<ImportedField<EventPage, Event>> OfEvent =
    [
        new("title", p => p.Title, e => e.Title, (e, p) => e.Title = p.Title),
        new("subtitles", p => Lines(p.Subtitles), e => Lines(e.Subtitles), (e, p) => e.Subtitles = [.. p.Subtitles]),
        new("first day", p => Day(p.StartsOn), e => Day(e.StartsOn), (e, p) => e.Reschedule(p.StartsOn, e.EndsOn, e.TimeZone)),
        new("last day", p => Day(LastDay(p)), e => Day(e.EndsOn), (e, p) => e.Reschedule(e.StartsOn, LastDay(p), e.TimeZone)),
        new(
            "place",
            p => p.Place,
            e => e.Place,
            (e, p) =>
                e.MoveTo(
                    p.Place ?? "",
                    PlaceTimeZone.Find(e.Place),
                    PageTimeZone.Find(p).Zone is var zone && (p.UtcOffset is not null || PlaceTimeZone.Find(p.Place) is not null)
                        ? zone
                        : null
                )
        ),
        new(
            "buttons",
            p => Lines(p.Buttons.Select(b => $"{b.Name}: {b.Href}")),
            e => Lines(e.Buttons.Select(b => $"{b.Name}: {b.Href}")),
            (e, p) => e.Buttons = [.. p.Buttons.Select(b => new EventButton { Name = b.Name, Href = b.Href })]
        ),
        new(
            "sponsors",
            p => Lines(p.Sponsors.Select(Text)),
            e => Lines(e.PageSponsors.Select(Text)),
            (e, p) =>
                e.PageSponsors = [
                    .. p.Sponsors.Select(s => new EventSponsor
                    {
                        Section = s.Section,
                        Name = s.Name,
                        LogoPath = s.LogoPath,
                        Href = s.Href,
                    }),
                ]
        ),
        new("sections", p => Lines(Sections(p).Select(Text)), e => Lines(e.Sections.Select(Text)), (e, p) => e.Sections = [.. Sections(p)]),
    ];

    public static readonly IReadOnlyList<ImportedField<PageTalk, Talk>> OfTalk =
    [
        new("title", p => Title(p), t => t.Title, (t, p) => t.Title = Title(p))
        {
            Settle = (t, text) => t.Title = text,
            Longest = Talk.TitleLength,
        },
        new("kind", p => Kind(p).ToString(), t => t.Kind.ToString(), (t, p) => t.Kind = Kind(p)),
        new(Start, p => Moment(Starts(p)), t => Moment(t.Starts), (t, p) => Begin(t, Starts(p))) { Kind = PlanKind.Moved },
        new(End, p => Clock(Ends(p)), t => Clock(t.Ends), Finish) { Kind = PlanKind.Moved },
        new("abstract", p => p.Abstract, t => t.Abstract, (t, p) => t.Abstract = p.Abstract)
        {
            Settle = (t, text) => t.Abstract = text,
            Longest = Talk.AbstractLength,
        },
        new("slides", p => Lines(p.Slides), t => Lines(Slides(t)), (t, p) => t.Slides = Lines(p.Slides))
        {
            Settle = (t, text) => t.Slides = NullIfEmpty(text),
            Longest = Talk.LinksLength,
        },
        new("video", p => Lines(p.Videos), t => Lines(Videos(t)), (t, p) => t.Videos = Lines(p.Videos))
        {
            Settle = (t, text) => t.Videos = NullIfEmpty(text),
            Longest = Talk.LinksLength,
        },
    ];

    public static readonly IReadOnlyList<ImportedField<PageSpeaker, Speaker>> OfSpeaker = [.. SpeakerDetails.Fields.Select(Imported)];

    static ImportedField<PageSpeaker, Speaker> Imported(TextField<SpeakerDetails> field)
    {
        Func<PageSpeaker, string?> onPage = field.Name switch
        {
            nameof(Speaker.Name) => page => page.Name,
            nameof(Speaker.JobTitle) => page => page.JobTitle,
            nameof(Speaker.Company) => page => page.Company,
            nameof(Speaker.Bio) => page => page.Bio,
            _ => page => page[field.Parameter!],
        };
        // Questions that were left open know the biography by another word.
        var name = field.Name == nameof(Speaker.Bio) ? "text" : field.Word;
        return new(name, onPage, field.Get, (row, page) => field.Set(row, onPage(page)))
        {
            Settle = field.Set,
            Longest = field.MaxLength,
            LimitWord = field.LimitWord,
        };
    }

    /// <summary>The links to a talk's slides, as a page says them.</summary>
    public static IReadOnlyList<PageLink> Slides(Talk talk) => [.. Read(talk.Slides).Select(link => link.AsSlides())];

    /// <summary>The links to a talk's recordings, as a page says them.</summary>
    public static IReadOnlyList<PageLink> Videos(Talk talk) => [.. Read(talk.Videos).Select(link => link.AsVideo())];

    /// <summary>Links as a talk keeps them.</summary>
    public static string? Lines(IReadOnlyList<PageLink> links) =>
        MediaLink.Write(links.Select(link => new MediaLink(link.Label, link.Url)));

    static IEnumerable<PageLink> Read(string? lines) => MediaLink.Read(lines).Select(link => new PageLink(link.Label, link.Url));

    static string Text(PageSponsor sponsor) => $"{sponsor.Section}: {sponsor.Name} {sponsor.LogoPath} {sponsor.Href}".TrimEnd();

    static string Text(EventSponsor sponsor) => $"{sponsor.Section}: {sponsor.Name} {sponsor.LogoPath} {sponsor.Href}".TrimEnd();

    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    public static string Title(PageTalk talk) => talk.Title.Length > 0 ? talk.Title : "Untitled";

    public static DateTime? Starts(PageTalk talk) => talk.StartsOn is { } day && talk.StartsAt is { } time ? day.ToDateTime(time) : null;

    /// <summary>The end that the page says; what follows from other talks is no word of its own.</summary>
    public static DateTime? Ends(PageTalk talk) => EndFrom(Starts(talk), talk.EndsAt);

    /// <summary>
    /// The moment at which a talk ends. A range may end after midnight; one that would last longer is a slip of the pen and has no end.
    /// </summary>
    public static DateTime? EndFrom(DateTime? from, TimeOnly? clock)
    {
        if (from is not { } starts || clock is not { } time)
            return null;

        var ends = DateOnly.FromDateTime(starts).ToDateTime(time);
        if (ends <= starts)
            ends = ends.AddDays(1);
        return ends - starts <= LongestTalk ? ends : null;
    }

    // An end that was given goes along to another day, and a talk that would begin after it keeps its length.
    static void Begin(Talk talk, DateTime? starts)
    {
        var ends = talk.Ends + (starts?.Date - talk.Starts?.Date);
        talk.Schedule(starts, ends <= starts ? starts + (talk.Ends - talk.Starts) : ends);
    }

    // Where the start is another here, an end before it is none.
    static void Finish(Talk talk, PageTalk said) =>
        talk.Schedule(talk.Starts, Ends(said) is null ? null : EndFrom(talk.Starts, said.EndsAt) ?? talk.Ends);

    static TalkKind Kind(PageTalk talk) => Enum.Parse<TalkKind>(talk.Kind.ToString());

    static DateOnly? LastDay(EventPage page) => page.EndsOn == page.StartsOn ? null : page.EndsOn;

    // A text above the first heading becomes a section without one.
    static IEnumerable<EventSection> Sections(EventPage page) =>
        (
            page.Introduction.Length == 0
                ? []
                : new[]
                {
                    new EventSection
                    {
                        Heading = "",
                        Anchor = "introduction",
                        Markdown = page.Introduction,
                    },
                }
        ).Concat(
            page.Sections.Select(s => new EventSection
            {
                Heading = s.Heading,
                Anchor = s.Anchor,
                Markdown = s.Markdown,
                ImagePath = s.ImagePath,
            })
        );

    static string Text(EventSection section) =>
        $"{section.Heading} {{#{section.Anchor}}}\n{(section.ImagePath is null ? "" : $"![]({section.ImagePath})\n")}{section.Markdown}";

    static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    static string Day(DateOnly? day) => Invariant($"{day:MMMM d, yyyy}");

    static string Moment(DateTime? time) => Invariant($"{time:yyyy-MM-dd HH:mm}");

    static string Clock(DateTime? time) => Invariant($"{time:HH:mm}");
}
