using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Events;

namespace NsmCon.Data.Inquiries;

public partial class Inquiry
{
    public const int NextStepLength = 200;

    /// <summary>So many days ahead, at most, something is planned.</summary>
    public const int MostDaysAhead = 366;

    /// <summary>What comes next, at a person's word: "Send the offer"; empty if nothing is planned.</summary>
    [MaxLength(NextStepLength)]
    public string NextStep { get; private set; } = "";

    /// <summary>The day on which the next step is due, by the event's clock; null if it has none.</summary>
    public DateOnly? NextStepOn { get; private set; }

    /// <summary>When that day begins.</summary>
    [NotAudited]
    public DateTime? NextStepDueAt { get; private set; }

    /// <summary>
    /// The day until which it is put away, by the event's clock. It stays after that day until somebody does something about it.
    /// </summary>
    public DateOnly? SnoozedUntilOn { get; private set; }

    /// <summary>When that day begins.</summary>
    [NotAudited]
    public DateTime? SnoozedUntilAt { get; private set; }

    /// <summary>The <see cref="NextStepDueAt"/> that its owner was told of.</summary>
    [NotAudited]
    public DateTime? RemindedDueAt { get; internal set; }

    /// <summary>The <see cref="AskedAt"/> that its owner was told of when the answer was late.</summary>
    [NotAudited]
    public DateTime? RemindedAskedAt { get; internal set; }

    /// <summary>What keeps one on to it.</summary>
    public FollowUp FollowUp => new(AskedAt, SnoozedUntilOn, SnoozedUntilAt, NextStep, NextStepOn, NextStepDueAt);

    /// <summary>Plans what comes next, in place of what was planned.</summary>
    /// <exception cref="RuleBrokenException">The day is too far away.</exception>
    public void Plan(string step, DateOnly? day, Event conference, DateTime now)
    {
        if ((step, day) == (NextStep, NextStepOn))
            return;

        var today = DateOnly.FromDateTime(conference.ToLocal(now));
        if (day != NextStepOn && day is { } chosen && Math.Abs(chosen.DayNumber - today.DayNumber) > MostDaysAhead)
            throw new RuleBrokenException("Choose a day within a year.");

        NextStep = step;
        NextStepOn = day;
        NextStepDueAt = day is { } due ? conference.ToUtc(due.ToDateTime(default)) : null;
        RemindedDueAt = null;
    }

    /// <summary>The next step is done, or is not needed any more.</summary>
    /// <param name="step">The step that is meant.</param>
    /// <exception cref="RuleBrokenException">Another one was planned meanwhile.</exception>
    public void FinishStep(string step)
    {
        if (step != NextStep)
            throw new RuleBrokenException(
                NextStep.Length > 0
                    ? $"Somebody changed the next step meanwhile: “{NextStep}”. It stays."
                    : "The next step was done already."
            );

        DropStep();
    }

    /// <summary>Puts it away until a day. It comes back by itself on that day, or as soon as the company writes.</summary>
    /// <exception cref="RuleBrokenException">The day is not one of the coming year.</exception>
    public void Snooze(DateOnly day, Event conference, DateTime now)
    {
        var days = day.DayNumber - DateOnly.FromDateTime(conference.ToLocal(now)).DayNumber;
        if (days is < 1 or > MostDaysAhead)
            throw new RuleBrokenException("Choose a day from tomorrow on, within a year.");

        SnoozedUntilOn = day;
        SnoozedUntilAt = conference.ToUtc(day.ToDateTime(default));
    }

    /// <summary>It is put away no longer.</summary>
    public void Wake()
    {
        SnoozedUntilOn = null;
        SnoozedUntilAt = null;
    }

    void DropStep()
    {
        NextStep = "";
        NextStepOn = null;
        NextStepDueAt = null;
    }
}
