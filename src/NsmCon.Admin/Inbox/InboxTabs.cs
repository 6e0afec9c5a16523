using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

/// <summary>A list of inquiries in the inbox.</summary>
public enum InboxTab
{
    Ours,
    Theirs,
    Snoozed,
    Due,
    All,
}

/// <summary>
/// The lists of the inbox, with how much is in each: inquiries of all events
/// that the reader looks after, and mails for whoever looks after all events.
/// </summary>
public sealed record InboxTabs(IReadOnlyList<InquiryCount> Inquiries, IReadOnlyDictionary<IncomingState, int>? Mails)
{
    /// <summary>The list of inquiries that is shown.</summary>
    public InboxTab? Tab { get; init; }

    /// <summary>The list of mails that is shown.</summary>
    public IncomingState? State { get; init; }

    public int Count(InboxTab tab) => Inquiries.Where(tab.Filter().Shows).Sum(counted => counted.Count);
}

static class InboxTabWords
{
    public static FollowUpFilter Filter(this InboxTab tab) =>
        tab switch
        {
            InboxTab.Ours => new(Turn.Ours, Due: false),
            InboxTab.Theirs => new(Turn.Theirs, Due: false),
            InboxTab.Snoozed => new(Turn.Snoozed, Due: false),
            InboxTab.Due => new(null, Due: true),
            _ => new(null, Due: false),
        };

    public static string Describe(this InboxTab tab) =>
        tab switch
        {
            InboxTab.Ours => "Waiting for us",
            InboxTab.Theirs => "Waiting for them",
            InboxTab.Due => "Due or late",
            InboxTab.All => "All inquiries",
            _ => "Snoozed",
        };
}
