using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>An event that comes in with its page: a draft, or announced at once with registration open until its last day ends.</summary>
static class NewEvent
{
    const int Places = 150;

    /// <summary>Why a page of no known event does not become one; null if it does.</summary>
    public static string? Refusal(PageFile page, DateTime now)
    {
        if (page.IsNoEvent || !page.IsOfEvent)
            return "This page has no talks, so it becomes no event. If it is an event's, write event = true into its front matter.";
        if (page.Meaning.IsDraft)
            return "This page is a draft. It becomes an event once draft = true is gone from its front matter.";
        if (page.Meaning.ShownFrom > now)
            return InWords($"The site shows this page only from {page.Meaning.ShownFrom:MMMM d, yyyy} on (publishDate). Import it then.");
        if (page.Meaning.ShownUntil <= now)
            return InWords(
                $"The site has not shown this page since {page.Meaning.ShownUntil:MMMM d, yyyy} (expiryDate), so it becomes no event."
            );
        return null;
    }

    public static Event FromPage(EventPage page, string slug, string uidHost)
    {
        var (zone, isGuessed) = PageTimeZone.Find(page);
        var added = new Event
        {
            Slug = slug,
            Title = page.Title,
            TimeZone = zone,
            IsZoneGuessed = isGuessed,
            UidHost = uidHost,
        };
        foreach (var field in PageFields.OfEvent)
            field.Take(added, page);
        return added;
    }

    /// <summary>
    /// Announces it, and opens registration until its last day ends. A past event stays closed, unless it is there to rehearse with.
    /// </summary>
    public static void Announce(Event added, DateTime now, bool isRehearsal)
    {
        added.SetStage(EventStage.Announced, now);
        var closes = added.OverAt;
        if (closes <= now && !isRehearsal)
            return;

        added.RegistrationOpensAt = now;
        if (closes > now)
            added.RegistrationClosesAt = closes;
    }

    public static TicketType Attendee(Event conference)
    {
        var attendee = new TicketType
        {
            EventId = conference.Id,
            Name = "Attendee",
            Description = "One person, one place.",
        };
        attendee.DrawOn(
            new Quota
            {
                EventId = conference.Id,
                Name = "Places",
                Size = Places,
            }
        );
        return attendee;
    }
}
