using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

public class NewEventForm : IValidatableObject
{
    [Required(ErrorMessage = "Give the event a title."), StringLength(Event.TitleLength), SingleLine]
    public string Title { get; set; } = "";

    [Display(Name = "Address"), Required(ErrorMessage = "Give the event an address, such as nsmconeu2020."), StringLength(Event.SlugLength)]
    [RegularExpression(
        "^[a-z0-9]+(-[a-z0-9]+)*$",
        ErrorMessage = "The address has lower case letters, digits, and single hyphens between them."
    )]
    public string Slug { get; set; } = "";

    [Display(Name = "First day"), WallClock]
    public DateOnly? StartsOn { get; set; }

    [Display(Name = "Last day"), WallClock]
    public DateOnly? EndsOn { get; set; }

    [StringLength(Event.PlaceLength), SingleLine]
    public string? Place { get; set; }

    [Display(Name = "Time zone"), Required(ErrorMessage = "Give the time zone of the place."), StringLength(60)]
    public string TimeZone { get; set; } = "Etc/UTC";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        EventRules.CheckDaysAndZone(StartsOn, EndsOn, TimeZone);

    /// <summary>The event.</summary>
    /// <param name="uidHost">What the names of its calendar entries end in.</param>
    public Event ToEvent(string uidHost) =>
        new()
        {
            Slug = Slug,
            Title = Title.Trim(),
            StartsOn = StartsOn,
            EndsOn = EndsOn,
            Place = Place?.Trim() ?? "",
            TimeZone = TimeZone,
            UidHost = uidHost,
        };
}

/// <summary>What holds for the days and the zone of every event.</summary>
static class EventRules
{
    public static IEnumerable<ValidationResult> CheckDaysAndZone(DateOnly? first, DateOnly? last, string zone)
    {
        if (first is null && last is not null)
            yield return new("There is a last day, but no first one.", ["StartsOn"]);
        if (last < first)
            yield return new(InWords($"The last day would be before the first, {first:MMMM d, yyyy}."), ["EndsOn"]);
        if (!IsZone(zone))
            yield return new($"There is no time zone \"{zone}\". Zones are named like Europe/Amsterdam.", ["TimeZone"]);
    }

    /// <summary>The names to choose from.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        .. TimeZoneInfo
            .GetSystemTimeZones()
            .Where(zone => zone.HasIanaId)
            .Select(zone => zone.Id)
            .Append("Etc/UTC")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    static bool IsZone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;
}
