namespace NsmCon.Hugo;

/// <summary>What a page says about an event: the meaning above the syntax tree. Texts are Markdown with LF line ends.</summary>
public sealed record EventPage
{
    /// <summary>The title; empty if the page has none.</summary>
    public required string Title { get; init; }

    /// <summary>The lines under the title, in Markdown.</summary>
    public required IReadOnlyList<string> Subtitles { get; init; }

    /// <summary>The buttons in the hero.</summary>
    public required IReadOnlyList<PageButton> Buttons { get; init; }

    /// <summary>
    /// The first day: from the subtitle, else from the front matter's dates, else from
    /// a line of the text that begins with a date, else from the front matter's date.
    /// </summary>
    public required DateOnly? StartsOn { get; init; }

    /// <summary>The last day; the first, if the page names one day only.</summary>
    public required DateOnly? EndsOn { get; init; }

    /// <summary>Where the event is, such as "Amsterdam, The Netherlands"; null if the page does not say.</summary>
    public required string? Place { get; init; }

    /// <summary>
    /// How far the page's times are from UTC, if they or a zone named in the subtitle say so; null where they say nothing, or not the same.
    /// </summary>
    public TimeSpan? UtcOffset { get; init; }

    /// <summary>The zone that the subtitle names, such as "CEST"; null if it names none.</summary>
    public string? ZoneName { get; init; }

    /// <summary>The text above the first heading, without a line of date and place.</summary>
    public required string Introduction { get; init; }

    /// <summary>Whether the front matter says <c>event = true</c>: the page is an event's, though it may have no talks yet.</summary>
    public bool IsMarkedAsEvent { get; init; }

    /// <summary>Whether the front matter says <c>draft = true</c>.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Hugo's <c>publishDate</c>: from when on the site shows the page; null if the page does not say.</summary>
    public DateTime? ShownFrom { get; init; }

    /// <summary>Hugo's <c>expiryDate</c>: from when on the site shows the page no more; null if the page does not say.</summary>
    public DateTime? ShownUntil { get; init; }

    /// <summary>The talks in the order of the page.</summary>
    public required IReadOnlyList<PageTalk> Talks { get; init; }

    /// <summary>The speakers in the order of the page, each person once.</summary>
    public required IReadOnlyList<PageSpeaker> Speakers { get; init; }

    /// <summary>The sections, such as "Why Attend NSMCon?", without the schedule and sections of logos.</summary>
    public required IReadOnlyList<PageSection> Sections { get; init; }

    /// <summary>The sponsors in the order of the page.</summary>
    public required IReadOnlyList<PageSponsor> Sponsors { get; init; }

    /// <summary>
    /// Where the page names groups of sponsors, in the order of the page: sponsor_section shortcodes and headings such as "Lunch Sponsors".
    /// </summary>
    public required IReadOnlyList<PageSponsorSection> SponsorSections { get; init; }

    /// <summary>The tree's diagnostics and what looks wrong in the meaning, by place.</summary>
    public required IReadOnlyList<Diagnostic> Findings { get; init; }

    /// <summary>Reads the meaning of a page. Never throws on content: what looks wrong stands in <see cref="Findings"/>.</summary>
    /// <param name="page">The page.</param>
    /// <param name="imageExists">Answers whether the site has a picture or another file, by its path as written on the page
    /// ("/img/events/a.png"); not asked for absolute URLs. Null: images are not looked at.</param>
    /// <param name="hasShortcode">Answers whether the site defines a shortcode of its own. Null: its layouts are not at hand.</param>
    public static EventPage Read(HugoPage page, Func<string, bool>? imageExists = null, Func<string, bool>? hasShortcode = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new EventReader(page, imageExists, hasShortcode).Read();
    }
}

/// <summary>A button in the hero, such as "Register".</summary>
/// <param name="Name">What stands on it.</param>
/// <param name="Href">Where it leads: a URL or a path of the site.</param>
public sealed record PageButton(string Name, string Href);

/// <summary>A top-level section of the page.</summary>
/// <param name="Heading">The heading's text.</param>
/// <param name="Anchor">The fragment that links to the section: the heading's own, or made from it as Hugo does.</param>
/// <param name="Markdown">The text, with that of an img-text.</param>
/// <param name="ImagePath">The image of an img-text, or null.</param>
public sealed record PageSection(string Heading, string Anchor, string Markdown, string? ImagePath);

/// <summary>A sponsor's logo.</summary>
/// <param name="Section">The heading it stands under, such as "Event Sponsors"; empty outside a sponsor_section.</param>
/// <param name="Name">The company.</param>
/// <param name="LogoPath">The image: a path of the site or a URL; empty if there is none.</param>
/// <param name="Href">The company's site; empty if there is none.</param>
public sealed record PageSponsor(string Section, string Name, string LogoPath, string Href);

/// <summary>The name of a group of sponsors.</summary>
/// <param name="Name">What stands above their logos, such as "Event Sponsors".</param>
/// <param name="Line">The line of the name.</param>
/// <param name="Column">The column of the heading, or of the parameter that holds the name.</param>
public sealed record PageSponsorSection(string Name, int Line, int Column);
