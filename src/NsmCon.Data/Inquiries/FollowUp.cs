namespace NsmCon.Data.Inquiries;

/// <summary>Who has to do the next thing in an inquiry.</summary>
public enum Turn
{
    /// <summary>They wait for us: nobody has answered, or its day has come again.</summary>
    Ours,

    /// <summary>We wait for them.</summary>
    Theirs,

    /// <summary>Nobody, until a day.</summary>
    Snoozed,

    /// <summary>Nobody: it was accepted or declined, and all is said.</summary>
    Over,
}

/// <summary>A moment, and how long an answer may take: by these it is told what is due and what is late.</summary>
/// <param name="Now">The moment.</param>
/// <param name="AnswerWithin">How long an answer may take.</param>
public sealed record FollowUpTime(DateTime Now, TimeSpan AnswerWithin)
{
    /// <summary>Who asked before this and has no answer waits too long.</summary>
    public DateTime LateBefore => Now - AnswerWithin;
}

/// <summary>What keeps one on to an inquiry: since when they wait, until when it is put away, and what comes next.</summary>
/// <param name="AskedAt">When they wrote the first message that nobody has answered yet; null where they do not wait.</param>
/// <param name="SnoozedUntilOn">The day on which it comes back, or came back.</param>
/// <param name="SnoozedUntilAt">When that day begins.</param>
/// <param name="NextStep">What comes next; empty if nothing is planned.</param>
/// <param name="NextStepOn">The day on which that is due.</param>
/// <param name="NextStepDueAt">When that day begins.</param>
public sealed record FollowUp(
    DateTime? AskedAt,
    DateOnly? SnoozedUntilOn,
    DateTime? SnoozedUntilAt,
    string NextStep,
    DateOnly? NextStepOn,
    DateTime? NextStepDueAt
)
{
    /// <summary>Whether it is put away.</summary>
    public bool IsSnoozed(DateTime now) => SnoozedUntilAt > now;

    /// <summary>Whether it was put away, its day has come, and nobody has done anything since.</summary>
    public bool IsBack(DateTime now) => SnoozedUntilAt <= now;

    /// <summary>Whether the day of its next step has come.</summary>
    public bool IsDue(DateTime now) => NextStepDueAt <= now;

    /// <summary>Whether they have waited too long. Who put it away knows that they wait.</summary>
    public bool IsLate(FollowUpTime time) => AskedAt <= time.LateBefore && !IsSnoozed(time.Now);
}
