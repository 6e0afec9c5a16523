using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Events;

/// <summary>One conference edition, such as NSMCon EU 2020. Everything else belongs to one.</summary>
[Undoable(OnlyImported = true), EventSetting(IsInProspectus = true)]
public partial class Event : IAudited, IVersioned
{
    public const int SlugLength = 80;

    public const int TitleLength = 200;

    public const int PlaceLength = 200;

    public int Id { get; set; }

    /// <summary>The name in addresses: lower case letters, digits and hyphens. It does not change.</summary>
    [MaxLength(SlugLength)]
    public required string Slug { get; set; }

    /// <summary>The title, as the page gives it.</summary>
    [MaxLength(TitleLength)]
    public required string Title { get; set; }

    /// <summary>The lines under the title, in Markdown.</summary>
    public List<string> Subtitles { get; set; } = [];

    /// <summary>The first day; null while it is not known.</summary>
    public DateOnly? StartsOn { get; set; }

    /// <summary>The last day; null for an event of one day.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>When its days begin, on the wall clock; null while that is not said.</summary>
    public TimeOnly? DayBegins { get; set; }

    /// <summary>When its days end, on the wall clock; null while that is not said.</summary>
    public TimeOnly? DayEnds { get; set; }

    /// <summary>How many minutes a speaker needs from one room to another.</summary>
    public int RoomChangeMinutes { get; set; } = 5;

    /// <summary>Grows by one with every change of the agenda, so that whoever shows it can tell whether they are behind.</summary>
    [NotAudited]
    public int AgendaRevision { get; private set; }

    /// <summary>City and country.</summary>
    [MaxLength(PlaceLength)]
    public string Place { get; set; } = "";

    /// <summary>The IANA zone in which agenda times are given.</summary>
    [MaxLength(60)]
    public string TimeZone { get; set; } = "Etc/UTC";

    /// <summary>Whether the zone was only worked out from the page, and no person has confirmed it.</summary>
    public bool IsZoneGuessed { get; set; }

    /// <summary>The page's own buttons, in order.</summary>
    public List<EventButton> Buttons { get; set; } = [];

    /// <summary>The page's texts beside the agenda, in order.</summary>
    public List<EventSection> Sections { get; set; } = [];

    /// <summary>The sponsors that the page itself shows, in order. They are kept apart from those who took a package here.</summary>
    public List<EventSponsor> PageSponsors { get; set; } = [];

    /// <summary>Where its sponsors write to; empty for the address that is configured (<c>Mail:Sponsors</c>).</summary>
    [MaxLength(254)]
    public string SponsorEmail { get; set; } = "";

    /// <summary>From when on people may register; null while registration is not planned.</summary>
    public DateTime? RegistrationOpensAt { get; set; }

    /// <summary>From when on nobody may register any more; null keeps it open.</summary>
    public DateTime? RegistrationClosesAt { get; set; }

    /// <summary>The currency of all prices of the event, an ISO 4217 code.</summary>
    [MaxLength(3)]
    public string Currency { get; set; } = "USD";

    /// <summary>What sponsorships should bring in, in cents; 0 while there is no target.</summary>
    public long IncomeTargetCents { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <inheritdoc/>
    public string AuditName => Title;

    /// <summary>The zone of the agenda's times.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>When its last day ends; null while no day is known.</summary>
    public DateTime? OverAt => (EndsOn ?? StartsOn) is { } last ? ToUtc(last.AddDays(1).ToDateTime(default)) : null;

    /// <summary>Whether registration closes with the last day, and so moves with it.</summary>
    public bool ClosesWithLastDay => RegistrationClosesAt is { } closes && closes == OverAt;

    /// <summary>Gives it other days, or another zone. Registration that closes with the last day goes on doing so.</summary>
    public void Reschedule(DateOnly? first, DateOnly? last, string zone)
    {
        var closesWithLastDay = ClosesWithLastDay;
        StartsOn = first;
        EndsOn = last;
        TimeZone = zone;
        if (closesWithLastDay)
            RegistrationClosesAt = OverAt ?? RegistrationClosesAt;
    }

    /// <summary>
    /// Takes another place. A zone that was the old place's becomes the new one's; one that
    /// was chosen stays. Either way a person is asked where the new place has another one.
    /// </summary>
    /// <param name="place">The new place.</param>
    /// <param name="zoneThere">The zone of the place that it leaves; null if it is not known.</param>
    /// <param name="zoneHere">The zone of the new place; null if it is not known.</param>
    public void MoveTo(string place, string? zoneThere, string? zoneHere)
    {
        Place = place;
        if (zoneHere == TimeZone || (zoneHere is null && zoneThere is null))
            return;

        IsZoneGuessed = true;
        if (zoneHere is not null && TimeZone == zoneThere)
            Reschedule(StartsOn, EndsOn, zoneHere);
    }

    /// <summary>
    /// The event as a release shows it to the public: a copy with the title, days, place and zone of then, and all else as it is now.
    /// </summary>
    public Event AsPublished(ReleasedEvent then)
    {
        var shown = (Event)MemberwiseClone();
        shown.Title = then.Title;
        shown.Subtitles = [.. then.Subtitles];
        shown.Place = then.Place;
        shown.TimeZone = then.TimeZone;
        shown.StartsOn = then.StartsOn;
        shown.EndsOn = then.EndsOn;
        shown.DayEnds = then.DayEnds;
        return shown;
    }

    /// <summary>Whether people may register at this moment, as far as the time is concerned.</summary>
    public bool IsRegistrationOpen(DateTime now) => RegistrationAt(now, OfferedPlaces.NotCounted) == RegistrationState.Open;

    /// <summary>Whether people can register at this moment. Registration that was opened before the event was over ends with it.</summary>
    public RegistrationState RegistrationAt(DateTime now, OfferedPlaces places)
    {
        if (Stage != EventStage.Announced)
            return Withheld;
        if (OverAt <= now && !IsOpenedAfterwards)
            return RegistrationState.Over;
        if (RegistrationOpensAt is not { } opens)
            return RegistrationState.NotPlanned;
        if (now < opens)
            return RegistrationState.NotYet;
        if (RegistrationClosesAt <= now)
            return RegistrationState.Closed;
        if (places.Types == 0)
            return RegistrationState.NoTickets;

        return places.Left > 0 ? RegistrationState.Open : RegistrationState.Full;
    }

    /// <summary>Whether people may register although the event is over: to try everything out.</summary>
    public bool IsRehearsal(DateTime now) => OverAt <= now && IsRegistrationOpen(now);

    RegistrationState Withheld =>
        Stage switch
        {
            EventStage.Draft => RegistrationState.NotAnnounced,
            EventStage.Postponed => RegistrationState.Postponed,
            _ => RegistrationState.Canceled,
        };

    bool IsOpenedAfterwards => RegistrationOpensAt >= OverAt;

    /// <summary>
    /// A local agenda time as a moment in UTC, as calendars reckon (RFC 5545, 3.3.5): of a time that comes twice when
    /// clocks are set back, the first is meant; a time that is skipped is counted from the clock before the change.
    /// </summary>
    public DateTime ToUtc(DateTime local)
    {
        var zone = Zone;
        var asUtc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        // Only what the zone says of moments: of wall clocks .NET knows less where summer is the standard time, as in Dublin.
        var before = zone.GetUtcOffset(asUtc.AddDays(-1));
        var after = zone.GetUtcOffset(asUtc.AddDays(1));
        var shown = new[] { asUtc - before, asUtc - after }.Where(moment => moment + zone.GetUtcOffset(moment) == asUtc).ToList();
        return shown.Count == 0 ? asUtc - before : shown.Min();
    }

    /// <summary>Whether the clock on the event's wall never shows this time: it is in the hour that is skipped in spring.</summary>
    public bool IsSkipped(DateTime local) => ToLocal(ToUtc(local)) != local;

    /// <summary>A moment as the clock on the event's wall shows it.</summary>
    public DateTime ToLocal(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);
}

/// <summary>A button of the event's page: a name and where it leads.</summary>
public class EventButton
{
    /// <summary>The text on the button.</summary>
    public required string Name { get; set; }

    /// <summary>The address, absolute or a path of the site.</summary>
    public required string Href { get; set; }
}

/// <summary>A text of the event's page, such as "Why Attend NSMCon?".</summary>
public class EventSection
{
    public required string Heading { get; set; }

    /// <summary>The name in the page's own links.</summary>
    public required string Anchor { get; set; }

    /// <summary>The text, in Markdown.</summary>
    public required string Markdown { get; set; }

    /// <summary>The picture beside the text, if any.</summary>
    public string? ImagePath { get; set; }
}

/// <summary>A sponsor whom the event's page shows.</summary>
public class EventSponsor
{
    /// <summary>The heading over the logo, such as "Event Sponsors"; may be empty.</summary>
    public required string Section { get; set; }

    /// <summary>The company.</summary>
    public required string Name { get; set; }

    /// <summary>The logo, a path of the site or an absolute address; empty if the page has none.</summary>
    public required string LogoPath { get; set; }

    /// <summary>The company's site; empty if the page has none.</summary>
    public required string Href { get; set; }
}
