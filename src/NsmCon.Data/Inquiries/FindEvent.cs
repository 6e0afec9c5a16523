using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Inquiries;

/// <summary>
/// Finds the event that a mail without an inquiry is about: the one that an
/// address or its text names, or else the only one that still takes place.
/// </summary>
public class FindEvent(ConferenceDb db)
{
    /// <summary>How much of a mail's text is looked at, in characters: who names an event does it early.</summary>
    const int TextRead = 20_000;

    const int MostEvents = 500;

    /// <summary>Null if none is named, or several, and if not exactly one still takes place.</summary>
    public async Task<int?> Find(MailContents contents, DateTime now)
    {
        var events = await db
            .Events.AsNoTracking()
            .Where(e => e.Stage == EventStage.Announced || e.Stage == EventStage.Postponed)
            .OrderByDescending(e => e.StartsOn)
            .Take(MostEvents)
            .ToListAsync();
        var named = events.FindAll(e =>
            contents.Recipients.Any(address => address.Contains($"+{e.Slug}@", StringComparison.OrdinalIgnoreCase))
        );
        if (named.Count == 0)
        {
            named = NamedIn(events.FindAll(e => contents.EventIds.Contains(e.Id)), contents, now);
            if (named.Count != 1)
                named = NamedIn(events, contents, now);
        }

        return named.Count == 1 ? named[0].Id : null;
    }

    static List<Event> NamedIn(List<Event> events, MailContents contents, DateTime now) =>
        NamedInText(events, contents) is { Count: > 0 } named ? named : events.FindAll(e => !(e.OverAt <= now));

    // "NSMCon EU 2030" is not named by who writes of "NSMCon EU 2030 Extra", where both are ours: the longest title counts.
    static List<Event> NamedInText(List<Event> events, MailContents contents)
    {
        var text = SearchText.Normalize(contents.Subject, contents.Text.Start(TextRead));
        var named = events.FindAll(e => Names(text, SearchText.Normalize(e.Title)));
        return named.FindAll(e =>
            !named.Exists(other => other != e && Names(SearchText.Normalize(other.Title), SearchText.Normalize(e.Title)))
        );
    }

    /// <summary>Whether a title stands in a text as whole words.</summary>
    static bool Names(string text, string title)
    {
        for (
            var at = text.IndexOf(title, StringComparison.Ordinal);
            at >= 0 && title.Length > 0;
            at = text.IndexOf(title, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + title.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
