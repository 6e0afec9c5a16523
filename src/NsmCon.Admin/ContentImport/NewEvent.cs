using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>An event that comes in with its page: alive at once, with registration open.</summary>
static class NewEvent
{
    const int Places = 150;

    public static Event Of(EventPage page, string slug, DateTime now)
    {
        var (zone, isGuessed) = PageTimeZone.Of(page);
        var added = new Event { Slug = slug, Title = page.Title, TimeZone = zone, IsZoneGuessed = isGuessed, RegistrationOpensAt = now };
        foreach (var field in PageFields.OfEvent) field.Take(added, page);

        // A page of a past event is a rehearsal or a demonstration: its registration stays open.
        if ((added.EndsOn ?? added.StartsOn) is { } last && added.ToUtc(last.AddDays(1).ToDateTime(default)) is var closes && closes > now)
            added.RegistrationClosesAt = closes;
        return added;
    }

    public static TicketType Attendee(Event conference) => new()
    {
        EventId = conference.Id,
        Name = "Attendee",
        Description = "One person, one place.",
        Quota = new Quota { EventId = conference.Id, Name = "Places", Size = Places },
    };
}
