using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>An inquiry, with what can be told of it at a moment. Queries are built on it; nobody loads one.</summary>
public sealed class InquiryStanding
{
    public required Inquiry Inquiry { get; init; }

    /// <summary>Whose turn it is.</summary>
    public Turn Turn { get; init; }

    /// <summary>Whether the day of its next step has come.</summary>
    public bool IsDue { get; init; }

    /// <summary>Whether they have waited too long.</summary>
    public bool IsLate { get; init; }
}

/// <summary>How many inquiries stand alike.</summary>
/// <param name="State">How far they are.</param>
/// <param name="Turn">Whose turn it is.</param>
/// <param name="NeedsAction">Whether their next step is due, or the answer to them late.</param>
/// <param name="Count">How many.</param>
public sealed record InquiryCount(InquiryState State, Turn Turn, bool NeedsAction, int Count);

/// <summary>Which inquiries a list shows: those of a turn, or those that are due or late; null and false for all.</summary>
/// <param name="Turn">Whose turn it is.</param>
/// <param name="Due">Whether only those are shown whose next step is due, or whose answer is late.</param>
public sealed record FollowUpFilter(Turn? Turn, bool Due)
{
    /// <summary>Whether it shows those that are counted there.</summary>
    public bool Shows(InquiryCount counted) => (Turn is null || Turn == counted.Turn) && (!Due || counted.NeedsAction);
}

/// <summary>Telling inquiries by what is to be done about them.</summary>
public static class FollowUpQueries
{
    /// <summary>The inquiries, with what can be told of them at a moment; <see cref="FollowUp"/> tells the same of one.</summary>
    public static IQueryable<InquiryStanding> StandingAt(this IQueryable<Inquiry> inquiries, FollowUpTime time)
    {
        var now = time.Now;
        var lateBefore = time.LateBefore;
        return inquiries.Select(inquiry => new InquiryStanding
        {
            Inquiry = inquiry,
            Turn =
#pragma warning disable RCS1238 // A query knows no switch.
                inquiry.SnoozedUntilAt > now ? Turn.Snoozed
                : inquiry.SnoozedUntilAt != null || inquiry.AskedAt != null ? Turn.Ours
                : inquiry.State == InquiryState.Accepted || inquiry.State == InquiryState.Declined ? Turn.Over
                : Turn.Theirs,
#pragma warning restore RCS1238
            IsDue = inquiry.NextStepDueAt != null && inquiry.NextStepDueAt <= now,
            IsLate =
                inquiry.AskedAt != null
                && inquiry.AskedAt <= lateBefore
                && (inquiry.SnoozedUntilAt == null || inquiry.SnoozedUntilAt <= now),
        });
    }

    /// <summary>How many there are of each kind, by one query.</summary>
    public static async Task<IReadOnlyList<InquiryCount>> CountByTurn(this IQueryable<InquiryStanding> standings)
    {
        var groups = await standings
            .GroupBy(standing => new
            {
                standing.Inquiry.State,
                standing.Turn,
                NeedsAction = standing.IsDue || standing.IsLate,
            })
            .Select(group => new
            {
                group.Key.State,
                group.Key.Turn,
                group.Key.NeedsAction,
                Count = group.Count(),
            })
            .ToListAsync();
        return groups.ConvertAll(group => new InquiryCount(group.State, group.Turn, group.NeedsAction, group.Count));
    }

    /// <summary>
    /// Those that a list shows, in its order: who has waited longest comes
    /// first, and what comes back or is due first; elsewhere the last change.
    /// </summary>
    public static IOrderedQueryable<Inquiry> Shown(this IQueryable<InquiryStanding> standings, FollowUpFilter filter)
    {
        var turn = filter.Turn;
        var due = filter.Due;
        if (turn is not null)
            standings = standings.Where(standing => standing.Turn == turn);
        if (due)
            standings = standings.Where(standing => standing.IsDue || standing.IsLate);
        var inquiries = standings.Select(standing => standing.Inquiry);
        var ordered = filter switch
        {
            { Due: true } => inquiries.OrderBy(inquiry =>
                inquiry.AskedAt == null || inquiry.NextStepDueAt < inquiry.AskedAt ? inquiry.NextStepDueAt : inquiry.AskedAt
            ),
            { Turn: Turn.Ours } => inquiries.OrderBy(inquiry => inquiry.AskedAt ?? inquiry.SnoozedUntilAt),
            { Turn: Turn.Snoozed } => inquiries.OrderBy(inquiry => inquiry.SnoozedUntilAt),
            _ => inquiries.OrderByDescending(inquiry => inquiry.UpdatedAt),
        };
        return ordered.ThenByDescending(inquiry => inquiry.Id);
    }

    /// <summary>Those whose owner has not been told yet that the step is due, or that the answer is late.</summary>
    public static IQueryable<InquiryStanding> ToRemindOf(this IQueryable<InquiryStanding> standings) =>
        standings.Where(standing =>
            (standing.IsDue && standing.Inquiry.RemindedDueAt != standing.Inquiry.NextStepDueAt)
            || (standing.IsLate && standing.Inquiry.RemindedAskedAt != standing.Inquiry.AskedAt)
        );
}
