namespace NsmCon.Data.Agenda;

/// <summary>What is decided about a talk, and so whether the next version shows it to the public.</summary>
public enum TalkState
{
    /// <summary>An offer or an idea. Only staff see it, even if it has a time already.</summary>
    Proposed,

    /// <summary>On the agenda, with its time.</summary>
    Scheduled,

    /// <summary>Public, without a time yet.</summary>
    ToBeAnnounced,

    /// <summary>It does not take place. Only staff see it, and its time is free.</summary>
    Withdrawn,
}

public partial class Talk
{
    /// <summary>What is decided about it.</summary>
    public TalkState State { get; set; } = TalkState.Scheduled;

    /// <summary>Whether the next version shows it.</summary>
    public bool IsPublic => State is TalkState.Scheduled or TalkState.ToBeAnnounced;

    /// <summary>Says what is decided. A withdrawn talk gives its time away.</summary>
    /// <exception cref="RuleBrokenException">The time and the state do not go together.</exception>
    public void Decide(TalkState state)
    {
        if (state == TalkState.Scheduled && Starts is null)
            throw new RuleBrokenException($"“{Title}” has no time: give it one, or choose another state.");
        if (state == TalkState.ToBeAnnounced && Starts is not null)
            throw new RuleBrokenException($"“{Title}” has a time: it is scheduled. Take the time away to have it announced without one.");

        if (state == TalkState.Withdrawn)
        {
            Starts = null;
            Ends = null;
        }
        State = state;
    }

    /// <summary>
    /// Takes it off the agenda: staff keep it as a proposal, with its room and its speakers, and the next version does not show it.
    /// </summary>
    public void Unschedule()
    {
        Schedule(null, null);
        State = TalkState.Proposed;
    }

    // A proposal may have a time and stay one; all else with a time is on the agenda.
    void FollowTime()
    {
        if (Starts is null && State == TalkState.Scheduled)
            State = TalkState.ToBeAnnounced;
        if (Starts is not null && State != TalkState.Proposed)
            State = TalkState.Scheduled;
    }
}
