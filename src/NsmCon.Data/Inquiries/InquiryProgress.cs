using System.Text.Json.Serialization;

namespace NsmCon.Data.Inquiries;

/// <summary>Where an inquiry stands: what a merge may change of the one that remains.</summary>
/// <param name="State">How far it is.</param>
/// <param name="OwnerId">Who takes care of it.</param>
/// <param name="SponsorId">The sponsor that its company is.</param>
/// <param name="FollowUp">What keeps one on to it.</param>
public sealed record InquiryProgress(
    [property: JsonConverter(typeof(JsonStringEnumConverter<InquiryState>))] InquiryState State,
    int? OwnerId,
    int? SponsorId,
    FollowUp FollowUp
)
{
    public static InquiryProgress FromInquiry(Inquiry inquiry) => new(inquiry.State, inquiry.OwnerId, inquiry.SponsorId, inquiry.FollowUp);

    /// <summary>
    /// What it is once another one is merged into it: as far as the further of
    /// the two, and waiting since the first mail that nobody answered.
    /// </summary>
    public InquiryProgress MergeWith(InquiryProgress other)
    {
        var isAcceptedByOther = other.State == InquiryState.Accepted && State != InquiryState.Accepted;
        return new(
            Further(State, other.State),
            OwnerId ?? other.OwnerId,
            isAcceptedByOther ? other.SponsorId : SponsorId ?? other.SponsorId,
            Together(FollowUp, other.FollowUp)
        );
    }

    /// <summary>What it is once a merge is taken back: what it was before, wherever it is still as the merge left it.</summary>
    internal InquiryProgress TakenBack(InquiryProgress before, InquiryProgress merged, IReadOnlyCollection<Message> since)
    {
        var isAnswered = before.State == InquiryState.New && since.Any(message => message.Kind == MessageKind.Out);
        var state = isAnswered ? InquiryState.InConversation : before.State;
        return new(
            State == merged.State ? state : State,
            OwnerId == merged.OwnerId ? before.OwnerId : OwnerId,
            SponsorId == merged.SponsorId ? before.SponsorId : SponsorId,
            TakenBack(
                before.FollowUp,
                merged.FollowUp,
                since.Where(message => message.Kind == MessageKind.In).Min(message => (DateTime?)message.At)
            )
        );
    }

    // Who wrote since is not put away with what was.
    FollowUp TakenBack(FollowUp before, FollowUp merged, DateTime? asked)
    {
        var put = asked is null && FollowUp.SnoozedUntilAt == merged.SnoozedUntilAt ? before : FollowUp;
        var planned = (FollowUp.NextStep, FollowUp.NextStepOn) == (merged.NextStep, merged.NextStepOn) ? before : FollowUp;
        var waits = FollowUp.AskedAt == merged.AskedAt ? before.AskedAt ?? asked : FollowUp.AskedAt;
        return planned with { AskedAt = waits, SnoozedUntilOn = put.SnoozedUntilOn, SnoozedUntilAt = put.SnoozedUntilAt };
    }

    // What goes on anywhere has not come to nothing.
    static InquiryState Further(InquiryState one, InquiryState other) =>
        new[] { one, other }.Where(state => state != InquiryState.Declined).DefaultIfEmpty(InquiryState.Declined).Max();

    // Put away is only what nobody waits for in either.
    static FollowUp Together(FollowUp one, FollowUp other)
    {
        var both = new[] { one, other };
        var isOpen = both.Any(part => part is { AskedAt: not null, SnoozedUntilAt: null });
        var put = both.Where(part => !isOpen && part.SnoozedUntilAt is not null).MinBy(part => part.SnoozedUntilAt);
        var planned = one.NextStep.Length > 0 ? one : other;
        return planned with
        {
            AskedAt = both.Min(part => part.AskedAt),
            SnoozedUntilOn = put?.SnoozedUntilOn,
            SnoozedUntilAt = put?.SnoozedUntilAt,
        };
    }
}

/// <summary>What was there before messages moved, to be put back.</summary>
/// <param name="Progress">Where the inquiry stood that they moved into.</param>
/// <param name="PackageIds">The packages that it asked about.</param>
/// <param name="Drafts">The drafts that moved with them, each to where its writer had none.</param>
public sealed record BeforeMerge(InquiryProgress Progress, IReadOnlyList<int> PackageIds, IReadOnlyList<MovedDraft> Drafts);

/// <summary>A draft that moved. Once it was kept anew, its writer goes on with it where it is.</summary>
/// <param name="StaffMemberId">Its writer.</param>
/// <param name="IsNote">Whether it is a note.</param>
/// <param name="SavedAt">When it was kept.</param>
public sealed record MovedDraft(int StaffMemberId, bool IsNote, DateTime SavedAt);
