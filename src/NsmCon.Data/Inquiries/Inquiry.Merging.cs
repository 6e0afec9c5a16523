namespace NsmCon.Data.Inquiries;

public partial class Inquiry
{
    /// <summary>
    /// The inquiry that has its messages since they were merged; null for one that stands by itself. Queries leave it out where it is not.
    /// </summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>Why another one cannot be merged into it; null where it can.</summary>
    public string? FaultOfMerging(Inquiry other) =>
        State == InquiryState.Accepted && other.State == InquiryState.Accepted && SponsorId != other.SponsorId
            ? $"Both were accepted, for two sponsors. Take back the packages of {Company} or of {other.Company}, "
                + "make that inquiry a conversation again, and then merge."
            : null;

    /// <summary>Takes on what another one is, as that is merged into it. Company and contact stay.</summary>
    /// <exception cref="RuleBrokenException">Both were accepted, for two sponsors.</exception>
    internal void Absorb(Inquiry other, DateTime now)
    {
        if (FaultOfMerging(other) is { } fault)
            throw new RuleBrokenException(fault);

        Join(other, InquiryProgress.FromInquiry(other), now);
        var lacking = other.Packages.Select(wish => wish.PackageId).Except(Packages.Select(wish => wish.PackageId)).ToList();
        Packages.AddRange(lacking.ConvertAll(id => new InquiryPackage { EventId = EventId, PackageId = id }));
    }

    /// <summary>Gives some of its messages to a new one. Who waits for an answer to one of them waits there.</summary>
    internal void SplitOff(Inquiry made, IReadOnlyCollection<Message> moved, IReadOnlyCollection<Message> left, DateTime now)
    {
        var state = moved.Any(message => message.Kind == MessageKind.Out) ? InquiryState.InConversation : InquiryState.New;
        var theirs = FirstAsked(moved);
        var ours = FirstAsked(left);
        made.EventId = EventId;
        made.ReceivedAt = moved.Min(message => message.At);
        // What is put away stays so on both sides.
        var put = theirs is null
            ? new(null, null, null, "", null, null)
            : FollowUp with
            {
                AskedAt = theirs,
                NextStep = "",
                NextStepOn = null,
                NextStepDueAt = null,
            };
        made.SetProgress(new(state, OwnerId, null, put), now);
        SetProgress(InquiryProgress.FromInquiry(this) with { FollowUp = FollowUp with { AskedAt = theirs is null ? AskedAt : ours } }, now);
    }

    /// <summary>Takes back one that was made of its messages, with all that came there since.</summary>
    internal void TakeIn(Inquiry made, InquiryProgress began, DateTime now)
    {
        var theirs = InquiryProgress.FromInquiry(made);
        // Where nothing was said and decided there, this one is as far as it is.
        if (theirs == began)
            Join(made, theirs with { State = InquiryState.Declined }, now);
        else
            Absorb(made, now);
    }

    void Join(Inquiry other, InquiryProgress theirs, DateTime now)
    {
        SetProgress(InquiryProgress.FromInquiry(this).MergeWith(theirs), now);
        other.MergedIntoId = Id;
    }

    DateTime? FirstAsked(IEnumerable<Message> messages) =>
        messages.Where(message => message.Kind == MessageKind.In && message.At >= AskedAt).Min(message => (DateTime?)message.At);

    /// <summary>
    /// Lets another one stand by itself again that was merged into it: takes back what came of that and nobody changed since.
    /// </summary>
    /// <param name="other">The other one, as it was.</param>
    /// <param name="before">What this one was.</param>
    /// <param name="since">What was written in this one since.</param>
    /// <param name="now">The time.</param>
    internal void Release(Inquiry other, BeforeMerge before, IReadOnlyCollection<Message> since, DateTime now)
    {
        var merged = before.Progress.MergeWith(InquiryProgress.FromInquiry(other));
        SetProgress(InquiryProgress.FromInquiry(this).TakenBack(before.Progress, merged, since), now);
        Packages.RemoveAll(wish =>
            !before.PackageIds.Contains(wish.PackageId) && other.Packages.Exists(theirs => theirs.PackageId == wish.PackageId)
        );
        other.MergedIntoId = null;
    }

    void SetProgress(InquiryProgress progress, DateTime now)
    {
        (State, OwnerId, SponsorId, var followUp) = progress;
        (AskedAt, SnoozedUntilOn, SnoozedUntilAt, NextStep, NextStepOn, NextStepDueAt) = followUp;
        UpdatedAt = now;
    }
}
