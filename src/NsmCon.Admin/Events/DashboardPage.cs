using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Events;

/// <summary>How an event does, on one page.</summary>
public record DashboardPage(
    Event Event,
    DateTime Now,
    RegistrationChart Registrations,
    IReadOnlyList<PlacesRow> Places,
    IncomeCard? Income,
    InquiriesCard? Inquiries,
    HealthCard Health,
    IReadOnlyList<ActivityRow> Activity
)
{
    /// <summary>What the other features know of.</summary>
    public IReadOnlyList<Need> FeatureNeeds { get; init; } = [];

    /// <summary>What a new event goes through; empty once all of it is done.</summary>
    public IReadOnlyList<FirstStep> FirstSteps { get; init; } = [];

    public string Path => Links.Event(Event.Slug);

    /// <summary>Whether the person who looks may open a page.</summary>
    public Func<string, bool> Opens { get; init; } = _ => true;

    /// <summary>"Monday, March 30, 2020, Amsterdam. 17 days to go."</summary>
    public string Line
    {
        get
        {
            var days = DaySpan.Format(Event.StartsOn, Event.EndsOn, EventRow.UnknownDays);
            var place = Event.Place.Length > 0 ? $", {Event.Place}" : "";
            return $"{days}{place}.{Distance}";
        }
    }

    string Distance => Event.Stage == EventStage.Announced ? Days : $" {Event.Stage}.{(Event.TakesPlace ? Days : "")}";

    string Days =>
        (Event.StartsOn?.DayNumber - DateOnly.FromDateTime(Event.ToLocal(Now)).DayNumber) switch
        {
            null => "",
            < 0 => Event.OverAt <= Now ? " Over." : " On now.",
            0 => " Today.",
            1 => " Tomorrow.",
            var days => $" {days} days to go.",
        };

    /// <summary>What waits for the person who looks, the worst first.</summary>
    public IEnumerable<Need> Needs =>
        new[] { Health.Needs(Path), StageNeeds, ZoneNeeds, DayNeeds, Inquiries?.Needs(Path, Event) ?? [], RegistrationNeeds, FeatureNeeds }
            .SelectMany(needs => needs)
            .Where(need => Opens(need.Href))
            .OrderBy(need => need.Dot != "bad");

    DateOnly Today => DateOnly.FromDateTime(Event.ToLocal(Now));

    bool IsOver => (Event.EndsOn ?? Event.StartsOn) < Today;

    string Settings => $"{Path}/settings";

    IEnumerable<Need> StageNeeds =>
        Event.Stage switch
        {
            EventStage.Draft =>
            [
                new("low", "The event is not public yet", "Only staff can see it. Announce it when it is ready", $"{Settings}/stage"),
            ],
            EventStage.Postponed =>
            [
                new("low", "The event is postponed", "Nobody can register. Set its new days, and announce it again", Settings),
            ],
            EventStage.Canceled when Registrations.Total > 0 =>
            [
                new("low", TicketsLeft, "Nobody was mailed: the export has their addresses", $"{Path}/registrations"),
            ],
            _ => [],
        };

    string TicketsLeft =>
        Registrations.Total == 1
            ? "One person has a ticket for the canceled event"
            : InWords($"{Registrations.Total:N0} people have tickets for the canceled event");

    IEnumerable<Need> DayNeeds
    {
        get
        {
            if (Event.IsRehearsal(Now))
            {
                var advice = "The public page calls it a rehearsal. Close registration, or correct the days if the event was postponed";
                yield return new("bad", "The event is over, and registration is still open", advice, Settings);
            }

            if (Behind is { Count: var count })
            {
                var words = count == 1 ? "1 talk is not on a day of the event" : InWords($"{count:N0} talks are not on a day of the event");
                yield return new("bad", words, "They can all move along with the days", Settings);
            }
        }
    }

    /// <summary>The talks that the event's days have left behind.</summary>
    public TalksBehind? Behind { get; init; }

    IEnumerable<Need> ZoneNeeds
    {
        get
        {
            if (!Event.IsZoneGuessed)
                yield break;

            var advice = "Nobody has confirmed the time zone since the place was set. Check it, and save the settings";
            yield return new("bad", $"Is the agenda in {Event.Clock()}?", advice, Settings);
        }
    }

    IEnumerable<Need> RegistrationNeeds
    {
        get
        {
            if (!Event.TakesPlace)
                yield break;
            if (Places.Count == 0)
                yield return new("low", "There are no ticket types yet", "Nobody can register before there is one", $"{Settings}/tickets");
            else if (Event.RegistrationOpensAt is null && Event.StartsOn >= DateOnly.FromDateTime(Now))
                yield return new("low", "It is not decided when registration opens", "Until then nobody can register", Settings);
            foreach (var full in Places.Where(row => row.Left <= 0 && !IsOver))
                yield return new("low", $"{full.Name}: no place is left", "Raise the limit, or leave it full", $"{Settings}/tickets");
        }
    }
}

/// <summary>A limit and how far it is used up.</summary>
public record PlacesRow(string Name, int Size, int Taken)
{
    public int Left => Size - Taken;

    public string Words => Amount.IsNone ? "Full" : Amount.Words;

    public string State =>
        Amount switch
        {
            { IsNone: true } => "full",
            var amount when amount.IsLow(5) => "low",
            _ => "",
        };

    AmountLeft Amount => new(Size, Taken);
}

/// <summary>What sponsorships bring in.</summary>
public record IncomeCard(IReadOnlyList<IncomeRow> Packages, string Currency, long TargetCents)
{
    public long TotalCents => Packages.Sum(row => row.Cents);

    public int InOtherCurrencies => Packages.Sum(row => row.InOtherCurrencies);
}

/// <summary>One package: how often it was taken, and for how much.</summary>
public record IncomeRow(string Name, int? Size, int Taken, long Cents, int InOtherCurrencies);

/// <summary>How many inquiries are in each state, how many wait for us, and since when the first of them does.</summary>
public record InquiriesCard(IReadOnlyDictionary<InquiryState, int> Counts, int Waiting, DateTime? OldestWaitsAt)
{
    public int Total => Counts.Values.Sum();

    public IEnumerable<Need> Needs(string path, Event conference)
    {
        if (Waiting is > 0 and var waiting)
        {
            yield return new(
                "low",
                waiting == 1 ? "One inquiry waits for an answer" : $"{waiting} inquiries wait for an answer",
                InWords($"{(waiting == 1 ? "Since" : "The oldest since")} {conference.ToLocal(OldestWaitsAt!.Value):dddd, MMMM d}"),
                $"{path}/inquiries?turn=Ours"
            );
        }
    }
}

/// <summary>Something that happened, in words: who, what they did, and to whom or what.</summary>
public record ActivityRow(string Who, string Did, string Name, DateTime At);

/// <summary>A step of a new event, and where it is taken.</summary>
public record FirstStep(string Words, bool IsDone, string Href);
