using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Published;

/// <summary>An event in the words of the public pages.</summary>
public static class EventWords
{
    const int LongestLabel = 24;

    /// <summary>"March 30, 2020", "March 30 to 31, 2020" or "March 30 to April 2, 2020"; empty while it is not known.</summary>
    public static string Days(this Event conference) => DaySpan.Format(conference.StartsOn, conference.EndsOn);

    /// <summary>
    /// Its days or, where they do not stand, "Postponed" or "Canceled": for tickets and documents, which nobody should come by.
    /// </summary>
    public static string StandingDays(this Event conference) => conference.TakesPlace ? conference.Days() : $"{conference.Stage}";

    /// <summary>"March 30, 2020 | Amsterdam, The Netherlands".</summary>
    public static string DaysAndPlace(this Event conference) =>
        string.Join(" | ", new[] { conference.Days(), conference.Place }.Where(part => part.Length > 0));

    /// <summary>Whose clock the agenda follows: "Amsterdam time".</summary>
    public static string Clock(this Event conference) =>
        conference.TimeZone.Split('/')[^1] switch
        {
            "UTC" or "GMT" => "UTC",
            // POSIX counts the other way.
            var hours when hours.StartsWith("GMT", StringComparison.Ordinal) => $"UTC{(hours[3] == '-' ? '+' : '-')}{hours[4..]}",
            var city => $"{city.Replace('_', ' ')} time",
        };

    /// <summary>A wall-clock time with its distance from UTC, as programs read it: "2020-03-30T09:15+02:00".</summary>
    public static string Moment(this Event conference, DateTime local) =>
        Invariant(
            $"{new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), local - conference.ToUtc(local)):yyyy-MM-ddTHH:mmzzz}"
        );

    /// <summary>
    /// The name by which other programs know a talk. It stays when the title or
    /// the time changes, so that they move the entry instead of adding one.
    /// </summary>
    public static string TalkUid(this Event conference, int talkId, string baseUrl) => conference.Uid($"talk-{talkId}", baseUrl);

    /// <summary>The name of a calendar entry of the event.</summary>
    public static string Uid(this Event conference, string entry, string baseUrl)
    {
        var host = conference.UidHost.Length > 0 ? conference.UidHost : new Uri(baseUrl).Host;
        return $"{entry}.{conference.Slug}@{host}";
    }

    /// <summary>The site's address as calendar programs take it that ask again and again, and do not only take a file once.</summary>
    public static string CalendarFeed(string baseUrl) => "webcal" + baseUrl[baseUrl.IndexOf(':')..];

    /// <summary>The texts that speak to sponsors; the page shows them with the packages.</summary>
    public static bool IsForSponsors(this EventSection section) => section.Heading.Contains("sponsor", StringComparison.OrdinalIgnoreCase);

    /// <summary>The event as the top bar and the foot of its public pages name it.</summary>
    /// <param name="conference">The event as the public sees it.</param>
    /// <param name="now">The moment.</param>
    /// <param name="places">What the form offers; nobody counts where no button depends on it.</param>
    public static PublicEvent Public(this Event conference, DateTime now, OfferedPlaces? places = null) =>
        new(conference.Slug, conference.Title, conference.DaysAndPlace())
        {
            Sections =
            [
                new("agenda", "Agenda"),
                .. conference.Sections.Where(IsLinked).Select(section => new LinkedSection(section.Anchor, Label(section.Heading))),
                new("sponsors", "Sponsors"),
            ],
            Registration = RegistrationAnswer.Create(conference, now, places ?? OfferedPlaces.NotCounted),
            IsPublic = conference.IsPublic,
            Notice = conference.Notice(),
            ProspectusUrl = conference.Stage == EventStage.Canceled ? null : Links.Prospectus(conference.Slug),
            SponsorEmail = conference.SponsorEmail,
            HelpMail = NullIfEmpty(conference.HelpEmail),
            PrivacyUrl = NullIfEmpty(conference.PrivacyUrl),
            CodeOfConductUrl = NullIfEmpty(conference.CodeOfConductUrl),
        };

    /// <summary>The page's own button that leads to a registration elsewhere.</summary>
    public static (string Text, string Href)? OutsideRegistration(this Event conference) =>
        conference
            .Buttons.Where(button => button.Name.Contains("register", StringComparison.OrdinalIgnoreCase))
            .Select(button => (button.Href, Host: WebLink.Host(button.Href)))
            .Where(button => button.Host is not null)
            .Select(button => ((string Text, string Href)?)($"Register at {button.Host}", button.Href))
            .FirstOrDefault();

    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    static bool IsLinked(EventSection section) => !section.IsForSponsors() && Label(section.Heading).Length is > 0 and <= LongestLabel;

    static string Label(string heading) =>
        heading.StartsWith("Why attend", StringComparison.OrdinalIgnoreCase) ? "Why attend" : heading.TrimEnd('?', '!', '.', ' ');
}
