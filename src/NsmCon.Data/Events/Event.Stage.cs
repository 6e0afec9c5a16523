namespace NsmCon.Data.Events;

public partial class Event
{
    /// <summary>How far it has come in public. Every event begins as a draft.</summary>
    public EventStage Stage { get; private set; }

    /// <summary>When its stage was set; null while nobody has, and for events from before there were stages.</summary>
    [NotAudited]
    public DateTime? StageSetAt { get; private set; }

    /// <summary>How often its stage was changed after it was public: calendars take a changed entry only with a higher sequence.</summary>
    [NotAudited]
    public int StageRevision { get; private set; }

    /// <summary>Whether everybody can see it.</summary>
    public bool IsPublic => Stage != EventStage.Draft;

    /// <summary>Whether its days stand: it is neither postponed nor canceled.</summary>
    public bool TakesPlace => Stage is EventStage.Draft or EventStage.Announced;

    /// <summary>Whether companies can ask about sponsoring it.</summary>
    public bool TakesInquiries => Stage is EventStage.Announced or EventStage.Postponed;

    /// <summary>Sets its stage; the one that it has already changes nothing.</summary>
    public void SetStage(EventStage stage, DateTime now)
    {
        if (stage == Stage)
            return;

        if (IsPublic)
            StageRevision++;
        Stage = stage;
        StageSetAt = now;
    }
}
