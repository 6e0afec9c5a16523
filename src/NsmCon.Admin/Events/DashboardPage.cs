using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

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
    public string Line =>
        $"{DaySpan.Words(Event.StartsOn, Event.EndsOn, EventRow.UnknownDays)}{(Event.Place.Length > 0 ? $", {Event.Place}" : "")}.{Distance}";

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

    IEnumerable<Need> StageNeeds
    {
        get
        {
            if (Event.Stage == EventStage.Draft)
                yield return new(
                    "low",
                    "The event is not public yet",
                    "Only staff can see it. Announce it when it is ready",
                    $"{Path}/settings/stage"
                );
            if (Event.Stage == EventStage.Postponed)
                yield return new(
                    "low",
                    "The event is postponed",
                    "Nobody can register. Set its new days, and announce it again",
                    $"{Path}/settings"
                );
            if (Event.Stage == EventStage.Canceled && Registrations.Total > 0)
                yield return new(
                    "low",
                    Registrations.Total == 1
                        ? "One person has a ticket for the canceled event"
                        : $"{Registrations.Total:N0} people have tickets for the canceled event",
                    "Nobody was mailed: the export has their addresses",
                    $"{Path}/registrations"
                );
        }
    }

    IEnumerable<Need> DayNeeds
    {
        get
        {
            if (Event.IsRehearsal(Now))
                yield return new(
                    "bad",
                    "The event is over, and registration is still open",
                    "The public page calls it a rehearsal. Close registration, or correct the days if the event was postponed",
                    $"{Path}/settings"
                );
            if (Behind is { } behind)
                yield return new(
                    "bad",
                    behind.Count == 1 ? "1 talk is not on a day of the event" : $"{behind.Count:N0} talks are not on a day of the event",
                    "They can all move along with the days",
                    $"{Path}/settings"
                );
        }
    }

    /// <summary>The talks that the event's days have left behind.</summary>
    public TalksBehind? Behind { get; init; }

    IEnumerable<Need> ZoneNeeds =>
        !Event.IsZoneGuessed
            ? []
            :
            [
                new(
                    "bad",
                    $"Is the agenda in {Event.Clock()}?",
                    "Nobody has confirmed the time zone since the place was set. Check it, and save the settings",
                    $"{Path}/settings"
                ),
            ];

    IEnumerable<Need> RegistrationNeeds
    {
        get
        {
            if (!Event.TakesPlace)
                yield break;
            if (Places.Count == 0)
                yield return new(
                    "low",
                    "There are no ticket types yet",
                    "Nobody can register before there is one",
                    $"{Path}/settings/tickets"
                );
            else if (Event.RegistrationOpensAt is null && Event.StartsOn >= DateOnly.FromDateTime(Now))
                yield return new("low", "It is not decided when registration opens", "Until then nobody can register", $"{Path}/settings");
            foreach (var full in Places.Where(row => row.Left <= 0 && !IsOver))
                yield return new("low", $"{full.Name}: no place is left", "Raise the limit, or leave it full", $"{Path}/settings/tickets");
        }
    }
}

/// <summary>A limit and how far it is used up.</summary>
public record PlacesRow(string Name, int Size, int Taken)
{
    public int Left => Size - Taken;

    public string Words => Amount.IsNone ? "Full" : Amount.Words;

    public string State =>
        Amount.IsNone ? "full"
        : Amount.IsLow(5) ? "low"
        : "";

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
                $"{(waiting == 1 ? "Since" : "The oldest since")} {conference.ToLocal(OldestWaitsAt!.Value):dddd, MMMM d}",
                $"{path}/inquiries?turn=Ours"
            );
        }
    }
}

/// <summary>How the mails of an event and the workers of this process do.</summary>
public record HealthCard(
    bool IsMailConfigured,
    string? MailServerFault,
    IReadOnlyList<MailCount> Mails,
    IReadOnlyList<WorkerState> Workers,
    DateTime Now
)
{
    /// <summary>The last good backup; null where a server is backed up by its own tools, or before the first.</summary>
    public DateTime? LastBackupAt { get; init; }

    /// <summary>How many processes serve.</summary>
    public int Processes { get; init; }

    /// <summary>How many have not been seen for a while.</summary>
    public int ProcessesGone { get; init; }

    /// <summary>"9 of 9 running in 2 processes".</summary>
    public string WorkersWords =>
        $"{WellWorkers} of {Workers.Count} running{(Processes > 1 ? $" in {Processes} processes" : "")}{(ProcessesGone > 0 ? $", {ProcessesGone} gone" : "")}";

    /// <summary>Whether a backup should have been made by now.</summary>
    public bool IsBackupLate { get; init; }

    public int Waiting => Mails.Where(mail => mail.State == MailState.Waiting).Sum(mail => mail.Count);

    public DateTime? LastSentAt => Mails.Max(mail => mail.LastSentAt);

    public int WellWorkers => Workers.Count(worker => worker.IsWell(Now));

    public IEnumerable<Need> Needs(string path)
    {
        foreach (var worker in Workers.Where(worker => !worker.IsWell(Now)))
            yield return new("bad", $"{worker.Name} does not work", worker.LastError ?? "It has not run for a while", $"{path}/mail");
        if (IsBackupLate)
            yield return new(
                "bad",
                "There is no backup of today",
                LastBackupAt is { } last
                    ? $"The last good one is of {last:MMMM d, HH:mm} UTC; the log says what keeps the next"
                    : "None was made since the start; the log says why",
                $"{path}/mail"
            );
        if (MailServerFault is { } fault)
            yield return new("bad", "The mail server takes no mail", fault, $"{path}/mail?show=Waiting");
        if (IsMailConfigured && Mails.FirstOrDefault(mail => mail.State == MailState.Written) is { } written)
            yield return new(
                "bad",
                written.Count == 1 ? "One mail was only written to a file" : $"{written.Count} mails were only written to files",
                "There is a mail server now: one press sends them",
                $"{path}/mail?show=Written"
            );
        if (Mails.FirstOrDefault(mail => mail.State == MailState.Failed) is { } failed)
            yield return new(
                "bad",
                failed.Count == 1 ? "One mail could not be delivered" : $"{failed.Count} mails could not be delivered",
                OneOf(failed),
                $"{path}/mail"
            );
        if (Mails.Sum(mail => mail.Stuck) is > 0 and var stuck)
            yield return new(
                "bad",
                stuck == 1 ? "One mail may or may not have been sent" : $"{stuck} mails may or may not have been sent",
                "The app ended, or the server gave no answer: check whether it arrived",
                $"{path}/mail"
            );
        if (!IsMailConfigured)
            yield return new("low", "Mails reach nobody yet", "No mail server is set, so they are only written to files", $"{path}/mail");
    }

    static string OneOf(MailCount mails) => $"{(mails.Count == 1 ? "To" : "One to")} {mails.SampleTo}";
}

/// <summary>The mails of one state.</summary>
public record MailCount(MailState State, int Count, int Stuck, DateTime? LastSentAt, string SampleTo);

/// <summary>Something that happened, in words: who, what they did, and to whom or what.</summary>
public record ActivityRow(string Who, string Did, string Name, DateTime At);

/// <summary>A step of a new event, and where it is taken.</summary>
public record FirstStep(string Words, bool IsDone, string Href);
