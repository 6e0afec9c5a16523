using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

/// <summary>The settings of an event; times are those of its clock.</summary>
public class SettingsForm : MergedForm, IValidatableObject
{
    [Required(ErrorMessage = "Give the event a title."), StringLength(Event.TitleLength), SingleLine]
    public string Title { get; set; } = "";

    [StringLength(2_000)]
    public string? Subtitles { get; set; }

    [Display(Name = "First day"), WallClock]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Last day"), WallClock]
    public DateOnly? EndsOn { get; set; }

    [StringLength(Event.PlaceLength), SingleLine]
    public string? Place { get; set; }

    [Display(Name = "Time zone"), Required(ErrorMessage = "Give the time zone of the place."), StringLength(60)]
    public string TimeZone { get; set; } = "";

    [Display(Name = "Days begin")]
    public TimeOnly? DayBegins { get; set; }

    [Display(Name = "Days end")]
    public TimeOnly? DayEnds { get; set; }

    [
        Display(Name = "Minutes from room to room"),
        Required(ErrorMessage = "Give a number from 0 to 120."),
        Range(0, 120, ErrorMessage = "Give a number from 0 to 120.")
    ]
    public int? RoomChangeMinutes { get; set; }

    [Display(Name = "Registration opens"), WallClock]
    public DateTime? RegistrationOpens { get; set; }

    [Display(Name = "Registration closes"), WallClock]
    public DateTime? RegistrationCloses { get; set; }

    [
        Required(ErrorMessage = "Give the currency, such as USD."),
        RegularExpression("^[A-Z]{3}$", ErrorMessage = "A currency is three capital letters, such as USD or EUR.")
    ]
    public string Currency { get; set; } = "";

    [
        Display(Name = "Income target"),
        Range(
            typeof(decimal),
            "0",
            "1000000000",
            ParseLimitsInInvariantCulture = true,
            ConvertValueInInvariantCulture = true,
            ErrorMessage = "Give an amount from 0 to 1,000,000,000."
        )
    ]
    public decimal IncomeTarget { get; set; }

    [Display(Name = "Sponsors write to"), StringLength(254)]
    [MailAddress(ErrorMessage = "This is not an e-mail address. Write it like sponsors@example.org.")]
    public string? SponsorEmail { get; set; }

    [Display(Name = "Attendees and speakers write to"), StringLength(EmailAddress.Length)]
    [MailAddress(ErrorMessage = "This is not an e-mail address. Write it like hello@example.org.")]
    public string? HelpEmail { get; set; }

    [Display(Name = "Privacy notice"), StringLength(Event.UrlLength)]
    public string? PrivacyUrl { get; set; }

    [Display(Name = "Code of conduct"), StringLength(Event.UrlLength)]
    public string? CodeOfConductUrl { get; set; }

    /// <summary>The talks that the event's days have left behind.</summary>
    [BindNever]
    public TalksBehind? Behind { get; set; }

    bool haveDaysMoved;

    public static SettingsForm FromEvent(Event conference) =>
        new SettingsForm
        {
            Title = conference.Title,
            Subtitles = string.Join('\n', conference.Subtitles),
            StartsOn = conference.StartsOn,
            EndsOn = conference.EndsOn,
            DayBegins = conference.DayBegins,
            DayEnds = conference.DayEnds,
            RoomChangeMinutes = conference.RoomChangeMinutes,
            Place = conference.Place,
            TimeZone = conference.TimeZone,
            RegistrationOpens = conference.ToLocalMinute(conference.RegistrationOpensAt),
            RegistrationCloses = conference.ToLocalMinute(conference.RegistrationClosesAt),
            Currency = conference.Currency,
            IncomeTarget = conference.IncomeTargetCents / 100m,
            SponsorEmail = conference.SponsorEmail,
            HelpEmail = conference.HelpEmail,
            PrivacyUrl = conference.PrivacyUrl,
            CodeOfConductUrl = conference.CodeOfConductUrl,
        }.FilledFrom(conference.Version);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in EventRules.CheckDaysAndZone(StartsOn, EndsOn, TimeZone))
            yield return fault;
        foreach (var (name, url) in new[] { (nameof(PrivacyUrl), PrivacyUrl), (nameof(CodeOfConductUrl), CodeOfConductUrl) })
            if (!string.IsNullOrWhiteSpace(url) && WebLink.Safe(url.Trim()) is null)
                yield return new("Give the address of a page, such as https://example.org/privacy.", [name]);
        if (DayEnds <= DayBegins)
            yield return new("The days would end before they begin.", [nameof(DayEnds)]);
        if (RegistrationCloses <= RegistrationOpens)
            yield return new("Registration would close before it opens.", [nameof(RegistrationCloses)]);
        if (RegistrationCloses is not null && RegistrationOpens is null)
            yield return new("Say when registration opens, or leave out when it closes.", [nameof(RegistrationOpens)]);
    }

    /// <param name="saved">The event as it is: whether its place and its days are others is told by it.</param>
    public EventSettings ToDetails(Event saved)
    {
        haveDaysMoved = (StartsOn, EndsOn) != (saved.StartsOn, saved.EndsOn);
        var place = Place?.Trim() ?? "";
        return new()
        {
            Title = Title.Trim(),
            Subtitles = (Subtitles ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            StartsOn = StartsOn,
            EndsOn = EndsOn,
            TimeZone = TimeZone,
            Place = place,
            ZoneHere = PlaceTimeZone.Find(place),
            ZoneThere = PlaceTimeZone.Find(saved.Place),
            DayBegins = DayBegins,
            DayEnds = DayEnds,
            RoomChangeMinutes = RoomChangeMinutes!.Value,
            RegistrationOpens = RegistrationOpens,
            RegistrationCloses = RegistrationCloses,
            Currency = Currency,
            IncomeTargetCents = (long)Math.Round(IncomeTarget * 100m, MidpointRounding.AwayFromZero),
            SponsorEmail = SponsorEmail ?? "",
            HelpEmail = HelpEmail ?? "",
            PrivacyUrl = PrivacyUrl?.Trim() ?? "",
            CodeOfConductUrl = CodeOfConductUrl?.Trim() ?? "",
        };
    }

    /// <summary>What someone should know who saved it: what the days and the place took along, and what they did not.</summary>
    public string DescribeSaved(Event conference)
    {
        var sentences = new List<string> { $"The settings were saved.{BothSaved}" };
        if (conference.IsZoneGuessed)
            sentences.Add(
                conference.TimeZone == TimeZone
                    ? $"Is {conference.Place} in {conference.Clock()}? Check the time zone."
                    : $"The time zone is now {conference.TimeZone}, after the place. Check it, and save once more."
            );
        if (haveDaysMoved && conference is { RegistrationClosesAt: { } closes, ClosesWithLastDay: false })
            sentences.Add(InWords($"Registration still closes on {conference.ToLocal(closes):MMMM d, yyyy, HH:mm}."));
        return string.Join(' ', sentences);
    }
}
