using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>The inquiries that one can be merged with.</summary>
public sealed record MergeChoicesPage(Event Event, Inquiry Inquiry, string Find, IReadOnlyList<MergeChoice> Choices, Pager Pager)
{
    public string Path => Links.Inquiry(Event.Slug, Inquiry.Id);

    /// <summary>What was accepted stays, and else what came first.</summary>
    public string PathTo(MergeChoice choice)
    {
        var isAccepted = Inquiry.State == InquiryState.Accepted;
        var otherIs = choice.State == InquiryState.Accepted;
        var otherStays = isAccepted == otherIs ? choice.Id < Inquiry.Id : otherIs;
        var (stays, goes) = otherStays ? (choice.Id, Inquiry.Id) : (Inquiry.Id, choice.Id);
        return Links.MergeInquiries(Event.Slug, stays, goes);
    }
}

/// <summary>One of them, and what they have in common: "Same company".</summary>
public sealed record MergeChoice(
    int Id,
    string Company,
    string ContactName,
    string Email,
    InquiryState State,
    int Messages,
    DateTime UpdatedAt,
    string Likeness
);

/// <summary>Two inquiries side by side, of which the second shall become a part of the first.</summary>
public sealed record ComparePage(Event Event, ComparedInquiry Stays, ComparedInquiry Goes)
{
    public string Path => Links.MergeInquiries(Event.Slug, Stays.Inquiry.Id, Goes.Inquiry.Id);

    public string OtherPath => Links.MergeInquiries(Event.Slug, Goes.Inquiry.Id, Stays.Inquiry.Id);

    public string? Fault => Stays.Inquiry.FaultOfMerging(Goes.Inquiry);

    public IEnumerable<CompareRow> Rows =>
        Stays
            .Facts(Event)
            .Zip(Goes.Facts(Event), (one, other) => new CompareRow(one.Label, one.Value, other.Value))
            .Where(row => row.Stays.Length + row.Goes.Length > 0);

    /// <summary>What will be, in sentences.</summary>
    public IEnumerable<string> Outcome
    {
        get
        {
            var stays = Stays.Inquiry;
            var merged = InquiryProgress.FromInquiry(Stays.Inquiry).MergeWith(InquiryProgress.FromInquiry(Goes.Inquiry));
            var owner = merged.OwnerId == stays.OwnerId ? Stays.Owner : Goes.Owner;
            var packages = Stays.Packages.Union(Goes.Packages, StringComparer.Ordinal).ToList();
            yield return $"It stays the inquiry of {stays.Company}. Replies go to {stays.ContactName}, {stays.Email}.";
            yield return $"All {Stays.Messages + Goes.Messages} messages stand in one conversation, in order of time, with their files, notes and drafts.";
            yield return $"State: {$"{merged.State}".SplitWords()}. Owner: {owner}.";
            yield return packages.Count == 0 ? "They asked about no package." : $"They asked about {string.Join(", ", packages)}.";
            if (merged.FollowUp.NextStep.Length > 0)
                yield return $"Next step: {merged.FollowUp.NextStep}";
            if (merged.FollowUp.SnoozedUntilOn is { } day)
                yield return InWords($"Snoozed until {day:MMMM d}.");
            if (merged.FollowUp.AskedAt is { } waits)
                yield return InWords($"They have waited for an answer since {Event.ToLocal(waits):MMMM d, HH:mm}.");
            yield return "Answers to mails of either inquiry come in here, and links to either lead here.";
        }
    }
}

/// <summary>An inquiry as it stands beside another.</summary>
public sealed record ComparedInquiry(Inquiry Inquiry, IReadOnlyList<string> Packages, int Messages, string LastMessage)
{
    public string Owner => Inquiry.Owner?.AuditName ?? "nobody yet";

    public IEnumerable<(string Label, string Value)> Facts(Event conference) =>
        [
            ("Contact", Inquiry.ContactName),
            ("E-mail", Inquiry.Email),
            ("Phone", Inquiry.Phone),
            ("State", $"{Inquiry.State}".SplitWords()),
            ("Owner", Inquiry.Owner?.AuditName ?? "Nobody yet"),
            ("Packages", string.Join(", ", Packages)),
            ("Came in", conference.ToLocal(Inquiry.ReceivedAt).InWords("MMMM d, yyyy, HH:mm")),
            ("Messages", $"{Messages}"),
            ("Last message", LastMessage),
        ];
}

public sealed record CompareRow(string Label, string Stays, string Goes);
