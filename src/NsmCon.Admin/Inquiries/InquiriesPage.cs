using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

public sealed record InquiriesPage(Event Event, InquiryFilter Filter, IReadOnlyDictionary<InquiryState, int> Counts, int WaitingCount, IReadOnlyList<InquiryRow> Rows, IReadOnlyList<OwnerChoice> Owners, Pager Pager)
{
    public string Slug => Event.Slug;

    public string Waiting => WaitingCount switch
    {
        0 => "Nobody waits for an answer",
        1 => "One waits for an answer",
        var count => $"{count} wait for an answer",
    };

    public int All => Counts.Values.Sum();
}

public sealed record InquiryRow(int Id, string Company, string ContactName, string Email, InquiryState State, List<string> Packages, string? Owner, DateTime UpdatedAt, DateTime? AskedAt);

/// <summary>Someone of staff who may take care of an inquiry.</summary>
public sealed record OwnerChoice(int Id, string Name);

/// <summary>What the list shows.</summary>
public sealed class InquiryFilter
{
    public InquiryState? State { get; set; }
    public string? Find { get; set; }

    /// <summary>The key of an owner, or 0 for inquiries that nobody takes care of.</summary>
    public int? Owner { get; set; }

    /// <summary>Whether only those are shown that wait for an answer, who waits longest first.</summary>
    public bool Waits { get; set; }

    public int Page { get; set; } = 1;

    public bool IsNarrow => State is not null || Waits || Owner is not null || !string.IsNullOrWhiteSpace(Find);
}

static class InquiryWords
{
    /// <summary>The colour that repeats the state.</summary>
    public static string Dot(this InquiryState state) => state switch
    {
        InquiryState.New => "blue",
        InquiryState.InConversation => "cyan",
        InquiryState.Offered => "low",
        InquiryState.Accepted => "good",
        _ => "",
    };
}
