using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

public sealed record InquiriesPage(
    Event Event,
    InquiryFilter Filter,
    IReadOnlyList<InquiryCount> Counts,
    IReadOnlyList<InquiryRow> Rows,
    IReadOnlyList<OwnerChoice> Owners,
    Pager Pager
)
{
    public string Slug => Event.Slug;

    /// <summary>By when it is told what is due and what is late.</summary>
    public required FollowUpTime Time { get; init; }

    public string Waiting =>
        Count(new FollowUpFilter(Turn.Ours, Due: false)) switch
        {
            0 => "Nobody waits for an answer",
            1 => "One waits for an answer",
            var count => $"{count} wait for an answer",
        };

    public int All => Counts.Sum(counted => counted.Count);

    public int Count(InquiryState state) => Counts.Where(counted => counted.State == state).Sum(counted => counted.Count);

    public int Count(FollowUpFilter filter) => Counts.Where(filter.Shows).Sum(counted => counted.Count);
}

public sealed record InquiryRow(
    int Id,
    string Company,
    string ContactName,
    string Email,
    InquiryState State,
    List<string> Packages,
    string? Owner,
    DateTime UpdatedAt,
    FollowUp FollowUp
);

/// <summary>Someone of staff who may take care of an inquiry.</summary>
public sealed record OwnerChoice(int Id, string Name);

/// <summary>What the list shows.</summary>
public sealed class InquiryFilter
{
    public InquiryState? State { get; set; }
    public string? Find { get; set; }

    /// <summary>The key of an owner, or 0 for inquiries that nobody takes care of.</summary>
    public int? Owner { get; set; }

    /// <summary>Whose turn it is.</summary>
    public Turn? Turn { get; set; }

    /// <summary>Whether only those are shown that are due or late.</summary>
    public bool Due { get; set; }

    public int Page { get; set; } = 1;

    [BindNever]
    public FollowUpFilter FollowUp => new(Turn, Due);

    public bool Shows(InquiryCount counted) => (State is null || State == counted.State) && FollowUp.Shows(counted);

    public bool IsNarrow => State is not null || Turn is not null || Due || Owner is not null || !string.IsNullOrWhiteSpace(Find);
}

static class InquiryWords
{
    /// <summary>The colour that repeats the state.</summary>
    public static string Dot(this InquiryState state) =>
        state switch
        {
            InquiryState.New => "blue",
            InquiryState.InConversation => "cyan",
            InquiryState.Offered => "low",
            InquiryState.Accepted => "good",
            _ => "",
        };
}
