using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>An event that comes in with its page: alive at once, with registration open.</summary>
static class NewEvent
{
    const int Places = 150;

    static readonly Lazy<Dictionary<string, string>> Zones = new(() => TimeZoneInfo.GetSystemTimeZones()
        .Where(zone => zone.Id.Contains('/') && !zone.Id.StartsWith("Etc/", StringComparison.Ordinal))
        .GroupBy(zone => zone.Id.Split('/')[^1], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.OrderBy(zone => zone.Id.Length).First().Id, StringComparer.OrdinalIgnoreCase));

    public static Event Of(EventPage page, string slug, DateTime now)
    {
        var added = new Event { Slug = slug, Title = page.Title, TimeZone = ZoneOf(page.Place) ?? "Etc/UTC", RegistrationOpensAt = now };
        foreach (var field in PageFields.OfEvent) field.Take(added, page);

        // A page of a past event is a rehearsal or a demonstration: its registration stays open.
        if ((added.EndsOn ?? added.StartsOn) is { } last && added.ToUtc(last.AddDays(1).ToDateTime(default)) is var closes && closes > now)
            added.RegistrationClosesAt = closes;
        return added;
    }

    /// <summary>The IANA zone that bears the city's name; null if none does.</summary>
    public static string? ZoneOf(string? place) =>
        Zones.Value.GetValueOrDefault((place ?? "").Split(',')[0].Trim().Replace(' ', '_'));

    public static TicketType Attendee(Event conference) => new()
    {
        EventId = conference.Id,
        Name = "Attendee",
        Description = "One person, one place.",
        Quota = new Quota { EventId = conference.Id, Name = "Places", Size = Places },
    };
}
