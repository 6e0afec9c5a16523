using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>Everything on an event's public page; without a version, nothing of its agenda is published yet.</summary>
public sealed record PublicEventPage(
    Event Event,
    DateTime Now,
    PublishedAgenda? Version,
    List<PublicPackage> Packages,
    List<LogoRow> Logos,
    AgendaFilter Asked
)
{
    public ReleasedAgenda Agenda { get; } = Version?.Agenda ?? ReleasedAgenda.Empty;

    public IReadOnlyList<ReleasedTalk> Talks => Agenda.Talks;

    /// <summary>Whether it shows an agenda as it was: nothing is on now, and there is nothing to choose.</summary>
    public bool IsPast { get; init; }

    /// <summary>What the form for registering offers.</summary>
    public OfferedPlaces Places { get; init; } = OfferedPlaces.NotCounted;

    public PublicEvent Public => field ??= Event.Public(Now, Places);

    public NowAndNext? Live => IsPast || !Event.TakesPlace ? null : live;

    readonly NowAndNext? live = NowAndNext.Find(Event.ToLocal(Now), Version?.Agenda ?? ReleasedAgenda.Empty);

    /// <summary>The rooms of the talks, in the order that the organizers set.</summary>
    public List<string?> Rooms =>
        [
            .. InOrder(
                Talks.Where(talk => !talk.IsPause).Select(talk => talk.Room).OfType<string>().Distinct(StringComparer.Ordinal),
                name => name,
                Agenda.Rooms.Select(room => room.Name)
            ),
        ];

    public List<TalkKind?> Kinds =>
        field ??= [.. Talks.Where(talk => !talk.IsPause).Select(talk => (TalkKind?)talk.Kind).Distinct().Order()];

    /// <summary>The tracks of the talks, in the order that the organizers set.</summary>
    public List<ReleasedTrack?> Tracks =>
        [
            .. InOrder(
                Talks.Select(talk => talk.Track).OfType<ReleasedTrack>().DistinctBy(track => track.Id),
                track => track.Name,
                Agenda.Tracks.Select(track => track.Name)
            ),
        ];

    static IEnumerable<T> InOrder<T>(IEnumerable<T> shown, Func<T, string> name, IEnumerable<string> set)
    {
        var order = set.ToList();
        return shown.OrderBy(one => order.IndexOf(name(one)) is >= 0 and var at ? at : int.MaxValue).ThenBy(name, StringComparer.Ordinal);
    }

    /// <summary>Where all is in one room and one track, nobody has to choose.</summary>
    public bool CanFilter => Rooms.Count > 1 || Tracks.Count > 1;

    public AgendaFilter Filter => CanFilter ? Asked : new();

    public int AllTalks => Talks.Count(talk => !talk.IsPause);

    public int TalksShown => Talks.Count(talk => !talk.IsPause && Filter.Shows(talk));

    /// <summary>The talks of each day that the filter shows; those without a time come last.</summary>
    public IEnumerable<IGrouping<DateOnly?, ReleasedTalk>> Days =>
        TalksShown == 0 && Filter.IsAny
            ? []
            : Talks.Where(Filter.Shows).GroupBy(talk => talk.Starts is { } starts ? DateOnly.FromDateTime(starts) : (DateOnly?)null);

    /// <summary>By which class a talk stands beside those that begin with it; empty for one that begins alone.</summary>
    public string ColumnClass(ReleasedTalk talk) =>
        talk.Starts is { } starts && !talk.IsPause
            ? Together.GetValueOrDefault(starts) switch
            {
                2 or 4 => "of2",
                > 2 => "of3",
                _ => "",
            }
            : "";

    Dictionary<DateTime, int> Together =>
        field ??= Talks
            .Where(talk => talk.Starts is not null && !talk.IsPause && Filter.Shows(talk))
            .CountBy(talk => talk.Starts!.Value)
            .ToDictionary();

    public bool IsOneDay => Talks.DistinctBy(talk => talk.Starts?.Date).Count() == 1;

    public string AddressOf(AgendaFilter filter) => $"{Public.Path}{filter.Query}#agenda";

    /// <summary>The line under the title that says when and where is replaced by ours, which a program can read.</summary>
    public IEnumerable<string> Leads => Event.StartsOn is null ? Event.Subtitles : Event.Subtitles.Where(line => !SaysWhen(line));

    public string Description =>
        Leads.Select(MarkdownHtml.Plain).FirstOrDefault() is { Length: > 0 } lead
            ? $"{Event.DaysAndPlace()}. {lead}"
            : Event.DaysAndPlace();

    /// <summary>The page's own button to a registration elsewhere, as long as it leads to one.</summary>
    public (string Text, string Href)? OutsideRegistration =>
        Public.Registration.State is RegistrationState.Over or RegistrationState.Postponed or RegistrationState.Canceled
            ? null
            : Event.OutsideRegistration();

    /// <summary>The page's other buttons, which lead where they always did.</summary>
    public IEnumerable<EventButton> OtherButtons =>
        Event.Buttons.Where(button =>
            !button.Name.Contains("register", StringComparison.OrdinalIgnoreCase)
            && !IsForSponsors(button)
            && WebLink.Safe(button.Href) is not null
        );

    public bool SeeksSponsors => IsOnOffer && (Packages.Count > 0 || Event.Buttons.Exists(IsForSponsors));

    /// <summary>Whether the packages are on offer: a canceled event has none any more.</summary>
    public bool IsOnOffer => Event.Stage != EventStage.Canceled;

    public IEnumerable<EventSection> Texts => Event.Sections.Where(section => !section.IsForSponsors());

    public List<SponsorGroup> Sponsors => field ??= SponsorGroup.Group(Packages, Logos, Event.PageSponsors);

    public EventSection? ForSponsors => Event.Sections.Find(section => section.IsForSponsors());

    bool SaysWhen(string line) =>
        (Event.Place.Length > 0 && line.Contains(Event.Place, StringComparison.OrdinalIgnoreCase))
        || (
            line.Contains(Invariant($"{Event.StartsOn:yyyy}"), StringComparison.Ordinal)
            && line.Contains(Invariant($"{Event.StartsOn:MMMM}"), StringComparison.OrdinalIgnoreCase)
        );

    static bool IsForSponsors(EventButton button) => button.Name.Contains("sponsor", StringComparison.OrdinalIgnoreCase);
}
