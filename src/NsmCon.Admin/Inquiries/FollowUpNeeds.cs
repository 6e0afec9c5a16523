using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>The next steps that are due, and the companies that have waited too long for an answer.</summary>
public sealed class FollowUpNeeds(ConferenceDb db, FollowUpClock clock) : IKnowNeeds
{
    public async Task<IReadOnlyList<Need>> Needs(Event conference)
    {
        var time = clock.Time;
        var counts = await db
            .Inquiries.Where(inquiry => inquiry.EventId == conference.Id)
            .StandingAt(time)
            .Where(standing => standing.IsDue || standing.IsLate)
            .GroupBy(standing => new { standing.IsDue, standing.IsLate })
            .Select(group => new
            {
                group.Key.IsDue,
                group.Key.IsLate,
                Count = group.Count(),
                Due = group.Min(standing => standing.Inquiry.NextStepDueAt),
                Asked = group.Min(standing => standing.Inquiry.AskedAt),
            })
            .ToListAsync();
        var late = counts.FindAll(group => group.IsLate);
        var due = counts.FindAll(group => group.IsDue);
        var href = $"{Links.Inquiries(conference.Slug)}?due=true";
        var needs = new List<Need>();
        if (late.Sum(group => group.Count) is > 0 and var answers)
            needs.Add(
                new(
                    "bad",
                    answers == 1 ? "One answer is late" : InWords($"{answers:N0} answers are late"),
                    FormatSince(late.Min(group => group.Asked)),
                    href
                )
            );
        if (due.Sum(group => group.Count) is > 0 and var steps)
            needs.Add(
                new(
                    "low",
                    steps == 1 ? "One next step is due" : InWords($"{steps:N0} next steps are due"),
                    FormatSince(due.Min(group => group.Due)),
                    href
                )
            );
        return needs;

        string FormatSince(DateTime? first) => InWords($"Since {conference.ToLocal(first!.Value):dddd, MMMM d}");
    }
}
