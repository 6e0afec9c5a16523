using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Forms;

/// <summary>Says who changed something since a form was opened, as far as the audit log knows.</summary>
public sealed class ReadMeanwhile(ConferenceDb db)
{
    /// <summary>What is said where nobody is named.</summary>
    public const string Somebody = "This was changed while you were writing.";

    /// <param name="conference">The event on whose clock it is told.</param>
    /// <param name="id">What was changed.</param>
    /// <param name="openedAt">When the form was filled.</param>
    /// <param name="subjects">What the log calls it and its parts: "Talk", "TalkSpeaker".</param>
    public async Task<string> Sentence(Event conference, int id, DateTime openedAt, IReadOnlyList<string> subjects)
    {
        var changes = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.At > openedAt)
            .Where(entry =>
                (entry.SubjectId == id && subjects.Contains(entry.Subject))
                || (entry.EventId == conference.Id && entry.Action == "Imported")
            )
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Select(entry => new
            {
                entry.By,
                entry.At,
                IsImport = entry.Action == "Imported",
            })
            .Take(20)
            .ToListAsync();
        var own = changes.Where(change => !change.IsImport).ToList();
        var causes = own.Count > 0 ? own : changes;
        if (causes.Count == 0)
            return Somebody;

        var who = string.Join(" and ", causes.Select(change => change.By).Distinct());
        return $"{who} {(own.Count > 0 ? "changed this" : "imported the page of the event")} at "
            + InWords($"{conference.ToLocal(causes[0].At):HH:mm}, while you were writing.");
    }
}
